import { xmlText } from './safe-text.ts';

/** The small parts of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, parts 2 and 3). */

export const MIME_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
export const OFFICE_VERSION = '1.3';

const NAMESPACE = 'urn:oasis:names:tc:opendocument:xmlns';
export const namespaces = ['office', 'table', 'text', 'style', 'config', 'meta', 'manifest']
  .map((name) => `xmlns:${name}="${NAMESPACE}:${name}:1.0"`)
  .concat(
    `xmlns:fo="${NAMESPACE}:xsl-fo-compatible:1.0"`,
    `xmlns:number="${NAMESPACE}:datastyle:1.0"`,
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(' ');

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
/** About the width of a digit in a spreadsheet program's own font. */
const MM_A_CHARACTER = 2;

/** Cell styles `head`, `whole` (numbers) and `plain` (texts that stay texts when edited), and one column style a width in characters. */
export function styles(widths: readonly number[]): string {
  const column = (width: number) =>
    `<style:style style:name="width${width}" style:family="table-column"><style:table-column-properties style:column-width="${width * MM_A_CHARACTER}mm"/></style:style>`;
  const cell = (name: string, format: string, properties = '') =>
    `<style:style style:name="${name}" style:family="table-cell" style:data-style-name="${format}">${properties}</style:style>`;
  const head =
    '<style:table-cell-properties fo:background-color="#e8edf2" fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties fo:font-weight="bold"/>';
  return [
    '<office:automatic-styles>',
    '<number:number-style style:name="digits"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>',
    '<number:text-style style:name="text"><number:text-content/></number:text-style>',
    ...widths.map(column),
    cell('head', 'text', head),
    cell('whole', 'digits'),
    cell('plain', 'text'),
    '</office:automatic-styles>',
  ].join('');
}

/** Styles that a person may change by name: none. Readers want the part all the same. */
export function namedStyles(): string {
  return `${DECLARATION}<office:document-styles ${namespaces} office:version="${OFFICE_VERSION}"><office:styles/></office:document-styles>`;
}

/** Settings that keep the first columns and rows of a sheet in sight. */
export function freeze(sheet: string, columns: number, rows: number): string {
  const item = (name: string, value: number) =>
    `<config:config-item config:name="${name}" config:type="int">${value}</config:config-item>`;
  // 2: frozen rather than split; the pane below and to the right (3) is the one to scroll.
  const items = [
    item('HorizontalSplitMode', 2),
    item('VerticalSplitMode', 2),
    item('HorizontalSplitPosition', columns),
    item('VerticalSplitPosition', rows),
    item('ActiveSplitRange', 3),
    item('PositionRight', columns),
    item('PositionBottom', rows),
  ].join('');
  const tables = `<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${xmlText(sheet)}">${items}</config:config-item-map-entry></config:config-item-map-named>`;
  return `${DECLARATION}<office:document-settings ${namespaces} office:version="${OFFICE_VERSION}"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${tables}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}

/** Who made the file, and (instead of the time of writing) the time of the last change of its data. */
export function meta(asOf: string | null): string {
  const date = asOf === null ? '' : `<dc:date>${xmlText(asOf)}</dc:date>`;
  return `${DECLARATION}<office:document-meta ${namespaces} office:version="${OFFICE_VERSION}"><office:meta><meta:generator>Hattama</meta:generator>${date}</office:meta></office:document-meta>`;
}

/** The list of the package's parts. */
export function manifest(parts: readonly string[]): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  return `${DECLARATION}<manifest:manifest ${namespaces} manifest:version="${OFFICE_VERSION}">${entry('/', MIME_TYPE)}${parts.map((part) => entry(part, 'text/xml')).join('')}</manifest:manifest>`;
}
