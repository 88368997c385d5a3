import { type Dispatch, type PointerEvent, type RefObject, useState } from 'react';
import type { StraightPage } from '../../../shared/api/designs.ts';
import type { Box } from '../../../shared/forms/form.ts';
import type { Drawing, DrawingAction } from './drawing/drawing.ts';
import { boxOf, fieldUnder, isClick, type PagePoint, type Stroke, strokeAt } from './drawing/pen.ts';
import { placeAt, snapped } from './drawing/ruled.ts';

interface Pen {
  down: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  up: (event: PointerEvent) => void;
  /** The box under way, mm. */
  drawn: Box | null;
}

/**
 * Draws, moves and sizes fields by mouse, pen or finger. A new box snaps to what is ruled, and a click into a ruled box
 * draws it; with Alt held it stays as drawn.
 */
export function usePen(
  sheet: RefObject<SVGSVGElement | null>,
  page: StraightPage,
  { design, selected }: Drawing,
  dispatch: Dispatch<DrawingAction>,
): Pen {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const boxes = design.fields.map(({ box }) => box);

  function pointOf(event: PointerEvent): PagePoint {
    const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return [
      ((event.clientX - left) / width) * design.page.width,
      ((event.clientY - top) / height) * design.page.height,
    ];
  }

  return {
    drawn,
    down(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const point = pointOf(event);
      const under = fieldUnder(boxes, point);
      const next = strokeAt(point, selected === null ? undefined : boxes[selected], boxes[under]);
      if (next.kind === 'move') dispatch({ type: 'select', index: under });
      setStroke(next);
    },
    move(event) {
      if (!stroke) return;
      const box = boxOf(stroke, pointOf(event));
      if (stroke.kind === 'draw') setDrawn(box);
      else dispatch({ type: 'place', place: box });
    },
    up(event) {
      setStroke(null);
      setDrawn(null);
      if (stroke?.kind !== 'draw') return;
      const to = pointOf(event);
      if (isClick(stroke, to)) {
        const place = placeAt(page, to[0], to[1]);
        return dispatch(place ? { type: 'draw', place } : { type: 'select', index: null });
      }
      const box = boxOf(stroke, to);
      dispatch({ type: 'draw', place: event.altKey ? { box, cells: [] } : snapped(page, box) });
    },
  };
}
