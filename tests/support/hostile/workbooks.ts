import type { UnpackReason } from '../../../electron/unpack/index.ts';
import { zeros, zip, type ZipPart } from './zip.ts';

/** Hand-made workbooks, for what no spreadsheet program would write. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';

/** What may stand in a hand-made XLSX workbook of one sheet, "Protocols". */
export interface XlsxParts {
  /** Inside `sheetData`. */
  rows?: string;
  /** Before and after `sheetData`. */
  before?: string;
  after?: string;
  /** Inside `sst`. */
  shared?: string;
  /** The whole sheet instead of all that. */
  sheet?: string | Buffer;
  sheetName?: string;
  more?: readonly ZipPart[];
}

/** An XLSX workbook of one sheet (ECMA-376 part 1). */
export function xlsx(parts: XlsxParts = {}): Buffer {
  const { rows = '', before = '', after = '', shared = '', sheetName = 'Protocols', more = [] } = parts;
  const sheet =
    parts.sheet ??
    `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  return zip([
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('sharedStrings.xml', 'sharedStrings')}</Types>`,
    },
    { name: '_rels/.rels', data: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('rId2', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
    { name: 'xl/sharedStrings.xml', data: `${XML}<sst xmlns="${MAIN}">${shared}</sst>` },
    ...more,
  ]);
}

