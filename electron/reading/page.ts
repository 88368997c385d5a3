import { checkValues } from '../../shared/forms/checks.ts';
import { type FormField, isNumeric } from '../../shared/forms/form.ts';
import { marksOfReadings, valuesOfReadings } from '../../shared/forms/quantities.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import type { FieldCut, PlacedPage } from '../vision/types.ts';
import { decide, unread } from './decision.ts';
import { readMarks } from './marks.ts';
import { readSign } from './signs.ts';
import type { NumberReader, TextReader } from './types.ts';

/** Scale of the cuts, px per mm: a figure of 5 mm is 40 px high. */
const PX_PER_MM = 8;
/** Surroundings cut along, mm, for strokes that leave their box. */
const MARGIN = 2;

export interface PageReaders {
  numbers: NumberReader;
  text: TextReader;
}

/** Reads every field and mark on a placed page, and what its numbers come to under the form's rules. */
export async function readPage(
  page: PlacedPage,
  { numbers, text }: PageReaders,
): Promise<Pick<PageExtraction, 'fields' | 'marks' | 'checks'>> {
  const { form, page: number } = page.placement;
  const here = form.fields.filter((field) => field.page === number);
  const fields: Record<string, FieldReading> = {};
  const numeric = here.filter(isNumeric);
  const alternatives = await numbers.read(numeric.map((field) => cut(page, field)));
  numeric.forEach(
    (field, index) => (fields[field.id] = decide(field, alternatives[index] ?? [])),
  );
  for (const field of here) {
    if (field.kind === 'text') fields[field.id] = await readText(cut(page, field), text);
    if (field.kind === 'words') fields[field.id] = readWords(cut(page, field));
  }
  const marks = readMarks(
    page,
    here.filter((field) => field.kind === 'mark'),
  );
  const checks = checkValues(form, { values: valuesOfReadings(form, fields), marks: marksOfReadings(marks) });
  return { fields, marks, checks };
}

function cut(page: PlacedPage, field: FormField): FieldCut {
  return page.cut(field, PX_PER_MM, MARGIN);
}

/** A text field is blank or what OCR makes of it, never accepted: there is no measured share for handwritten text. */
async function readText(cut: FieldCut, reader: TextReader): Promise<FieldReading> {
  const blank = blankReading(cut);
  if (blank) return blank;
  const { text, confidence } = await reader.readText(cut);
  if (text === '') return unread;
  return { value: text, state: 'illegible', confidence, accept: false, alternatives: [[text, confidence]] };
}

/** Words are not read: blank, or there but unread. */
function readWords(cut: FieldCut): FieldReading {
  return blankReading(cut) ?? unread;
}

function blankReading({ ink, box, pxPerMm }: FieldCut): FieldReading | null {
  const { sign, clearness } = readSign({ ink, box, pxPerMm });
  if (sign !== 'blank') return null;
  const confidence = 0.5 + 0.45 * clearness;
  return { value: null, state: 'blank', confidence, accept: false, alternatives: [[null, confidence]] };
}
