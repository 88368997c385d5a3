import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import { wordsOf } from '../../../../electron/exchange/words.ts';
import type { OddCell, RawCell } from '../../../../electron/exchange/reading/raw-book.ts';
import { isConsistent } from '../../../../shared/protocol/values.ts';
import { at, byHand, exported, HandBook, problemsOf, workspace } from './sheet-cases.ts';

test('an export that nobody touched comes in as it was', () => {
  const { facts, problems } = new HandBook().read();
  expect(problems).toEqual([]);
  expect(facts).toEqual(exported);
});

test('a changed number is an entry by spreadsheet beside the one that was exported', () => {
  const { facts, problems } = new HandBook().type(2, 'voted', 501).read();
  const [edit, ...more] = byHand(facts);
  expect(more).toEqual([]);
  expect(facts.copies.map(({ entries }) => entries.length)).toEqual([1, 2, 1]);
  expect(facts.copies[1]?.entries[0]).toEqual(exported.copies[1]?.entries[0]);
  expect(facts.copies[1]?.standings[0]).toEqual(exported.copies[1]?.standings[0]);
  expect(edit).toMatchObject({
    picture: 'b',
    cells: [['voted', 500, 501]],
    entry: {
      workspace,
      number: 0,
      person: null,
      at: exported.copies[1]?.entries[0]?.at,
      stage: 'first',
      values: { voted: { value: 501, state: 'number' }, alpha: { value: 1234 } },
      edited: { file: 'x.xlsx', sheet: 'Protocols', row: 4, of: exported.copies[1]?.entries[0]?.key },
    },
    standing: { workspace: `sheet:${edit?.entry.key}`, n: 0, seen: {}, status: 'second-entry' },
  });
  expect(problems.map(({ code, place }) => [code, place])).toEqual([['row-edited', '4']]);
});

test('the same edit makes the same entry, whatever the file is called and wherever the row stands', () => {
  const one = new HandBook().type(2, 'voted', 501);
  const other = new HandBook().type(2, 'voted', 501);
  other.protocols.rows.splice(2, 0, ...other.protocols.rows.splice(3, 1));
  const [a] = byHand(one.read().facts);
  const [b] = byHand(other.read().facts);
  expect(b?.entry.key).toBe(a?.entry.key);
  expect(b?.standing?.key).toBe(a?.standing?.key);
});

describe('what a person may have meant', () => {
  test.each<[string, RawCell, number]>([
    ['a number as text', '501', 501],
    ['spaces between thousands', '1 501', 1501],
    ['a no-break space', '1\u00a0501', 1501],
    ['a narrow no-break space', '1\u202f501', 1501],
    ['an apostrophe', '1’501', 1501],
    ['a comma between thousands', '1,501', 1501],
    ['a point between thousands', '1.501', 1501],
    ['decimals that are zero', '501.0', 501],
    ['decimals after a comma', '1 501,00', 1501],
    ['Arabic digits', '٥٠١', 501],
    ['full-width digits', '５０１', 501],
    ['a formula, by what it came to', { kind: 'formula', value: 501 }, 501],
  ])('%s', (_, cell, value) => {
    const { facts, problems } = new HandBook().type(2, 'voted', cell).read();
    expect(byHand(facts).map(({ cells }) => cells)).toEqual([[['voted', 500, value]]]);
    const notes = problems.filter(({ code }) => code !== 'row-edited');
    if (typeof cell === 'string' && cell !== '501')
      expect(notes.map(({ code }) => code)).toEqual(['read-as']);
    if (typeof cell === 'object') expect(notes).toMatchObject([{ code: 'formula', place: at(2, 'voted') }]);
  });

  test('a text that is the number it was is no edit', () => {
    const book = new HandBook().type(2, 'alpha', '1 234').type(3, 'voted', '40.0');
    expect(byHand(book.read().facts)).toEqual([]);
  });

  test('a number over a blank cell: the paper is now said to state it', () => {
    const [edit] = byHand(new HandBook().type(1, 'alpha', 12).read().facts);
    expect(edit?.cells).toEqual([
      ['alpha', null, 12],
      ['alpha_state', 'blank', 'number'],
    ]);
  });

  test('a blank cell that stays blank', () => {
    const [edit] = byHand(new HandBook().type(1, 'voted', 5).read().facts);
    expect(edit?.entry.values['alpha']).toEqual({ value: null, state: 'blank', corrected: false });
    expect(edit?.entry.values['voted']).toEqual({ value: 5, state: 'number', corrected: true });
  });

  test('a state in the words of a language', () => {
    const book = new HandBook().type(2, 'voted', null).type(2, 'voted_state', wordsOf('ru').state.illegible);
    expect(byHand(book.read().facts)[0]?.entry.values['voted']).toMatchObject({ state: 'illegible' });
  });

  test('a mark, a region, a note', () => {
    const book = new HandBook()
      .type(2, 'stamp', { kind: 'boolean', value: '0' })
      .type(2, 'region', 'Астана')
      .type(2, 'note', '=looked again');
    expect(byHand(book.read().facts)[0]).toMatchObject({
      cells: [
        ['region', 'Алматы', 'Астана'],
        ['stamp', 1, 0],
        ['note', null, '=looked again'],
      ],
      entry: { region: 'Астана', marks: { stamp: false }, note: '=looked again' },
    });
  });
});

