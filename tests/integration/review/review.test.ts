import { describe, expect, test } from 'vitest';
import type { Valid } from '../../../shared/api/contract.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { FieldValues } from '../../../shared/protocol/values.ts';
import { cannotEnter, reopen, sendToReader } from '../../../electron/review/decide.ts';
import { save } from '../../../electron/review/save.ts';
import { entriesOf } from '../../../electron/store/entries.ts';
import { flagsOf } from '../../../electron/store/flags.ts';
import { countJobs } from '../../../electron/store/jobs.ts';
import { nextScan } from '../../../electron/store/next-scan.ts';
import { findScan } from '../../../electron/store/scans.ts';
import {
  bookA,
  extractionA,
  formA,
  marksA,
  readScan,
  seed,
  type Seeded,
  valuesA,
} from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

function readBatch(count = 1): Seeded & { first: number } {
  const store = throwAwayStore();
  const seeded = seed(store, count);
  for (const scan of seeded.scans) readScan(store, seeded.audit, scan);
  return { ...seeded, first: seeded.scans[0] ?? 0 };
}

const input = (scan: number, version: number, values: FieldValues = valuesA()): Valid<'review.save'> => ({
  scan,
  version,
  form: formA.id,
  region: 'Алматы',
  values,
  marks: marksA,
  note: '',
  ticked: [],
  asPaper: null,
});

const volunteer = { code: 'A1', role: 'volunteer' } as const;

function referenceOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof HattamaError ? error.reference : String(error);
  }
}

describe('save', () => {
  test('a protocol that adds up is final; its values, marks, station and time are kept', () => {
    const { audit, first } = readBatch();
    const saved = save(audit, bookA, volunteer, input(first, 1));
    expect(saved).toMatchObject({ scan: first, version: 2, status: 'final' });
    expect(findScan(audit.read, first)).toMatchObject({
      status: 'final',
      station: 424,
      version: 2,
      form: formA.id,
    });
    expect(entriesOf(audit.read, first)).toMatchObject([
      { person: 'A1', form: formA.id, region: 'Алматы', values: valuesA(), marks: marksA },
    ]);
  });

  test('an error on paper is saved as it stands, and flagged', () => {
    const { audit, first } = readBatch();
    const values = valuesA({ votes_tokayev: 93 });
    const saved = save(audit, bookA, volunteer, input(first, 1, values));
    expect(saved.status).toBe('flagged');
    expect(saved.flags.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'F401', difference: -1 },
    ]);
    expect(entriesOf(audit.read, first)[0]?.values['votes_tokayev']?.value).toBe(93);
  });

  test('a row neither entered nor given a state is F101, a row given a state is not', () => {
    const { audit, scans } = readBatch(2);
    const without = Object.fromEntries(
      Object.entries(valuesA()).filter(([field]) => field !== 'votes_tugel'),
    );
    const errors = (scan: number | undefined, values: FieldValues) =>
      save(audit, bookA, volunteer, input(scan ?? 0, 1, values))
        .flags.filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    expect(errors(scans[0], without)).toEqual(['F101']);
    expect(
      errors(scans[1], { ...without, votes_tugel: { value: null, state: 'illegible', corrected: false } }),
    ).toEqual([]);
  });

  test('a second save adds an entry and leaves the first as it was; the flags are those of the latest', () => {
    const { audit, first } = readBatch();
    save(audit, bookA, volunteer, input(first, 1, valuesA({ votes_tokayev: 93 })));
    reopen(audit, volunteer, { scan: first, version: 2 });
    save(audit, bookA, volunteer, input(first, 3));
    const [latest, earlier] = entriesOf(audit.read, first);
    expect(latest?.values['votes_tokayev']?.value).toBe(94);
    expect(earlier?.values['votes_tokayev']?.value).toBe(93);
    const scan = findScan(audit.read, first);
    expect(scan).toMatchObject({ status: 'final', entry: latest?.id });
    expect(flagsOf(audit.read, latest?.id ?? 0).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each<[string, (scan: number) => Valid<'review.save'>, string]>([
    ['someone else was faster', (scan) => input(scan, 0), 'changed-meanwhile'],
    ['there is no such scan', () => input(999, 1), 'not-found'],
    ['there is no such form', (scan) => ({ ...input(scan, 1), form: 'xx-2031' }), 'not-found'],
    [
      'the form has no such field',
      (scan) =>
        input(scan, 1, { ...valuesA(), votes_nobody: { value: 1, state: 'number', corrected: false } }),
      'invalid-input',
    ],
    [
      'a blank field has a value',
      (scan) => input(scan, 1, { ...valuesA(), invalid: { value: 0, state: 'blank', corrected: false } }),
      'invalid-input',
    ],
    [
      'a dash is not zero',
      (scan) => input(scan, 1, { ...valuesA(), invalid: { value: 1, state: 'dash', corrected: false } }),
      'invalid-input',
    ],
    [
      'a number is missing',
      (scan) => input(scan, 1, { ...valuesA(), invalid: { value: null, state: 'number', corrected: false } }),
      'invalid-input',
    ],
    [
      'the form has no such mark',
      (scan) => ({ ...input(scan, 1), marks: { watermark: true } }),
      'invalid-input',
    ],
  ])('is refused when %s, and nothing is saved', (_, make, reference) => {
    const { audit, first } = readBatch();
    expect(referenceOf(() => save(audit, bookA, volunteer, make(first)))).toBe(reference);
    expect(entriesOf(audit.read, first)).toEqual([]);
    expect(findScan(audit.read, first)).toMatchObject({ status: 'to-confirm', version: 1 });
  });

  test('is refused for what is not to be confirmed, with what stands in the way', () => {
    const { audit, first } = readBatch();
    save(audit, bookA, volunteer, input(first, 1));
    try {
      save(audit, bookA, volunteer, input(first, 2));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        reference: 'wrong-status',
        params: { status: 'final', problem: 'already-confirmed' },
      });
    }
  });
});

