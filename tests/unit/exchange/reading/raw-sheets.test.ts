import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { RawBook, RawCell } from '../../../../electron/exchange/reading/raw-book.ts';
import { rawSheets } from '../../../../electron/exchange/reading/raw-sheets.ts';
import { meaningOf } from '../../../../electron/exchange/reading/number-meaning.ts';

/** Another program's file, with cells of every kind. */
function foreign(bookType: 'xlsx' | 'ods'): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['text', ' spaces ', 'a\nb', '=1+1', '__proto__', '<&">'],
    [1, -2.5, 1e10, 0],
    [],
  ]);
  if (bookType === 'xlsx') {
    sheet['A4'] = { t: 'n', v: 46054, z: 'dd.mm.yyyy' };
    sheet['B4'] = { t: 'n', v: 0.5, z: '0%' };
    sheet['C4'] = { t: 'b', v: true };
    sheet['D4'] = { t: 'e', v: 0x2a };
  }
  sheet['E4'] = { t: 'n', v: 3, f: '1+2' };
  sheet['F4'] = { t: 's', v: 'x', f: '"x"' };
  sheet['A6'] = { t: 's', v: 'joined' };
  sheet['H6'] = { t: 'n', v: 7 };
  sheet['!ref'] = 'A1:H6';
  sheet['!merges'] = [{ s: { r: 5, c: 0 }, e: { r: 6, c: 1 } }];
  sheet['!rows'] = [{}, { hidden: true }];
  sheet['!cols'] = [{}, { hidden: true }, { hidden: true }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Лист 1');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['constructor']]), 'hidden');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(XLSX.write(book, { bookType, type: 'array', compression: true }) as ArrayBuffer);
}

const first = ({ sheets }: RawBook) => sheets[0] ?? { rows: [], merged: [], hiddenRows: new Set() };

describe.each(['xlsx', 'ods'] as const)('%s of another program', (kind) => {
  test('cells are what they are', async () => {
    const book = await rawSheets(foreign(kind));
    expect(book.kind).toBe(kind);
    const { rows } = first(book);
    expect(rows[0]).toEqual(['text', ' spaces ', 'a\nb', '=1+1', '__proto__', '<&">']);
    expect(rows[1]).toEqual([1, -2.5, 1e10, 0]);
    expect(rows[2]).toEqual([]);
    const kinds = rows[3]?.map((cell) => (cell !== null && typeof cell === 'object' ? cell.kind : cell));
    // What the library does not write to ODS is looked at with LibreOffice's (tests/integration/exchange).
    const plain = kind === 'xlsx' ? ['date', 'percent', 'boolean', 'error'] : [null, null, null, null];
    expect(kinds).toEqual([...plain, 'formula', 'formula']);
    expect(rows[3]?.[4]).toEqual({ kind: 'formula', value: 3 });
    expect(rows[5]).toEqual(['joined', null, null, null, null, null, null, 7]);
  });

  test('joined cells, and sheets by name', async () => {
    const book = await rawSheets(foreign(kind));
    expect(first(book).merged).toEqual(['A6:B7']);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Лист 1', 'hidden']);
    const wanted = await rawSheets(foreign(kind), (name) => name === 'hidden');
    expect(wanted.sheets.map(({ rows }) => rows)).toEqual([[['constructor']]]);
  });
});

test('XLSX: what is hidden is told', async () => {
  const { sheets } = await rawSheets(foreign('xlsx'));
  expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
  expect([...(sheets[0]?.hiddenRows ?? [])]).toEqual([1]);
  expect([...(sheets[0]?.hiddenColumns ?? [])]).toEqual([1, 2]);
});

test.each([
  ['0', null],
  ['General', null],
  ['#,##0', null],
  ['0 "days"', null],
  ['[Red]0;[Blue]-0', null],
  ['dd.mm.yyyy', 'date'],
  ['[$-419]d mmm', 'date'],
  ['[h]:mm', 'date'],
  ['0.0%', 'percent'],
  ['\\d0', null],
] as const)('a number format %s', (code, meaning) => expect(meaningOf(code)).toBe(meaning));

describe('CSV', () => {
  const read = async (bytes: string | Uint8Array): Promise<readonly (readonly RawCell[])[]> => {
    const { sheets } = await rawSheets(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    return sheets[0]?.rows ?? [];
  };

  test.each<[string, string, (string | null)[][]]>([
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b,c;d\n1;2;3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'tabs',
      'a\tb;c\td\r1\t2\t3\r',
      [
        ['a', 'b;c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    ['a delimiter that is said', 'sep=;\r\na;b', [[], ['a', 'b']]],
    ['quotes', '"a ""b""","c\r\nd",e\n', [['a "b"', 'c\r\nd', 'e']]],
    [
      'delimiters in quotes',
      '"a;b;c;d",e\n1,2',
      [
        ['a;b;c;d', 'e'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      'a,,c,\n,,',
      [
        ['a', null, 'c', null],
        [null, null, null],
      ],
    ],
    ['a quote that is never closed', 'a,"b\nc', [['a', 'b\nc']]],
    ['text behind a quote', '"a"b,c', [['ab', 'c']]],
    ['what could be a formula', "'=1+1,'@x,''-1,'quoted,'\tx", [['=1+1', '@x', "'-1", "'quoted", '\tx']]],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
  ])('%s', async (_, text, rows) => expect(await read(text)).toEqual(rows));

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from('учаске,1')],
    ['Windows-1251', Buffer.from([0xf3, 0xf7, 0xe0, 0xf1, 0xea, 0xe5, 0x2c, 0x31])],
    ['UTF-16', Buffer.from('\uFEFFучаске,1', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFучаске,1', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('id,1,учаске,1\n'.repeat(4), 'utf16le')],
  ])('%s', async (name, bytes) => {
    const rows = await read(bytes);
    expect(rows[0]).toEqual(name.endsWith('without a mark') ? ['id', '1', 'учаске', '1'] : ['учаске', '1']);
  });
});
