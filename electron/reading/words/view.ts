import { type InkCut, ownInk, strongestInk } from '../digits/own-ink.ts';
import { resample } from '../digits/resample.ts';
import { LEFT_PAPER, masked, PALE, SIDE, stripOver, surroundings } from '../digits/views.ts';
import type { InkArea } from '../types.ts';

/** Width of a view of words, px; its height is SIDE. */
export const WORDS_WIDTH = 384;
/** Values that `wordsView` writes. */
export const WORDS_VALUES = SIDE * WORDS_WIDTH;

/** Writing that comes as near to the box's right edge as this many of its own heights may go on behind it, with a next word. */
const NEAR_EDGE = 1.2;

/** Ink above this share of the strongest crosses an edge that it lies on. */
const STROKE = 0.3;

/** The right end of writing in its view. */
interface WritingEnd {
  /** px from the view's left. */
  at: number;
  /** True if the writing may be cut off at the box's edge, or go on behind it. */
  open: boolean;
}

/**
 * Writes the view of a field of words into `out` at `offset`, SIDE rows of WORDS_WIDTH, 0..1: the field's own writing between the
 * box's left and right edge, brought to one height; what is too wide then is narrowed. All zero where there is none. As in
 * training (resources/models/train, `views.words_view`); a test of fixed inputs holds the two together.
 * @returns where the writing ends, and whether that may not be its end
 */
export function wordsView(area: InkArea, out: Float32Array, offset: number): WritingEnd {
  const cut = surroundings(area);
  const own = ownInk(cut, true);
  if (!own) {
    out.fill(0, offset, offset + WORDS_VALUES);
    return { at: 0, open: false };
  }
  const [x, , w, h] = cut.box;
  const [x0, y0, x1, y1] = [
    Math.max(own.extent[0], x),
    own.extent[1],
    Math.min(own.extent[2], x + w),
    own.extent[3],
  ];
  const window = stripOver([x0, y0, x1, y1], h, WORDS_WIDTH);
  own.mask.forEach((_, at) => {
    const column = at % cut.width;
    if (column < x || column >= x + w) own.mask[at] = 0;
  });
  resample(masked(cut, own.mask), cut.width, window, out, offset, 1 / Math.max(strongestInk(cut), PALE));
  return {
    at: LEFT_PAPER + (x1 - x0) / window.stepX,
    open: x1 > x + w - NEAR_EDGE * (y1 - y0) || crossesEdge(cut),
  };
}

/** True if a stroke, whosever, lies on the box's right edge: a letter mostly behind it is not the box's own, but goes on there. */
function crossesEdge(cut: InkCut): boolean {
  const { data, width, box } = cut;
  const [x, y, w, h] = box;
  const limit = Math.max(STROKE * strongestInk(cut), PALE / 2);
  const right = Math.min(width, x + w) - 1;
  for (let row = y; row < y + h; row++) if ((data[row * width + right] ?? 0) > limit) return true;
  return false;
}
