import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import XLSX from 'xlsx';
import { checkWorkbook } from '../../../electron/unpack/index.ts';
import { blackPng } from '../../support/hostile/pictures.ts';
import { hostileWorkbooks, ods, xlsx } from '../../support/hostile/workbooks.ts';

const MB = 1024 * 1024;
const peak = () => process.resourceUsage().maxRSS * 1024;

describe('a hostile workbook is refused before its cells are read', () => {
  for (const [name, make, reason] of hostileWorkbooks)
    test(`${name}: ${reason}`, async () => {
      const bytes = make();
      const before = peak();
      const started = performance.now();
      await expect(checkWorkbook(bytes)).rejects.toMatchObject({ name: 'UnpackError', reason });
      expect(peak() - before).toBeLessThan(300 * MB);
      expect(performance.now() - started).toBeLessThan(40_000);
    });
});

describe('a good workbook passes', () => {
  const good: [what: string, make: () => Promise<Uint8Array> | Uint8Array][] = [
    ['by ExcelJS, with merged cells, links, columns and comments', withExcelJs],
    ['by SheetJS', () => sheetJs('xlsx')],
    ['by SheetJS, as ODS', () => sheetJs('ods')],
    [
      'with a picture',
      () => xlsx({ more: [{ name: 'xl/media/1.png', data: blackPng({ width: 9, height: 9 }) }] }),
    ],
    [
      'with comments and marked text',
      () => xlsx({ rows: '<!-- <!DOCTYPE --><row><c t="str"><v><![CDATA[<c>]]></v></c></row>' }),
    ],
    ['whose drawings have rows and columns', () => xlsx({ after: '<a><col>3</col><row>5</row></a>' })],
    [
      'filled up to the last row with nothing, as LibreOffice does',
      () =>
        ods(
          '<table:table-column table:number-columns-repeated="16384"/><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:style-name="ce1" table:content-validation-name="val1" table:number-columns-repeated="16384"/></table:table-row>',
        ),
    ],
    [
      'with a column styled to its end',
      () =>
        xlsx({
          before: '<cols><col min="1" max="16384" width="9"/></cols>',
          rows: '<row r="1048576"><c r="B1048576" s="1"/></row>',
        }),
    ],
  ];
  for (const [what, make] of good)
    test(what, async () => {
      await expect(checkWorkbook(await make())).resolves.toBeUndefined();
    });
});

test('counting takes little time and memory: 2 million cells', async () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, index) => `<row r="${index + 1}">${`<c t="s" s="3"><v>${index % 7}</v></c>`.repeat(40)}</row>`,
  );
  const bytes = xlsx({ rows: rows.join(''), shared: '<si><t>station</t></si>'.repeat(7) });
  const before = peak();
  const started = performance.now();
  await checkWorkbook(bytes);
  expect(performance.now() - started).toBeLessThan(40_000);
  expect(peak() - before).toBeLessThan(400 * MB);
});

async function withExcelJs(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Protocols', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { header: 'station', width: 12 },
    { header: 'voted', hidden: true },
  ];
  sheet.addRow([253, { text: 'there', hyperlink: 'https://example.org' }]);
  sheet.mergeCells('A3:B9');
  sheet.getCell('A2').note = 'seen twice';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function sheetJs(bookType: 'xlsx' | 'ods'): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['station', 'voted'],
      [253, 938],
    ]),
    'Protocols',
  );
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
}
