import { type PointerEvent, useRef } from 'react';
import type { LoadedPicture } from '../../api/images.ts';
import { CropImage, type PictureBox } from '../../components/ui/CropImage.tsx';
import { type Look, type Pane, panned, zoomed } from './useLook.ts';
import styles from './PictureWindow.module.css';

interface Props {
  picture: LoadedPicture;
  pane: Pane;
  look: Look;
  /** Size of the window, CSS px. */
  width: number;
  height: number;
  /** CSS px per picture px at zoom 1. */
  fit: number;
  /** Picture point in the middle as long as nobody moves it, px. */
  middle: readonly [number, number];
  focus: PictureBox | null;
  /** The wheel zooms; else it scrolls what is around. */
  wheel: boolean;
  alt: string;
}

/** A picture as the person looks at it: zoomed, moved, turned and lit, by keys or dragged with the pointer. */
export function PictureWindow({ picture, pane, look, width, height, fit, middle, focus, wheel, alt }: Props) {
  const { zoom, pan } = look.views[pane];
  const side = Math.min(width, height);
  const drag = useDrag((dx, dy) =>
    look.setView(pane, (view) => panned(view, -dx / side, -dy / side, look.tilt)),
  );
  return (
    <div
      className={styles.window}
      {...drag}
      onWheel={(event) => {
        if (wheel) look.setView(pane, (view) => zoomed(view, event.deltaY < 0 ? 1.15 : 1 / 1.15));
      }}
    >
      <CropImage
        picture={picture}
        width={width}
        height={height}
        scale={fit * zoom}
        centre={[middle[0] + (pan[0] * side) / fit, middle[1] + (pan[1] * side) / fit]}
        tilt={look.tilt}
        light={look.light}
        focus={focus}
        alt={alt}
      />
    </div>
  );
}

/** Handlers of a drag; `move` gets each step in CSS px. A finger scrolls the page instead. */
function useDrag(move: (dx: number, dy: number) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const end = () => void (from.current = null);
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!from.current) return;
      move(event.clientX - from.current.x, event.clientY - from.current.y);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
