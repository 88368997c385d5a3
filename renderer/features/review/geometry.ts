import type { PictureBox } from '../../components/ui/CropImage.tsx';
import type { Box, FormField } from '../../../shared/forms/form.ts';

/** A box on the form in px of the straightened page. */
export function toPicture([x, y, width, height]: Box, pxPerMm: number): PictureBox {
  return [x * pxPerMm, y * pxPerMm, width * pxPerMm, height * pxPerMm];
}

/** The smallest box around all of them, mm; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Paper shown left and right of the focused field, mm. */
const sideMm = 5;

/** Scale (CSS px a mm) at which a field and its neighbours above and below fill a window of the given size. */
export function cropScale(
  field: FormField,
  rows: readonly FormField[],
  width: number,
  height: number,
): number {
  const middles = rows.map(({ box }) => box[1] + box[3] / 2).sort((a, b) => a - b);
  const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? middle));
  const pitch = gaps.filter((gap) => gap > field.box[3] / 2).sort((a, b) => a - b)[0] ?? field.box[3] * 1.3;
  const tall = field.box[3] + 2 * Math.min(pitch, field.box[3] * 2);
  return Math.min(width / (field.box[2] + 2 * sideMm), height / tall);
}
