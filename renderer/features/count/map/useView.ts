import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** The part of a drawing that is in view, in the drawing's units. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface View {
  part: Part;
  /** Nearer by a factor over 1, further by one below, around a point that stays where it is. */
  zoom: (factor: number, around: readonly [x: number, y: number]) => void;
  move: (dx: number, dy: number) => void;
  /** Brings a point into view if it is not. */
  show: (point: readonly [x: number, y: number]) => void;
  whole: () => void;
}

/** Of the whole's extent: the least that can fill the view. */
const nearest = 1 / 400;

/** Which part of a drawing is in view; the wheel over `frame` zooms around the pointer. */
export function useView(
  whole: { width: number; height: number },
  frame: RefObject<SVGSVGElement | null>,
): View {
  const { width, height } = whole;
  const [part, setPart] = useState<Part>({ x: 0, y: 0, width, height });

  const zoom = useCallback(
    (factor: number, [x, y]: readonly [number, number]) =>
      setPart((before) => {
        const wanted = Math.min(width, Math.max(width * nearest, before.width / factor));
        const scale = wanted / before.width;
        return within(
          {
            x: x - (x - before.x) * scale,
            y: y - (y - before.y) * scale,
            width: wanted,
            height: before.height * scale,
          },
          width,
          height,
        );
      }),
    [width, height],
  );
  const move = useCallback(
    (dx: number, dy: number) =>
      setPart((before) => within({ ...before, x: before.x + dx, y: before.y + dy }, width, height)),
    [width, height],
  );
  const show = useCallback(
    ([x, y]: readonly [number, number]) =>
      setPart((before) => {
        const isIn =
          x >= before.x && x <= before.x + before.width && y >= before.y && y <= before.y + before.height;
        return isIn
          ? before
          : within({ ...before, x: x - before.width / 2, y: y - before.height / 2 }, width, height);
      }),
    [width, height],
  );

  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  }, [zoom]);
  useEffect(() => {
    const svg = frame.current;
    if (!svg) return;
    // React's own listener is passive: it could not keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      const at = pointIn(svg, event);
      if (!at) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? 1.25 : 0.8, at);
    };
    svg.addEventListener('wheel', onWheel, { passive: false });
    return () => svg.removeEventListener('wheel', onWheel);
  }, [frame]);

  return { part, zoom, move, show, whole: () => setPart({ x: 0, y: 0, width, height }) };
}

/** Where a pointer is, in the drawing's units; null while the drawing is not shown. */
export function pointIn(
  svg: SVGSVGElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): [x: number, y: number] | null {
  const matrix = svg.getScreenCTM();
  if (!matrix) return null;
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return [x, y];
}

function within(part: Part, width: number, height: number): Part {
  return {
    ...part,
    x: Math.max(0, Math.min(width - part.width, part.x)),
    y: Math.max(0, Math.min(height - part.height, part.y)),
  };
}
