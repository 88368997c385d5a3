import { describe, expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import type { RawCell } from '../../../../electron/exchange/reading/raw-book.ts';
import type { CopyFacts } from '../../../../shared/protocol/facts.ts';
import { factSheets } from '../../../support/fact-sheets.ts';
import { at, byHand, exported, HandBook, problemsOf, workspace } from './sheet-cases.ts';

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