describe('a page that was not placed', () => {
  test('can be typed from its picture under a chosen form', () => {
    const store = throwAwayStore();
    const { audit, scans } = seed(store, 1);
    readScan(
      store,
      audit,
      scans[0] ?? 0,
      extractionA({ status: 'unplaced', form: null, reason: 'too-small', score: 0.1 }),
    );
    expect(findScan(audit.read, scans[0] ?? 0)).toMatchObject({
      status: 'unplaced',
      refused: 'too-small',
      form: null,
    });
    expect(save(audit, bookA, volunteer, input(scans[0] ?? 0, 1)).status).toBe('final');
    expect(findScan(audit.read, scans[0] ?? 0)).toMatchObject({ refused: null, form: formA.id });
  });

  test('goes back to being unplaced when its refusal is undone', () => {
    const store = throwAwayStore();
    const { audit, scans } = seed(store, 1);
    const scan = scans[0] ?? 0;
    readScan(
      store,
      audit,
      scan,
      extractionA({ status: 'not-a-protocol', form: null, reason: 'no-form-fits' }),
    );
    expect(
      cannotEnter(audit, volunteer, { scan, version: 1, reason: 'not-a-protocol', note: 'a letter' }).status,
    ).toBe('cannot-enter');
    expect(reopen(audit, volunteer, { scan, version: 2 }).status).toBe('unplaced');
  });

  test('of a failed reading is given to a person too', () => {
    const store = throwAwayStore();
    const { audit, scans } = seed(store, 1);
    readScan(store, audit, scans[0] ?? 0, extractionA({ status: 'failed', form: null, reason: 'timeout' }));
    expect(findScan(audit.read, scans[0] ?? 0)).toMatchObject({ status: 'unplaced', refused: 'timeout' });
    expect(countJobs(audit.read)).toEqual({ waiting: 0, reading: 0, done: 0, failed: 1 });
  });
});

describe('reading again', () => {
  test('takes all that no person has confirmed or refused', () => {
    const { audit, scans } = readBatch(3);
    save(audit, bookA, volunteer, input(scans[0] ?? 0, 1));
    cannotEnter(audit, volunteer, { scan: scans[1] ?? 0, version: 1, reason: 'unreadable', note: '' });
    sendToReader(audit, 'A1');
    expect(scans.map((scan) => findScan(audit.read, scan)?.status)).toEqual([
      'final',
      'cannot-enter',
      'waiting',
    ]);
    expect(countJobs(audit.read)).toMatchObject({ waiting: 1, done: 2 });
  });

  test('of a named scan that is confirmed is refused as a whole', () => {
    const { audit, scans } = readBatch(2);
    save(audit, bookA, volunteer, input(scans[1] ?? 0, 1));
    expect(referenceOf(() => sendToReader(audit, 'A1', scans))).toBe('wrong-status');
    expect(findScan(audit.read, scans[0] ?? 0)?.status).toBe('to-confirm');
  });
});

test('the next to be confirmed follows in batch order, begins anew at the end, and ends when none is left', () => {
  const { audit, scans } = readBatch(3);
  const [a = 0, b = 0, c = 0] = scans;
  const next = (after: number, claimed: number[] = []) =>
    nextScan(audit.read, { task: 'confirm', after, person: 'A1', claimed, resting: [], auditor: false });
  expect(next(0)).toEqual({ scan: a, left: 3 });
  expect(next(a)).toEqual({ scan: b, left: 3 });
  expect(next(c)).toEqual({ scan: a, left: 3 });
  expect(next(a, [b])).toEqual({ scan: c, left: 2 });
  for (const scan of scans) save(audit, bookA, volunteer, input(scan, 1));
  expect(next(c)).toEqual({ scan: null, left: 0 });
});
