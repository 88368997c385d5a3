import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import { wordsOf } from '../../../../electron/exchange/words.ts';
import type { OddCell, RawCell } from '../../../../electron/exchange/reading/raw-book.ts';
import type { CopyFacts } from '../../../../shared/protocol/facts.ts';
import { isConsistent } from '../../../../shared/protocol/values.ts';
import { factSheets } from '../../../support/fact-sheets.ts';
import { byHand, exported, HandBook, workspace } from './sheet-cases.ts';

const problemsOf = (book: HandBook) =>
  book.read().problems.map(({ code, sheet, place }) => [code, sheet, place].filter(Boolean).join(' '));

/** Name of a cell of the nth row. */
const at = (n: number, key: string, book = new HandBook()) => {
  const column = book.column(key);
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${n + 2}`;
};

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

describe('columns', () => {
  const order = (book: HandBook, change: (row: RawCell[]) => void) => {
    for (const row of book.protocols.rows) change(row);
    return book;
  };

  test('in another order', () => {
    const book = order(new HandBook(), (row) => row.reverse());
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([]);
  });

  test('called by their names in Russian, the row of keys gone', () => {
    const book = new HandBook();
    book.protocols.rows.shift();
    expect(book.read().facts).toEqual(exported);
  });

  test('renamed: the name under it tells', () => {
    const book = new HandBook();
    const [keys = []] = book.protocols.rows;
    keys[book.column('voted')] = 'явка';
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([`column-renamed Protocols ${at(1, 'voted').replace(/\d+/, '')}`]);
  });

  test('renamed by a slip, without names under it', () => {
    const book = new HandBook();
    const [keys = []] = book.protocols.rows;
    keys[book.column('station')] = 'Staton';
    book.protocols.rows.splice(1, 1);
    expect(book.read().facts).toEqual(exported);
  });

  test('renamed beyond recognition: named, and its cells not read', () => {
    const book = new HandBook();
    const [keys = [], names = []] = book.protocols.rows;
    const column = book.column('image');
    keys[column] = 'x';
    names[column] = 'y';
    expect(problemsOf(book)).toContainEqual(expect.stringMatching(/^column-unknown Protocols /));
    expect(byHand(book.read().facts)).toEqual([]);
  });

  test('added', () => {
    const book = order(new HandBook(), (row) => row.splice(3, 0, row[0] === 'id' ? 'checked by' : 'Айгүл'));
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual(['column-unknown Protocols D']);
  });

  test('gone: what was exported is known, so nothing was edited', () => {
    const column = new HandBook().column('voted');
    const book = order(new HandBook(), (row) => row.splice(column, 1));
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual(['column-missing Protocols']);
  });

  test('one key twice: the first counts', () => {
    const book = order(new HandBook(), (row) => row.push(row[0] === 'id' ? 'voted' : 9));
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book).map((problem) => problem.split(' ')[0])).toEqual(['column-twice']);
  });
});

describe('rows', () => {
  test('sorted, hidden, filtered: read, and said', () => {
    const book = new HandBook();
    book.protocols.rows = [...book.protocols.rows.slice(0, 2), ...book.protocols.rows.slice(2).reverse()];
    book.protocols.hiddenRows.add(3);
    book.protocols.hiddenColumns.add(2);
    const { facts } = book.read();
    expect(new Set(facts.copies)).toEqual(new Set(exported.copies));
    expect(problemsOf(book)).toEqual(['hidden-rows Protocols', 'hidden-columns Protocols']);
  });

  test('blank ones, a second header, sums below, one twice', () => {
    const book = new HandBook();
    const { rows } = book.protocols;
    const [keys = [], names = [], one = []] = rows;
    rows.splice(4, 0, [], [null, '  '], [...keys], [...names], [...one]);
    rows.push([null, 'Итого', null, 306, 1264], [null, null, null, 306]);
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([
      'header-again Protocols 7',
      'header-again Protocols 8',
      'totals-row Protocols 11',
      'totals-row Protocols 12',
      'rows-twice Protocols',
    ]);
  });

  test('one without a picture', () => {
    const book = new HandBook().type(2, 'sha256', null);
    expect(problemsOf(book)[0]).toBe(`row-without-picture Protocols ${at(2, 'sha256')}`);
  });

  test('sorted by some columns only: the row names an entry of another picture', () => {
    const book = new HandBook();
    const [, , a = [], b = []] = book.protocols.rows;
    const column = book.column('sha256');
    [a[column], b[column]] = [b[column] ?? null, a[column] ?? null];
    expect(byHand(book.read().facts)).toEqual([]);
    expect(problemsOf(book).filter((problem) => problem.startsWith('rows-mixed'))).toHaveLength(2);
  });

  test('of another form than it was', () => {
    const book = new HandBook().type(2, 'form', 'second');
    expect(problemsOf(book)).toEqual([`form-changed Protocols ${at(2, 'form')}`]);
  });
});

describe('sheets', () => {
  test('renamed and translated', () => {
    const book = new HandBook();
    book.protocols.name = 'Протоколы';
    book.sheet('Entries').name = 'Вводы';
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual(['sheet-renamed Протоколы', 'sheet-renamed Вводы']);
  });

  test('pasted twice', () => {
    const book = new HandBook();
    book.sheets.push({ ...book.protocols, name: 'Protocols (2)' });
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual([
      'sheet-renamed Protocols (2)',
      'sheet-twice Protocols (2)',
      'rows-twice Protocols (2)',
    ]);
  });

  test('hidden', () => {
    const book = new HandBook();
    book.protocols.hidden = true;
    expect(book.read().facts).toEqual(exported);
    expect(problemsOf(book)).toEqual(['hidden-sheet Protocols']);
  });

  test('a row that nobody has reason to edit is left out when its hash no longer fits', () => {
    const book = new HandBook().type(1, 'version', 9, 'Standings').type(2, 'name', 'x.jpg', 'Sources');
    const { facts } = book.read();
    expect(problemsOf(book)).toEqual(['row-changed Sources 4', 'row-changed Standings 3']);
    // The sheet of protocols still has the standing.
    expect(facts.copies[0]).toEqual(exported.copies[0]);
    expect(facts.copies[1]?.sources).toEqual([]);
  });

  test('a changed row of entries: what its key vouches for, else an entry by spreadsheet', () => {
    const book = new HandBook().type(1, 'person', 'B7', 'Entries').type(2, 'voted', 7, 'Entries');
    const { facts } = book.read();
    expect(facts.copies[0]?.entries).toEqual(exported.copies[0]?.entries);
    expect(byHand(facts)).toMatchObject([{ picture: 'b', cells: [['voted', 500, 7]] }]);
    expect(byHand(facts)[0]?.entry.edited?.sheet).toBe('Entries');
  });

  test('an entry whose hash fits and whose key does not is nobody’s', async () => {
    const sheets = await factSheets({
      ...exported,
      copies: exported.copies.map((copy) => ({
        ...copy,
        entries: copy.entries.map((entry) => ({ ...entry, region: 'elsewhere' })),
      })),
    });
    const problems = problemsOf(new HandBook(sheets));
    expect(problems.filter((problem) => problem.startsWith('key-does-not-fit Entries'))).toHaveLength(3);
  });
});

describe('parts of an export', () => {
  const rest = [
    'Stations',
    'Flags',
    'Entries',
    'Standings',
    'Closures',
    'Sources',
    'Edits',
    'Papers',
    'Forms',
    'About',
  ];
  const missing = ['sheet-missing', 'sheet-missing', 'sheet-missing'];

  test('the sheet of protocols alone, copied into a new workbook: entries that count and their standings', () => {
    const book = new HandBook().drop(...rest);
    const { facts, problems } = book.read(new KnownForms(exported.forms));
    expect(facts.origin).toEqual({ workspace, name: '' });
    const parts = ({ picture, entries, standings }: CopyFacts) => ({ picture, entries, standings });
    expect(facts.copies.map(parts)).toEqual(exported.copies.map(parts));
    expect(problems.map(({ code }) => code)).toEqual(missing);
  });

  test('an edited row of it: what was exported is not known here, the entry is named', () => {
    const book = new HandBook().drop(...rest).type(2, 'voted', 501);
    const { facts } = book.read(new KnownForms(exported.forms));
    expect(facts.copies[1]?.entries).toHaveLength(1);
    expect(byHand(facts)[0]?.entry.edited?.of).toBe(exported.copies[1]?.entries[0]?.key);
    expect(byHand(facts)[0]?.cells).toContainEqual(['voted', null, 501]);
    // The same edit in a whole workbook makes the same entry.
    const [whole] = byHand(new HandBook().type(2, 'voted', 501).read().facts);
    expect(byHand(facts)[0]?.entry.key).toBe(whole?.entry.key);
  });

  test('a number over a blank cell, where what was exported is not known, is named', () => {
    const book = new HandBook().drop(...rest).type(1, 'alpha', 12);
    const { facts, problems } = book.read(new KnownForms(exported.forms));
    expect(byHand(facts)).toEqual([]);
    expect(problems.at(-1)).toMatchObject({ code: 'state-does-not-fit', place: at(1, 'alpha_state') });
  });

  test('without its forms, and none known: rows are named', () => {
    const { facts, problems } = new HandBook().drop('Forms').read();
    expect(facts.copies.flatMap(({ entries }) => entries)).toEqual([]);
    expect(problems.filter(({ code }) => code === 'unknown-form').map(({ sheet }) => sheet)).toContain(
      'Entries',
    );
  });

  test('rows that were left out are missed', () => {
    const book = new HandBook();
    book.protocols.rows.pop();
    expect(problemsOf(book)[0]).toBe('rows-missing Protocols');
    expect(problemsOf(book)).toContain('no-such-copy Entries 5');
  });

  test.each([
    [3, 'newer-format'],
    [1, 'older-format'],
  ])('format %i: %s', (format, code) => {
    const book = new HandBook();
    const about = book.sheet('About');
    about.rows = about.rows.map((row) => (row[0] === 'format' ? ['format', format] : row));
    expect(() => book.read()).toThrow(code);
  });

  test('no sheet of ours', () => {
    const book = new HandBook().drop('Protocols', 'About');
    expect(() => book.read()).toThrow('foreign-workbook');
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
}, 60_000);
