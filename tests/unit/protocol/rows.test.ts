import { describe, expect, test } from 'vitest';
import type { Row } from '../../../shared/protocol/rules/input.ts';
import type { FieldState } from '../../../shared/protocol/values.ts';
import { ok, result } from './sample.ts';

const entered = (
  field: string,
  value: number | null,
  state: FieldState = 'number',
  corrected = false,
): Row => ({
  field,
  required: true,
  entry: { value, state, corrected },
});
const empty: Row = { field: 'z', required: true };
const stamp = { field: 'stamp', required: true };
const words = { settings: { has_words: true } };

describe('F101: every required row is entered or given a state', () => {
  test('a state is enough', () =>
    expect(ok('F101', { rows: [entered('a', null, 'blank'), entered('b', null, 'illegible')] })).toBe(true));
  test('a row that nothing was entered in', () =>
    expect(result('F101', { rows: [entered('a', 1), empty] })).toMatchObject({ ok: false, fields: ['z'] }));
  test('an optional row may stay open', () =>
    expect(ok('F101', { rows: [entered('a', 1), { field: 'z', required: false }] })).toBe(true));
});

describe('F102: whole numbers from 0 to 99999', () => {
  test.each([0, 99_999])('%d passes', (value) =>
    expect(ok('F102', { rows: [entered('a', value)] })).toBe(true),
  );
  test.each([-1, 100_000, 1.5, Number.NaN])('%d is flagged', (value) =>
    expect(result('F102', { rows: [entered('a', value)] })).toMatchObject({ ok: false, fields: ['a'] }),
  );
  test('an open row leaves it undecided', () =>
    expect(ok('F102', { rows: [entered('a', 1), empty] })).toBeNull());
});

describe('F103: words and digits', () => {
  const row = (inWords: number | null, value: number | null = 181) => ({
    ...entered('a', value, value === null ? 'illegible' : 'number'),
    words: inWords,
  });
  test('the same', () => expect(ok('F103', { ...words, rows: [row(181)] })).toBe(true));
  test('another number, with both of them', () =>
    expect(result('F103', { ...words, rows: [row(180), { ...row(181), field: 'b' }] })).toMatchObject({
      ok: false,
      fields: ['a'],
      params: { a: '181', b: '180' },
      formula: '181 ≠ 180',
    }));
  test('words that could not be read', () => expect(ok('F103', { ...words, rows: [row(null)] })).toBeNull());
  test('digits that could not be read', () =>
    expect(ok('F103', { ...words, rows: [row(181, null)] })).toBeNull());
  test('not on a form without words', () => expect(ok('F103', { rows: [row(180)] })).toBeUndefined());
});

describe('F104: which station it is', () => {
  const station = (field: string, value: number | null, read: number | null): Row => ({
    ...entered(field, value, value === null ? 'illegible' : 'number'),
    station: { read },
  });
  test('entered as the machine surely read it', () =>
    expect(ok('F104', { rows: [station('no', 424, 424), entered('a', 1)] })).toBe(true));
  test('entered as another than stands there', () =>
    expect(result('F104', { rows: [station('no', 425, 424)] })).toMatchObject({
      ok: false,
      fields: ['no'],
      params: { a: '424', b: '425' },
      formula: '424 ≠ 425',
    }));
  test('two rows that say the same', () =>
    expect(ok('F104', { rows: [station('no', 424, null), station('foot', 424, null)] })).toBe(true));
  test('two rows that differ: the first is the chosen one', () =>
    expect(result('F104', { rows: [station('no', 424, null), station('foot', 434, null)] })).toMatchObject({
      ok: false,
      fields: ['foot'],
      params: { a: '434', b: '424' },
    }));
  test('the second row is read as another number, though nobody entered it', () =>
    expect(ok('F104', { rows: [station('no', 424, 424), station('foot', null, 434)] })).toBe(false));
  test.each([[[station('no', 424, null)]], [[station('no', null, 424)]]])(
    'nothing to compare with leaves it undecided: %j',
    (rows) => expect(ok('F104', { rows })).toBeNull(),
  );
  test('a second row that nobody could read leaves it undecided', () =>
    expect(ok('F104', { rows: [station('no', 424, 424), station('foot', null, null)] })).toBeNull());
  test('not on a form that does not state the station', () =>
    expect(ok('F104', { rows: [entered('a', 1)] })).toBeUndefined());
});

