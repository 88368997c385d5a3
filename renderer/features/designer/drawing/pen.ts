import type { Box } from '../../../../shared/forms/form.ts';
import { endOf } from './ruled.ts';

/** A point on the page, mm. */
export type PagePoint = readonly [number, number];

/** What the pen does while it is down. */
export type Stroke =
  | { kind: 'draw'; from: PagePoint }
  | { kind: 'move'; from: PagePoint; box: Box }
  /** The corner that stays where it is. */
  | { kind: 'size'; fixed: PagePoint };

/** A corner is taken hold of within this, and a shorter stroke is a click, mm. */
const HOLD_MM = 2.5;
const CLICK_MM = 1.5;

/** The corners of a box: top left, top right, bottom right, bottom left. */
export function handlesOf(box: Box): PagePoint[] {
  const [right, bottom] = endOf(box);
  return [
    [box[0], box[1]],
    [right, box[1]],
    [right, bottom],
    [box[0], bottom],
  ];
}

/** Where the pen comes down: on a corner of the field in hand, in a field, or on the page. */
export function strokeAt(point: PagePoint, inHand: Box | undefined, under: Box | undefined): Stroke {
  if (inHand) {
    const handles = handlesOf(inHand);
    const at = handles.findIndex(([x, y]) => Math.hypot(x - point[0], y - point[1]) <= HOLD_MM);
    const fixed = handles[(at + 2) % 4];
    if (at >= 0 && fixed) return { kind: 'size', fixed };
  }
  return under ? { kind: 'move', from: point, box: under } : { kind: 'draw', from: point };
}

/** The box that a stroke makes when it has come to `to`. */
export function boxOf(stroke: Stroke, to: PagePoint): Box {
  if (stroke.kind === 'move') {
    const [x, y, width, height] = stroke.box;
    return [x + to[0] - stroke.from[0], y + to[1] - stroke.from[1], width, height];
  }
  const from = stroke.kind === 'draw' ? stroke.from : stroke.fixed;
  return [
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.abs(to[0] - from[0]),
    Math.abs(to[1] - from[1]),
  ];
}

/** True if the pen was not drawn along. */
export function isClick({ from }: Extract<Stroke, { from: PagePoint }>, to: PagePoint): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK_MM;
}

/** The field under a point, the smallest where they lie on each other; -1 where there is none. */
export function fieldUnder(boxes: readonly Box[], [x, y]: PagePoint): number {
  return boxes.reduce((best, box, index) => {
    const [right, bottom] = endOf(box);
    if (x < box[0] || y < box[1] || x > right || y > bottom) return best;
    const smallest = boxes[best];
    return smallest && smallest[2] * smallest[3] <= box[2] * box[3] ? best : index;
  }, -1);
}
