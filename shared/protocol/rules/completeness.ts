import { MAX_VALUE } from '../values.ts';
import type { Amount, ProtocolInput, Row } from './input.ts';
import { missing, type Rule, type Verdict } from './rule.ts';

/** 1xx: completeness, legibility, identity. */
export const completenessRules: readonly Rule[] = [
  rows('F101', (row) => !row.entry, { inputs: ({ required }) => required, missing: () => false }),
  rows('F102', ({ entry }) => !!entry && entry.value !== null && !isCount(entry.value)),
  { code: 'F103', check: checkWords },
  { code: 'F104', check: checkStation },
  { code: 'F107', check: checkVotesEntered },
  rows('W101', ({ entry }) => entry?.state === 'blank'),
  rows('W102', ({ entry }) => entry?.state === 'illegible'),
  rows('W103', ({ entry }) => entry?.corrected === true),
  { code: 'W104', check: checkMarks },
  { code: 'W107', check: checkMachine },
];

/** From this confidence on, W107 asks to look again where a person did not confirm what the machine read. */
const SURE = 0.9;

/** A rule on each row by itself: flagged rows are named; while rows are not entered the others cannot make it OK. */
function rows(
  code: Rule['code'],
  flagged: (row: Row) => boolean,
  options: { inputs?: (row: Row) => boolean; missing?: (row: Row) => boolean } = {},
): Rule {
  const { inputs = () => true, missing: unknown = (row: Row) => !row.entry } = options;
  return { code, check: (input) => judge(input.rows.filter(inputs), flagged, unknown) };
}

function judge(
  all: readonly Row[],
  flagged: (row: Row) => boolean,
  unknown: (row: Row) => boolean,
): Verdict | null {
  if (all.length === 0) return null;
  const bad = all.filter(flagged);
  if (bad.length > 0) return { ...plain(false, bad), params: { n: bad.length } };
  return all.some(unknown) ? missing(all.map((row) => row.field)) : plain(true, all);
}

function plain(ok: boolean, about: readonly { field: string }[]): Verdict {
  return { ok, fields: about.map(({ field }) => field), params: {}, formula: '', difference: null };
}

/** F103: the number in words is the number in digits, where both are known. */
function checkWords(input: ProtocolInput): Verdict | null {
  if (!input.settings.has_words) return null;
  const withWords = input.rows.filter((row) => row.words !== undefined);
  const tolerance = input.settings.tolerance['F103'] ?? 0;
  const apart = ({ words, entry }: Row) =>
    typeof words === 'number' &&
    typeof entry?.value === 'number' &&
    Math.abs(words - entry.value) > tolerance;
  const verdict = judge(
    withWords,
    apart,
    ({ words, entry }) => typeof words !== 'number' || typeof entry?.value !== 'number',
  );
  return (
    verdict &&
    beside(
      verdict,
      withWords,
      (row) => row.entry?.value,
      (row) => row.words,
    )
  );
}

/**
 * F104: the station's number as entered is the one on the paper: what the machine is sure of in that row, and the same in
 * every row of the form that states it.
 */
function checkStation(input: ProtocolInput): Verdict | null {
  const stated = input.rows.filter((row) => row.station !== undefined);
  const [chosen] = stated.flatMap(({ entry }) => (typeof entry?.value === 'number' ? [entry.value] : []));
  const onPaper = ({ station, entry }: Row) => {
    const read = station?.read ?? null;
    return read !== null && read !== entry?.value ? read : (entry?.value ?? null);
  };
  const apart = (row: Row) => {
    const found = onPaper(row);
    return chosen !== undefined && found !== null && found !== chosen;
  };
  const alone = stated.length === 1 && stated[0]?.station?.read === null;
  const verdict = judge(stated, apart, ({ entry }) => alone || typeof entry?.value !== 'number');
  return verdict && beside(verdict, stated, onPaper, () => chosen);
}

/** W107: a person confirmed something else than the machine was sure of. */
function checkMachine(input: ProtocolInput): Verdict | null {
  const sure = input.rows.filter(({ machine }) => machine && machine.confidence >= SURE);
  const apart = ({ machine, entry }: Row) => !!entry && entry.value !== machine?.value;
  const verdict = judge(sure, apart, ({ entry }) => !entry);
  return (
    verdict &&
    beside(
      verdict,
      sure,
      (row) => row.machine?.value,
      (row) => row.entry?.value,
    )
  );
}

/** Puts the two numbers of each flagged row into the verdict: a and b, and "a ≠ b" as its formula. */
function beside(
  verdict: Verdict,
  all: readonly Row[],
  first: (row: Row) => number | null | undefined,
  second: (row: Row) => number | null | undefined,
): Verdict {
  if (verdict.ok !== false) return verdict;
  const flagged = all.filter((row) => verdict.fields.includes(row.field));
  const show = (value: number | null | undefined) => String(value ?? '–');
  return {
    ...verdict,
    params: {
      ...verdict.params,
      a: flagged.map((row) => show(first(row))).join(', '),
      b: flagged.map((row) => show(second(row))).join(', '),
    },
    formula: flagged.map((row) => `${show(first(row))} ≠ ${show(second(row))}`).join('; '),
  };
}

/** F107: ballots were given or cast, but no candidate has a vote: every row of votes is zero or left blank. */
function checkVotesEntered(input: ProtocolInput): Verdict | null {
  const against = input.settings.has_against_all ? input.amounts.against_all : undefined;
  const votes: Amount[] = against ? [...input.votes, against] : [...input.votes];
  const ballots = [input.amounts.voted, input.amounts.issued].filter((amount) => amount !== undefined);
  if (input.votes.length === 0 || ballots.length === 0) return null;
  const fields = votes.flatMap((amount) => amount.fields);
  const given = Math.max(...ballots.map((amount) => amount.value ?? 0));
  const empty = votes.every(({ value, blank }) => value === 0 || blank);
  if (empty && given > 0) return { ok: false, fields, params: { n: given }, formula: '', difference: null };
  const lacking = [...votes, ...ballots].some(({ value }) => value === null);
  return lacking ? missing(fields) : { ok: true, fields, params: {}, formula: '', difference: null };
}

/** W104: a mark without which a copy is not certified. */
function checkMarks(input: ProtocolInput): Verdict | null {
  const required = input.marks.filter((mark) => mark.required);
  if (required.length === 0) return null;
  const absent = required.filter((mark) => mark.present === false);
  if (absent.length > 0) return { ...plain(false, absent), params: { n: absent.length } };
  return required.some((mark) => mark.present === null)
    ? missing(required.map((mark) => mark.field))
    : plain(true, required);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_VALUE;
}
