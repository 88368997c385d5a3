import type { PictureBox } from '../ui/CropImage.tsx';
import type { Box, FormField } from '../../../shared/forms/form.ts';

/** A box on the form in px of the straightened page. */
export function toPicture([x, y, width, height]: Box, pxPerMm: number): PictureBox {
  return [x * pxPerMm, y * pxPerMm, width * pxPerMm, height * pxPerMm];
}

/** Paper shown left and right of the focused row, mm. */
const sideMm = 5;

/** Scale (CSS px a mm) at which a row's box and its neighbours above and below fill a window of the given size. */
export function cropScale(box: Box, rows: readonly FormField[], width: number, height: number): number {
  const middles = rows.map((row) => row.box[1] + row.box[3] / 2).sort((a, b) => a - b);
  const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? middle));
  const pitch = gaps.filter((gap) => gap > box[3] / 2).sort((a, b) => a - b)[0] ?? box[3] * 1.3;
  const tall = box[3] + 2 * Math.min(pitch, box[3] * 2);
  return Math.min(width / (box[2] + 2 * sideMm), height / tall);
}

/** The middle of a window of the given length that does not leave a line, as near as can be to where it is wanted. */
export function inside(middle: number, length: number, line: number): number {
  return length >= line ? line / 2 : Math.min(Math.max(middle, length / 2), line - length / 2);
}
