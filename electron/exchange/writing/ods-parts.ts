import type { Header } from '../sheets/column.ts';
import { ABOUT, aboutWidths, HEADER_ROWS, letterOf, type TableHead, xml, XML_HEAD } from './book.ts';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const spaces: readonly (readonly [prefix: string, uri: string])[] = [
  ['office', `${OASIS}:office:1.0`],
  ['style', `${OASIS}:style:1.0`],
  ['text', `${OASIS}:text:1.0`],
  ['table', `${OASIS}:table:1.0`],
  ['number', `${OASIS}:datastyle:1.0`],
  ['config', `${OASIS}:config:1.0`],
  ['fo', `${OASIS}:xsl-fo-compatible:1.0`],
  ['of', `${OASIS}:of:1.2`],
  ['ooo', 'http://openoffice.org/2004/office'],
];
const NAMES = spaces.map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');

const VERSION = 'office:version="1.3"';
/** Centimetres that a character is wide, about. */
const CHARACTER = 0.19;

/**
 * Names of the styles in `contentHead`, formed as LibreOffice forms its own: it ends itself when it saves a file with
 * shorter ones.
 */
export const odsStyle = { number: 'ce1', text: 'ce2', key: 'ce3', name: 'ce4', names: 'ro2' } as const;
const columnStyle = (width: number) => `co${width}`;

/** The lists that cells may be chosen from, by table and key of the column. */
export function validationName(table: string, key: string): string {
  return `v_${table}_${key}`;
}

/** What stands in content.xml before the first table (OpenDocument 1.3, part 3). */
export function contentHead(heads: readonly TableHead[]): string {
  const widths = new Set<number>([
    ...aboutWidths,
    ...heads.flatMap(({ headers }) => headers.map(({ width }) => width)),
  ]);
  return `${XML_HEAD}<office:document-content ${NAMES} ${VERSION}><office:automatic-styles>\
<number:number-style style:name="N0"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>\
<number:text-style style:name="N1"><number:text-content/></number:text-style>\
${[...widths].map(widthStyle).join('')}\
<style:style style:name="${odsStyle.names}" style:family="table-row"><style:table-row-properties style:row-height="2.6cm"/></style:style>\
${cellStyle(odsStyle.number, 'N0', '')}${cellStyle(odsStyle.text, 'N1', '')}\
${cellStyle(odsStyle.key, 'N1', `<style:table-cell-properties fo:background-color="#e8edf2"/>${BOLD}`)}\
${cellStyle(odsStyle.name, 'N1', `<style:table-cell-properties fo:background-color="#e8edf2" fo:wrap-option="wrap" style:vertical-align="top"/>${BOLD}`)}\
</office:automatic-styles><office:body><office:spreadsheet>${validations(heads)}`;
}

const BOLD = '<style:text-properties fo:font-weight="bold"/>';

function cellStyle(name: string, format: string, properties: string): string {
  return `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${format}">${properties}</style:style>`;
}

function widthStyle(width: number): string {
  const centimetres = (width * CHARACTER).toFixed(2);
  return `<style:style style:name="${columnStyle(width)}" style:family="table-column">\
<style:table-column-properties style:column-width="${centimetres}cm"/></style:style>`;
}

function validations(heads: readonly TableHead[]): string {
  const each = heads.flatMap(({ name, headers }) =>
    headers.flatMap(({ key, allowed }, index) => {
      if (!allowed) return [];
      const words = allowed.map((word) => `"${word}"`).join(';');
      const condition = xml(`of:cell-content-is-in-list(${words})`);
      return [
        `<table:content-validation table:name="${validationName(name, key)}" table:condition="${condition}" \
table:allow-empty-cell="true" table:base-cell-address="${name}.${letterOf(index)}${HEADER_ROWS + 1}">\
<table:error-message table:display="true" table:message-type="stop"/></table:content-validation>`,
      ];
    }),
  );
  return each.length > 0 ? `<table:content-validations>${each.join('')}</table:content-validations>` : '';
}

/** What stands in content.xml after the last table: the filters. @param last number of each table's last row */
export function contentTail(tables: readonly { head: TableHead; last: number }[]): string {
  const ranges = tables.map(({ head: { name, headers }, last }) => {
    const to = `${letterOf(headers.length - 1)}${Math.max(last, HEADER_ROWS + 1)}`;
    return `<table:database-range table:name="filter_${name}" table:target-range-address="${name}.A${HEADER_ROWS}:${name}.${to}" table:display-filter-buttons="true"/>`;
  });
  return `<table:database-ranges>${ranges.join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
}

/** What begins a table: its columns, each with a style for cells that are typed into later. */
export function tableHead(name: string, columns: readonly Pick<Header, 'kind' | 'width'>[]): string {
  const each = columns.map(
    ({ kind, width }) =>
      `<table:table-column table:style-name="${columnStyle(width)}" table:default-cell-style-name="${odsStyle[kind]}"/>`,
  );
  return `<table:table table:name="${name}">${each.join('')}`;
}

/** The parts of an ODS file beside its content; `mimetype` comes first and is not packed. */
export const MIMETYPE = 'application/vnd.oasis.opendocument.spreadsheet';

export function odsParts(heads: readonly TableHead[]): [name: string, text: string][] {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  return [
    [
      'META-INF/manifest.xml',
      `${XML_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
${entry('/', MIMETYPE)}${entry('content.xml', 'text/xml')}${entry('styles.xml', 'text/xml')}${entry('settings.xml', 'text/xml')}</manifest:manifest>`,
    ],
    ['styles.xml', `${XML_HEAD}<office:document-styles ${NAMES} ${VERSION}/>`],
    ['settings.xml', settings(heads)],
  ];
}

/** Headers and first columns stay in sight. */
function settings(heads: readonly TableHead[]): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const frozen = [
    ...heads.map(({ name, frozen: columns }) => ({ name, columns, rows: HEADER_ROWS })),
    aboutFrozen,
  ];
  const tables = frozen.map(
    ({ name, columns, rows }) => `<config:config-item-map-entry config:name="${name}">\
${item('HorizontalSplitMode', 'short', columns > 0 ? 2 : 0)}${item('VerticalSplitMode', 'short', 2)}\
${item('HorizontalSplitPosition', 'int', columns)}${item('VerticalSplitPosition', 'int', rows)}\
${item('ActiveSplitRange', 'short', columns > 0 ? 3 : 2)}${item('PositionRight', 'int', columns)}\
${item('PositionBottom', 'int', rows)}</config:config-item-map-entry>`,
  );
  return `${XML_HEAD}<office:document-settings ${NAMES} ${VERSION}><office:settings>\
<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>\
${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${tables.join('')}</config:config-item-map-named>\
${item('ActiveTable', 'string', heads[0]?.name ?? ABOUT)}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>\
</office:settings></office:document-settings>`;
}

const aboutFrozen = { name: 'About', columns: 0, rows: 1 } as const;
