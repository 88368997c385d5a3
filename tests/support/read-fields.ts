import { decodeCells } from '../../electron/reading/cells.ts';
import { decideAll, type DecidedField } from '../../electron/reading/decision.ts';
import { meaning } from '../../electron/reading/digits/line-text.ts';
import type { DigitReader } from '../../electron/reading/digits/reader.ts';
import { type NumberAlternatives, type SymbolScores, symbols } from '../../electron/reading/types.ts';
import type { FieldReading } from '../../shared/protocol/values.ts';
import type { PackedField } from './packs.ts';

/** What the product says of a field by its ink alone, and whether that is what stands there. */
export interface ReadField {
  /** A zero is right in figures, as a dash or as crosses: what is counted is the number. */
  right: boolean;
  confidence: number;
  /** A number was read: blank and illegible fields are never accepted. */
  number: boolean;
}

const said = ({ value, state }: FieldReading) => value ?? state;

/** Decides a field as the product does where no equation and no words are beside it. */
function judge(
  kind: DecidedField['kind'],
  wanted: NumberAlternatives,
  alternatives: NumberAlternatives,
): ReadField {
  const decide = (ways: NumberAlternatives) => {
    const { field } = decideAll([{ id: 'field', kind, digits: 5 }], [ways], []);
    if (!field) throw new Error('no decision');
    return field;
  };
  const reading = decide(alternatives);
  return {
    right: said(reading) === said(decide(wanted)),
    confidence: reading.confidence,
    number: reading.value !== null,
  };
}

/** A set of truths' own alternatives: what would be decoded had every cell been read for sure. */
function sureScores(truth: readonly number[]): SymbolScores[] {
  return truth.map((kind) => symbols.map((_, index) => (index === kind ? 1 : 0)));
}

/** Reads fields of cells; also each cell's own scores. */
export async function readCellFields(reader: DigitReader, fields: readonly PackedField<number[]>[]) {
  const scores = await reader.readCells(fields.flatMap(({ areas }) => areas));
  let next = 0;
  return fields.map(({ areas, truth }) => {
    const own = scores.slice(next, (next += areas.length));
    return {
      truth,
      scores: own,
      ...judge('cells', decodeCells(sureScores(truth)), decodeCells(own)),
    };
  });
}

/** Reads fields on a line. */
export async function readLineFields(reader: DigitReader, fields: readonly PackedField<string>[]) {
  const read = await reader.readLines(fields.flatMap(({ areas }) => areas));
  return fields.map(({ truth }, index) =>
    judge('line', meaning([{ text: truth, p: 1 }]), read[index]?.alternatives ?? []),
  );
}

export const acceptedFrom = (fields: readonly ReadField[], limit: number) =>
  fields.filter(({ confidence, number }) => number && confidence >= limit);
export const errorsAmong = (fields: readonly ReadField[]) => fields.filter(({ right }) => !right).length;