describe('a cell that cannot be taken is named, and its row left out', () => {
  test.each<[string, string, RawCell]>([
    ['not-a-number', 'a word after it', '12 чел.'],
    ['not-a-number', 'no number at all', 'many'],
    ['not-a-number', 'groups that are none', '12 34'],
    ['decimals', 'decimals', 12.5],
    ['decimals', 'decimals as text', '12,5'],
    ['negative', 'less than nothing', -3],
    ['negative', 'a minus behind it', '123-'],
    ['negative', "an accountant's minus", '(123)'],
    ['out-of-range', 'more than any station has', 100_000],
    ['out-of-range', 'far more, as text', '1,234,567'],
    ['date', 'a date that a program made of 1-2', { kind: 'date', value: 46054 }],
    ['percent', 'a share', { kind: 'percent', value: 0.5 }],
    ['boolean', 'true', { kind: 'boolean', value: '1' }],
    ['error', 'an error', { kind: 'error', value: '#REF!' }],
    ['state-does-not-fit', 'nothing where a number was', null],
  ])('%s: %s', (code, _, cell) => {
    const book = new HandBook().type(2, 'voted', cell);
    const { facts, problems } = book.read();
    expect(facts).toEqual(exported);
    const key = code === 'state-does-not-fit' ? 'voted_state' : 'voted';
    expect(problems).toMatchObject([{ code, sheet: 'Protocols', place: at(2, key) }]);
  });

  test('a state that is none', () => {
    const book = new HandBook().type(2, 'voted_state', 'maybe');
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([`unknown-state Protocols ${at(2, 'voted_state')}`]);
  });

  test('a state that contradicts its number', () => {
    const book = new HandBook().type(2, 'voted_state', 'blank');
    expect(problemsOf(book)).toEqual([`state-does-not-fit Protocols ${at(2, 'voted_state')}`]);
  });

  test('every such cell of a row, not only the first', () => {
    const book = new HandBook().type(2, 'voted', 'x').type(2, 'alpha', -1);
    expect(problemsOf(book)).toEqual([
      `negative Protocols ${at(2, 'alpha')}`,
      `not-a-number Protocols ${at(2, 'voted')}`,
    ]);
  });

  test('joined cells', () => {
    const book = new HandBook().type(2, 'voted', null);
    book.protocols.merged.push('F4:G4');
    expect(problemsOf(book)).toEqual(['merged Protocols 4']);
  });
});

describe('what follows from other cells stays as exported', () => {
  test.each([
    ['status', 'flagged'],
    ['person', 'B7'],
    ['confirmed_at', '2027-01-01T00:00:00.000Z'],
    ['flags', 'F401'],
    ['stage', 'second'],
  ])('%s', (key, text) => {
    const book = new HandBook().type(2, key, text);
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([`not-taken Protocols ${at(2, key)}`]);
  });
});

test('whatever is typed into cells, what was exported stays, and what comes in beside it can be true of a paper', () => {
  const keys = [
    'station',
    'alpha',
    'voted',
    'field_page',
    'alpha_state',
    'voted_state',
    'stamp',
    'corrected',
  ];
  const cell = fc.oneof(
    fc.constantFrom<RawCell>(null, 'blank', 'dash', 'number', 'number of votes', '-', '1 000', ' '),
    fc.integer({ min: -5, max: 120_000 }),
    fc.string({ maxLength: 6 }),
    fc.record({
      kind: fc.constantFrom<OddCell['kind']>('formula', 'date', 'percent', 'boolean', 'error'),
      value: fc.option(fc.integer()),
    }),
  );
  const edits = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(...keys), cell), {
    maxLength: 6,
  });
  const known = new KnownForms();
  fc.assert(
    fc.property(edits, (typed) => {
      const book = new HandBook();
      for (const [n, key, now] of typed) book.type(n, key, now);
      const { facts, problems } = book.read(known);
      facts.copies.forEach(({ entries, standings }, index) => {
        expect(entries.filter(({ edited }) => !edited)).toEqual(exported.copies[index]?.entries);
        expect(standings[0]).toEqual(exported.copies[index]?.standings[0]);
      });
      const news = byHand(facts);
      expect(problems.filter(({ code }) => code === 'row-edited')).toHaveLength(news.length);
      for (const { entry, cells, standing } of news) {
        expect(Object.values(entry.values).every(isConsistent)).toBe(true);
        expect(cells.length).toBeGreaterThan(0);
        expect(standing).toMatchObject({ status: 'second-entry', seen: {} });
      }
    }),
    { numRuns: 300 },
  );
});