describe('F107: votes for somebody', () => {
  test('one vote is enough', () => expect(ok('F107', { V: [0, 1, 0] })).toBe(true));
  test.each([{ V: [0, 0, 0] }, { V: ['blank' as const, 0, 'blank' as const] }])(
    'nobody has any: %j',
    (figures) => expect(ok('F107', figures)).toBe(false),
  );
  test('nobody voted, nobody was given a ballot', () =>
    expect(ok('F107', { V: [0, 0], T: 0, G: 0 })).toBe(true));
  test('ballots were given, though nobody is said to have voted', () =>
    expect(ok('F107', { V: [0, 0], T: 0, G: 1 })).toBe(false));
  test('against all counts as votes where the form has it', () => {
    expect(ok('F107', { V: [0, 0], X: 5, settings: { has_against_all: true } })).toBe(true);
    expect(ok('F107', { V: [0, 0], X: 0, settings: { has_against_all: true } })).toBe(false);
  });
  test('an unreadable row is not an empty one', () => expect(ok('F107', { V: [0, null] })).toBeNull());
  test('a blank row among votes is a missing input', () =>
    expect(ok('F107', { V: [5, 'blank'] })).toBeNull());
  test('unknown whether anybody voted', () =>
    expect(ok('F107', { V: [0, 0], T: null, G: undefined })).toBeNull());
});

describe.each([
  ['W101', entered('a', null, 'blank')],
  ['W102', entered('a', null, 'illegible')],
  ['W103', entered('a', 7, 'number', true)],
])('%s: states of rows', (code, row) => {
  test('named', () =>
    expect(result(code, { rows: [entered('b', 7), row, empty] })).toMatchObject({
      ok: false,
      fields: ['a'],
      params: { n: 1 },
    }));
  test('none', () =>
    expect(ok(code, { rows: [entered('b', 0, 'dash'), entered('c', 0, 'filler')] })).toBe(true));
  test('undecided while a row is open', () =>
    expect(ok(code, { rows: [entered('b', 7), empty] })).toBeNull());
});

describe('W104: marks without which a copy is not certified', () => {
  test('all there', () => expect(ok('W104', { marks: [{ ...stamp, present: true }] })).toBe(true));
  test('missing ones are named', () =>
    expect(
      result('W104', {
        marks: [
          { ...stamp, present: false },
          { field: 'chair', required: true, present: null },
        ],
      }),
    ).toMatchObject({ ok: false, fields: ['stamp'] }));
  test('nobody looked yet', () => expect(ok('W104', { marks: [{ ...stamp, present: null }] })).toBeNull());
  test('a mark that the form does not require', () =>
    expect(ok('W104', { marks: [{ field: 'member1', required: false, present: false }] })).toBeUndefined());
});

describe('W107: confirmed against a sure reading', () => {
  const read = (value: number | null, confidence: number): Row => ({
    ...entered('a', 485),
    machine: { value, confidence },
  });
  test('the same', () => expect(ok('W107', { rows: [read(485, 0.99)] })).toBe(true));
  test('another number from 0.90 on', () =>
    expect(result('W107', { rows: [read(435, 0.9)] })).toMatchObject({
      ok: false,
      params: { a: '435', b: '485' },
    }));
  test('blank for the machine, a number for the person', () =>
    expect(result('W107', { rows: [read(null, 0.95)] })).toMatchObject({
      ok: false,
      params: { a: '–', b: '485' },
    }));
  test('an unsure reading says nothing', () =>
    expect(ok('W107', { rows: [read(435, 0.89)] })).toBeUndefined());
});
