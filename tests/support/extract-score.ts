import type { PageExtraction } from '../../shared/api/extraction.ts';
import { isRight, type PageTruth } from './truth.ts';

/** What a set of pages came to. */
export interface Score {
  pages: number;
  /** Pages laid on the right form; of pages without a form here, pages refused. */
  placed: number;
  fields: number;
  right: number;
  accepted: number;
  acceptedErrors: number;
  /** Pages with a field accepted, and with a wrong one accepted. */
  acceptedPages: number;
  acceptedErrorPages: number;
  stamps: number;
  stampsRight: number;
  signatures: number;
  signaturesRight: number;
}

const nothing: Score = {
  pages: 0,
  placed: 0,
  fields: 0,
  right: 0,
  accepted: 0,
  acceptedErrors: 0,
  acceptedPages: 0,
  acceptedErrorPages: 0,
  stamps: 0,
  stampsRight: 0,
  signatures: 0,
  signaturesRight: 0,
};

/** A page against its truth. Fields of a page that was not placed count, as not right. */
export function scorePage(
  truth: PageTruth,
  { extraction }: { extraction: Pick<PageExtraction, 'status' | 'form' | 'fields' | 'marks'> },
  forms: readonly string[],
): Score {
  const known = truth.form !== null && forms.includes(truth.form);
  const refused = extraction.status === 'unplaced' || extraction.status === 'not-a-protocol';
  if (!known) return { ...nothing, pages: 1, placed: Number(refused) };
  const placed = extraction.status === 'read' && extraction.form === truth.form;
  const fields = Object.keys(truth.values).map((id) => {
    const reading = extraction.fields[id];
    return { right: placed && isRight(truth, id, reading), accepted: reading?.accept === true };
  });
  const marks = Object.entries(truth.marks).map(([id, present]) => ({
    stamp: id === 'stamp',
    right: extraction.marks[id]?.present === present,
  }));
  const wrong = fields.filter(({ right, accepted }) => accepted && !right).length;
  const accepted = fields.filter((field) => field.accepted).length;
  return {
    pages: 1,
    placed: Number(placed),
    fields: fields.length,
    right: fields.filter(({ right }) => right).length,
    accepted,
    acceptedErrors: wrong,
    acceptedPages: Number(accepted > 0),
    acceptedErrorPages: Number(wrong > 0),
    stamps: marks.filter(({ stamp }) => stamp).length,
    stampsRight: marks.filter(({ stamp, right }) => stamp && right).length,
    signatures: marks.filter(({ stamp }) => !stamp).length,
    signaturesRight: marks.filter(({ stamp, right }) => !stamp && right).length,
  };
}

/** Several scores as one. */
export function addScores(scores: readonly Score[]): Score {
  const sum: Score = { ...nothing };
  for (const score of scores) for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  return sum;
}
