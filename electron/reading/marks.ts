import type { MarkField } from '../../shared/forms/form.ts';
import type { MarkReading } from '../../shared/protocol/values.ts';
import type { PlacedPage } from '../vision/types.ts';
import { readSignature, SIGNATURE_MARGIN, SIGNATURE_PX_PER_MM } from './signatures.ts';
import { type Disc, readStamp, STAMP_MARGIN, STAMP_PX_PER_MM, type StampReading } from './stamps.ts';

/** Finds which of a page's stamps and signatures are there. Stamps first: their ink in a signature's box is no signature. */
export function readMarks(
  page: Pick<PlacedPage, 'cut'>,
  fields: readonly MarkField[],
): Record<string, MarkReading> {
  const marks: Record<string, MarkReading> = {};
  const discs: Disc[] = [];
  for (const field of fields.filter(({ mark }) => mark === 'stamp')) {
    const { reading, disc } = findStamp(page, field, fields);
    marks[field.id] = reading;
    if (disc) discs.push(disc);
  }
  for (const field of fields.filter(({ mark }) => mark === 'signature'))
    marks[field.id] = readSignature(page.cut(field, SIGNATURE_PX_PER_MM, SIGNATURE_MARGIN), discs);
  return marks;
}

/** Looks for a stamp at its place, then wherever something is signed: commissions stamp over signatures, too. */
function findStamp(
  page: Pick<PlacedPage, 'cut'>,
  field: MarkField,
  fields: readonly MarkField[],
): StampReading {
  const search = (box: MarkField['box']) =>
    readStamp(page.cut({ ...field, box }, STAMP_PX_PER_MM, STAMP_MARGIN));
  const atPlace = search(field.box);
  if (atPlace.disc) return atPlace;
  const anywhere = search(around(fields.map(({ box }) => box)));
  return anywhere.disc ? anywhere : atPlace;
}

/** The smallest box around boxes, mm. */
function around(boxes: readonly MarkField['box'][]): MarkField['box'] {
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}
