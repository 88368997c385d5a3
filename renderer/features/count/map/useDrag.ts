import { type PointerEvent, useRef } from 'react';
import { pointIn, type View } from './useView.ts';

/** A pointer that has gone no further than this, px, has pressed, not dragged. */
const still = 4;

interface Drag {
  /** Where it began, px, and where it was last, in the drawing's units. */
  from: { x: number; y: number };
  last: readonly [x: number, y: number];
  isDragging: boolean;
}

/**
 * Moves a map under the pointer. `onPress` is told where the pointer pressed, in the drawing's units, when it let go without having
 * dragged.
 */
export function useDrag(view: Pick<View, 'move'>, onPress: (at: readonly [x: number, y: number]) => void) {
  const drag = useRef<Drag | null>(null);
  return {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      const at = pointIn(event.currentTarget, event);
      if (!at || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { from: { x: event.clientX, y: event.clientY }, last: at, isDragging: false };
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      const now = drag.current;
      const at = now && pointIn(event.currentTarget, event);
      if (!at) return;
      now.isDragging ||= Math.hypot(event.clientX - now.from.x, event.clientY - now.from.y) > still;
      // The drawing moves with the pointer: the point under it stays the one that was taken hold of.
      if (now.isDragging) view.move(now.last[0] - at[0], now.last[1] - at[1]);
    },
    onPointerUp(event: PointerEvent<SVGSVGElement>) {
      const now = drag.current;
      drag.current = null;
      const at = pointIn(event.currentTarget, event);
      if (at && now && !now.isDragging) onPress(at);
    },
    onPointerCancel() {
      drag.current = null;
    },
  };
}
