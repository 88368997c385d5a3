import { expect, test } from 'vitest';
import type { RawCell, RawSheet } from '../../../../electron/exchange/reading/raw-book.ts';
import { rawSheets } from '../../../../electron/exchange/reading/raw-sheets.ts';
import { ods, xlsx, type XlsxParts } from '../../../support/hostile/workbooks.ts';

/** What other programs may write, by hand, so that it is known what stands in the file. */

async function sheetIn(bytes: Uint8Array): Promise<RawSheet> {
  const [sheet] = (await rawSheets(bytes)).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const formula = (value: RawCell) => ({ kind: 'formula', value });
const text = (inside: string) => `<c t="inlineStr"><is>${inside}</is></c>`;

test.each<[string, XlsxParts, unknown[]]>([
  [
    'a formula that was never reckoned has no value, not 0',
    {
      rows: '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c></row>',
    },
    [formula(null), formula(null), formula(2)],
  ],
  [
    'a formula for several cells',
    {
      rows: '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c><c r="C1"><f t="array" ref="C1:D1">1+1</f><v>2</v></c><c r="D1"><v>2</v></c></row>',
    },
    [formula(2), formula(2), formula(2), formula(2)],
  ],
  [
    'truth, errors, a date in letters',
    {
      rows: '<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="e"><v>#SPILL!</v></c><c t="d"><v>2026-11-22</v></c></row>',
    },
    [
      { kind: 'boolean', value: '1' },
      { kind: 'boolean', value: '0' },
      { kind: 'error', value: '#N/A' },
      { kind: 'error', value: '#ERROR!' },
      { kind: 'date', value: '2026-11-22' },
    ],
  ],
  [
    'texts with spaces, marked text, readings over them',
    {
      rows: `<row r="1">${text('<t> a </t>')}${text('<r><t>a</t></r><r><rPr><b/></rPr><t> b</t></r>')}${text('<t>東</t><rPh sb="0" eb="1"><t>x</t></rPh>')}<c t="str"><v> x </v></c></row>`,
    },
    [' a ', 'a b', '東', ' x '],
  ],
  [
    'shared texts, an empty one among them',
    {
      shared: '<si/><si><t xml:space="preserve"> a </t></si><si><r><t>b</t></r><r><t> c</t></r></si>',
      rows: '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>',
    },
    [null, ' a ', 'b c'],
  ],
  [
    'comments, text that is marked as such, entities',
    {
      rows: '<!-- <row><c><v>1</v></c></row> --><row r="1"><c t="str"><v><![CDATA[<c>&]]></v></c><c t="str"><v>&lt;c&gt;&amp;&#1072;</v></c></row>',
    },
    ['<c>&', '<c>&а'],
  ],
  [
    'names that objects have themselves',
    { sheetName: '__proto__', rows: `<row r="1">${text('<t>__proto__</t>')}</row>` },
    ['__proto__'],
  ],
])('XLSX: %s', async (_, parts, cells) => {
  expect((await sheetIn(xlsx(parts))).rows).toEqual([cells]);
});

test('XLSX: cells that do not say where they stand, and hidden rows', async () => {
  const sheet = await sheetIn(
    xlsx({
      rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row hidden="true"><c><v>3</v></c></row><row hidden="1"/>',
    }),
  );
  expect(sheet.rows).toEqual([[1, 2], [3]]);
  expect(sheet.hiddenRows).toEqual(new Set([1]));
});

test.each<[string, XlsxParts]>([
  ['a number that is none', { rows: '<row r="1"><c r="A1"><v>abc</v></c></row>' }],
  ['a shared text that is not there', { rows: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }],
])('XLSX: %s is told of, not passed over', async (_, parts) => {
  await expect(sheetIn(xlsx(parts))).rejects.toMatchObject({ name: 'RefusedFile', code: 'damaged' });
});

const cell = (inside: string, attributes = 'office:value-type="string"') =>
  `<table:table-cell ${attributes}>${inside}</table:table-cell>`;
const row = (inside: string, attributes = '') => `<table:table-row ${attributes}>${inside}</table:table-row>`;
const shown = (text: string) => `<text:p>${text}</text:p>`;

test.each<[string, string, unknown[]]>([
  [
    'cells that are neither number nor text',
    cell(shown('50%'), 'office:value-type="percentage" office:value="0.5"') +
      cell(shown('22.11.26'), 'office:value-type="date" office:date-value="2026-11-22"') +
      cell(shown('TRUE'), 'office:value-type="boolean" office:boolean-value="true"') +
      cell(shown('3'), 'table:formula="of:=1+2" office:value-type="float" office:value="3"') +
      cell(shown('5 €'), 'office:value-type="currency" office:value="5"'),
    [
      { kind: 'percent', value: 0.5 },
      { kind: 'date', value: '2026-11-22' },
      { kind: 'boolean', value: '1' },
      formula(3),
      5,
    ],
  ],
  [
    'values without what is shown',
    '<table:table-cell office:value-type="float" office:value="7"/><table:table-cell office:value-type="string" office:string-value="x"/>',
    [7, 'x'],
  ],
  [
    'spaces, tabs and lines',
    cell(
      '<text:p>a <text:s text:c="2"/>b </text:p><text:p> c<text:tab/>d<text:span>e </text:span></text:p>',
    ) + cell('<text:p><text:s/></text:p>'),
    ['a   b \n c\tde ', ' '],
  ],
  [
    'a note is not the text of its cell',
    cell(`<office:annotation>${shown('note')}</office:annotation>${shown('x')}`),
    ['x'],
  ],
  [
    'cells that stand for several',
    cell(shown('1'), 'office:value-type="float" office:value="1" table:number-columns-repeated="2"') +
      '<table:table-cell table:number-columns-repeated="2"/>' +
      cell(shown('z')),
    [1, 1, null, null, 'z'],
  ],
])('ODS: %s', async (_, cells, expected) => {
  expect((await sheetIn(ods(row(cells)))).rows).toEqual([expected]);
});

test('ODS: what is hidden is told', async () => {
  const columns =
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>';
  const rows =
    row(cell(shown('a'))) +
    row(cell(shown('b')), 'table:visibility="filter"') +
    row(cell(shown('c')), 'table:visibility="collapse" table:number-rows-repeated="2"') +
    row(cell(shown('d')));
  const sheet = await sheetIn(ods(columns + rows));
  expect(sheet.rows).toEqual([['a'], ['b'], ['c'], ['c'], ['d']]);
  expect(sheet.hiddenRows).toEqual(new Set([1, 2, 3]));
  expect(sheet.hiddenColumns).toEqual(new Set([2]));
});
