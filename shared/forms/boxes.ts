import type { Box, FormField, NumericField } from './form.ts';

/** The smallest box around all of them, mm; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Paper shown left of a station's number, where its printed label stands, mm. */
const stationLabelMm = 45;

/** What of the paper belongs to a row for the eye, mm: its figures, its number in words, a station's printed label. */
export function rowBox(field: NumericField, fields: readonly FormField[]): Box {
  const words = fields.filter((other) => other.kind === 'words' && other.of === field.id);
  const box = around([field.box, ...words.map((each) => each.box)]) ?? field.box;
  if (field.quantity !== 'station') return box;
  const left = Math.max(0, box[0] - stationLabelMm);
  return [left, box[1], box[0] + box[2] - left, box[3]];
}
