import { checkValues } from '../../shared/forms/checks.ts';
import { type Box, isNumeric } from '../../shared/forms/form.ts';
import { marksOfReadings, protocolInput, valuesOfReadings } from '../../shared/forms/quantities.ts';
import { identitiesOf } from '../../shared/protocol/check-protocol.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import type { FieldCut, PlacedPage } from '../vision/types.ts';
import { markCorrected } from './corrected.ts';
import { isCovered } from './covered.ts';
import { hasCrumbs } from './crumbs.ts';
import { decideAll, unread } from './decision.ts';
import { penDarkness } from './ink.ts';
import { inkPrint } from './ink-print.ts';
import { readMarks } from './marks.ts';
import { readSign } from './signs.ts';
import { hasTraces } from './traces.ts';
import type { NumberReader } from './types.ts';
import { numbersInWords, statedNumber, wordsReading } from './words/beside.ts';
import type { WordEvidence } from './words/evidence.ts';
import { readPageWords } from './words/page-words.ts';
import type { WordsReader } from './words/reader.ts';

/** Scale of the cuts, px per mm: a figure of 5 mm is 40 px high. */
const PX_PER_MM = 8;
/** Enough to see whether there is ink at all. */
const BLANK_PX_PER_MM = 4;
/** Surroundings cut along, mm, for strokes that leave their box. */
const MARGIN = 2;
/**
 * Ink of a field that never gets darker than this (as in `FieldCut.ink`; about a quarter of the darkness of the picture's print) is a trace. In a
 * picture as pale as can be placed that is nine grey levels: what rounding and JPEG leave of a figure then can look like another one, and surely so.
 */
const PALEST_PEN = 45;

/**
 * Reads every field and mark on a placed page, and what its numbers come to under the form's rules.
 * @param joint whether fields are decided together under the form's equations, or each by its ink alone
 * @param reader of number words; null to leave them to the person
 */
export async function readPage(
  page: PlacedPage,
  numbers: NumberReader,
  joint: boolean,
  reader: WordsReader | null = null,
): Promise<Pick<PageExtraction, 'fields' | 'marks' | 'checks' | 'ink'>> {
  const { form, page: number } = page.placement;
  const here = form.fields.filter((field) => field.page === number);
  const numeric = here.filter(isNumeric);
  const cuts = numericCuts(page);
  const read = await numbers.read(cuts);
  const identities = joint ? identitiesOf(protocolInput(form, { values: {} })) : [];
  const alternatives = read.map((reading) => reading.alternatives);
  const figures = new Map(numeric.map(({ id }, index) => [id, alternatives[index] ?? []]));
  const words = reader ? await readPageWords(page, reader, figures) : new Map<string, WordEvidence>();
  const fields: Record<string, FieldReading> = decideAll(numeric, alternatives, identities, words);
  numeric.forEach(({ id }, index) => {
    fields[id] = markCorrected(fields[id] ?? unread, read[index]?.corrected ?? 0);
  });
  numeric.forEach(({ id, box }, index) => {
    const reading = fields[id] ?? unread;
    if (reading.accept && !isPromised(page, box, cuts[index])) fields[id] = suggested(reading);
  });
  for (const field of here)
    if (field.kind === 'text' || field.kind === 'words')
      fields[field.id] =
        (field.kind === 'words' ? readWords(words.get(field.of)) : null) ??
        readBlankness(page.cut(field, BLANK_PX_PER_MM, MARGIN));
  const marks = readMarks(
    page,
    here.filter((field) => field.kind === 'mark'),
  );
  const checks = checkValues(form, {
    values: valuesOfReadings(form, fields),
    marks: marksOfReadings(marks),
    words: numbersInWords(words, figures, fields),
  });
  const ink = inkPrint(cuts);
  return { fields, marks, checks, ...(ink === null ? {} : { ink }) };
}

/** The numeric fields of a page as they are read, in the form's order. */
export function numericCuts(page: PlacedPage): FieldCut[] {
  const { form, page: number } = page.placement;
  return form.fields
    .filter((field) => field.page === number)
    .filter(isNumeric)
    .map((field) => page.cut(field, PX_PER_MM, MARGIN));
}

function readWords(evidence: WordEvidence | undefined): FieldReading | null {
  const value = evidence ? statedNumber(evidence) : null;
  return evidence?.reading && value !== null ? wordsReading(value, evidence.reading.confidence) : null;
}

/** A reading is a promise only where the page surely lies on its form, and the picture shows all of the field, uncovered, in ink and not in traces of it. */
function isPromised(page: PlacedPage, box: Box, cut: FieldCut | undefined): boolean {
  return page.placement.doubt === null && page.shows(box) && cut !== undefined && isInInk(cut);
}

/** True where what is written is more than a trace, nothing beside it is one, nor what is left of a figure, and nothing lies on the paper there. */
function isInInk(cut: FieldCut): boolean {
  return penDarkness(cut.ink) >= PALEST_PEN && !hasTraces(cut) && !hasCrumbs(cut) && !isCovered(cut);
}

function suggested(reading: FieldReading): FieldReading {
  return { ...reading, accept: false };
}

/**
 * Reads one field that a person says lies in `box` (mm of the straightened page), by its ink alone; null for a field that holds no number. The box is
 * the person's word, so the reading is not held against how well the page lies elsewhere.
 */
export async function readBox(
  page: PlacedPage,
  id: string,
  box: Box,
  numbers: NumberReader,
): Promise<FieldReading | null> {
  const field = page.placement.form.fields.find((each) => each.id === id);
  if (!field || !isNumeric(field)) return null;
  const cut = page.cutFrom(field, box, PX_PER_MM, MARGIN);
  const [read] = await numbers.read([cut]);
  const made = decideAll([field], [read?.alternatives ?? []], [])[id] ?? unread;
  const reading = markCorrected(made, read?.corrected ?? 0);
  return page.shows(box) && isInInk(cut) ? reading : suggested(reading);
}

/**
 * Text, and words that cannot be read for sure, are told to be there or not, and left to the person: of 44 handwritten town names on the sample pictures
 * Tesseract's Kazakh read 4, as surely (0.91 to 0.99) as the other 40, at 170 MB a worker.
 */
function readBlankness({ ink, box, pxPerMm }: FieldCut): FieldReading {
  const { sign, clearness } = readSign({ ink, box, pxPerMm });
  if (sign !== 'blank') return unread;
  const confidence = 0.5 + 0.45 * clearness;
  return { value: null, state: 'blank', confidence, accept: false, alternatives: [[null, confidence]] };
}