/** An ODS workbook of one sheet, "Protocols" (ISO/IEC 26300); `rows` stand inside its table. */
export function ods(
  rows: string,
  { manifest = '', content }: { manifest?: string; content?: string } = {},
): Buffer {
  const spaces = ['office', 'table', 'text'].map((name) => `xmlns:${name}="${OASIS}:${name}:1.0"`).join(' ');
  return zip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    {
      name: 'META-INF/manifest.xml',
      data: `${XML}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0">${manifest}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      data:
        content ??
        `${XML}<office:document-content ${spaces}><office:body><office:spreadsheet><table:table table:name="Protocols">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

const cell = (reference: string, value = '1') => `<c r="${reference}"><v>${value}</v></c>`;
const row = (number: number | string, inside: string) => `<row r="${number}">${inside}</row>`;
const odsCell = (attributes: string, inside = '<text:p>1</text:p>') =>
  `<table:table-cell office:value-type="float" office:value="1" ${attributes}>${inside}</table:table-cell>`;
const odsRow = (attributes: string, inside: string) =>
  `<table:table-row ${attributes}>${inside}</table:table-row>`;

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;

/** A workbook that must not be read: its name, how to make its bytes, and the reason to be given. */
export type HostileWorkbook = readonly [name: string, make: () => Buffer, reason: UnpackReason];

/** Every kind of hostile workbook that is known, one each. */
export const hostileWorkbooks: readonly HostileWorkbook[] = [
  [
    'outside entity.xlsx',
    () =>
      xlsx({
        sheet: `${XML}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${row(1, '<c t="str"><v>&e;</v></c>')}</sheetData></worksheet>`,
      }),
    'dangerous-xml',
  ],
  [
    'billion laughs.xlsx',
    () => xlsx({ sheet: `${XML}${LAUGHS}<worksheet>&j;</worksheet>` }),
    'dangerous-xml',
  ],
  ['billion laughs.ods', () => ods('', { content: `${XML}${LAUGHS}<x>&j;</x>` }), 'dangerous-xml'],
  [
    'document type in wide characters.xlsx',
    () => xlsx({ sheet: Buffer.from(`\ufeff<?xml version="1.0"?>${LAUGHS}<worksheet/>`, 'utf16le') }),
    'dangerous-xml',
  ],
  [
    'document type in UTF-7.xlsx',
    () => xlsx({ sheet: '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<worksheet/>' }),
    'dangerous-xml',
  ],
  [
    'document type in a part nobody looks at.xlsx',
    () => xlsx({ more: [{ name: 'customXml/item1.xml', data: `${LAUGHS}<a/>` }] }),
    'dangerous-xml',
  ],
  [
    'nested.xlsx',
    () => xlsx({ sheet: `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}` }),
    'dangerous-xml',
  ],
  ['endless tag.xlsx', () => xlsx({ rows: row(1, `<c ${'a="1" '.repeat(100_000)}/>`) }), 'dangerous-xml'],
  [
    'number as an entity.ods',
    () => ods(odsRow('table:number-rows-repeated="&#49;000000000"', odsCell(''))),
    'dangerous-xml',
  ],
  ['not closed.xlsx', () => xlsx({ sheet: `${XML}<worksheet><sheetData>` }), 'damaged'],
  ['tag in a value.xlsx', () => xlsx({ rows: row(1, '<c r="<c>"/>') }), 'damaged'],
  [
    'claims 17 billion cells.xlsx',
    () => xlsx({ before: '<dimension ref="A1:XFD1048576"/>', rows: row(1, cell('A1')) }),
    'too-many-cells',
  ],
  [
    'two cells far apart.xlsx',
    () => xlsx({ rows: row(1, cell('A1')) + row(1_048_576, cell('XFD1048576')) }),
    'too-many-cells',
  ],
  ['row beyond all.xlsx', () => xlsx({ rows: row('1e12', cell('B9')) }), 'too-many-cells'],
  ['row that is no number.xlsx', () => xlsx({ rows: row('all', cell('B9')) }), 'too-many-cells'],
  [
    'million joined ranges.xlsx',
    () => xlsx({ after: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(1_000_000)}</mergeCells>` }),
    'too-many-cells',
  ],
  [
    'everything joined.xlsx',
    () => xlsx({ after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    'too-many-cells',
  ],
  [
    'everything linked.xlsx',
    () => xlsx({ after: '<hyperlinks><hyperlink ref="a1:xfd1048576" location="A1"/></hyperlinks>' }),
    'too-many-cells',
  ],
  [
    'columns described over and over.xlsx',
    () => xlsx({ before: `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(50_000)}</cols>` }),
    'too-many-cells',
  ],
  [
    'columns, some of them backwards.xlsx',
    () =>
      xlsx({
        before: `<cols>${'<col min="16384" max="1"/><col min="1" max="16384" hidden="1"/>'.repeat(50_000)}</cols>`,
      }),
    'too-many-cells',
  ],
  ['ten million cells.xlsx', () => xlsx({ rows: row(1, '<c/>'.repeat(10_000_001)) }), 'too-many-cells'],
  [
    'one long text shared.xlsx',
    () =>
      xlsx({
        shared: `<si><t>${'938 '.repeat(250_000)}</t></si>`,
        rows: row(1, '<c t="s"><v>0</v></c>'.repeat(1000)),
      }),
    'bomb',
  ],
  [
    'rows repeated.ods',
    () =>
      ods(odsRow('table:number-rows-repeated="1000000"', odsCell('table:number-columns-repeated="16000"'))),
    'too-many-cells',
  ],
  [
    'rows repeated by an odd number.ods',
    () => ods(odsRow("a:number-rows-repeated = '1e9'", odsCell(''))),
    'too-many-cells',
  ],
  [
    'a cell far out.ods',
    () =>
      ods(
        odsRow('table:number-rows-repeated="1000000"', '<table:table-cell/>') +
          odsRow('', `<table:table-cell table:number-columns-repeated="16000"/>${odsCell('')}`),
      ),
    'too-many-cells',
  ],
  [
    'hidden rows over and over.ods',
    () =>
      ods(
        `${odsRow('table:visibility="collapse" table:number-rows-repeated="1048576"', '')}</table:table><table:table table:name="x">`.repeat(
          20,
        ),
      ),
    'too-many-cells',
  ],
  [
    'columns over and over.ods',
    () => ods('<table:table-column table:number-columns-repeated="16384"/>'.repeat(5000)),
    'too-many-cells',
  ],
  [
    'spaces.ods',
    () => ods(odsRow('', odsCell('', `<text:p>${'<text:s text:c="16384"/>'.repeat(50_000)}</text:p>`))),
    'bomb',
  ],
  [
    'one long text repeated.ods',
    () =>
      ods(
        odsRow(
          'table:number-rows-repeated="1000"',
          odsCell('', `<text:p>${'938 '.repeat(250_000)}</text:p>`),
        ),
      ),
    'bomb',
  ],
  [
    'locked.ods',
    () =>
      ods('', {
        manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
        content: '\x8f\x02\x1c',
      }),
    'encrypted',
  ],
  [
    'sheet that says it is a picture.xlsx',
    () => xlsx({ more: [{ name: 'xl/media/1.png', data: 'x<worksheet><row r="1e12"/></worksheet>' }] }),
    'too-many-cells',
  ],
  [
    'sheet that says it is of the other kind.xlsx',
    () => xlsx({ more: [{ name: 'content.xml', data: '<worksheet><row r="1e12"/></worksheet>' }] }),
    'too-many-cells',
  ],
  ['something else.xlsx', () => zip([{ name: 'xl/workbook.bin', data: 'abc' }]), 'unsupported'],
  ['old workbook.xlsx', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-a-zip'],
  [
    'sheet of 300 MB.xlsx',
    () => xlsx({ more: [zeros('xl/worksheets/sheet2.xml', 300 * 1024 * 1024)] }),
    'too-large',
  ],
];
