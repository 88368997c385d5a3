import { xml, XML_HEAD } from './book.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the cell styles in `styles`. */
export const style = { number: 1, text: 2, key: 3, name: 4 } as const;

const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
const styles = `${XML_HEAD}<styleSheet xmlns="${MAIN}">\
<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>\
<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * The parts of an XLSX file beside its sheets (ECMA-376 Part 1), in the order in which they are written.
 * @param filters ranges of the first sheets' filters, like `$A$2:$Z$9`: Excel keeps them as hidden names too
 */
export function xlsxParts(
  sheets: readonly string[],
  filters: readonly string[],
  at: string,
): [name: string, text: string][] {
  const numbered = sheets.map((name, index) => ({ name, n: index + 1 }));
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const filterName = (range: string, index: number) =>
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xml(sheets[index] ?? '')}!${range}</definedName>`;
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    [
      '[Content_Types].xml',
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
${override('/xl/workbook.xml', `${TYPES}.sheet.main+xml`)}\
${numbered.map(({ n }) => override(`/xl/worksheets/sheet${n}.xml`, `${TYPES}.worksheet+xml`)).join('')}\
${override('/xl/styles.xml', `${TYPES}.styles+xml`)}\
${override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">\
${relation('rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml')}\
${relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')}</Relationships>`,
    ],
    [
      'docProps/core.xml',
      `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Hattama</dc:creator>\
<dcterms:created xsi:type="dcterms:W3CDTF">${xml(at)}</dcterms:created></cp:coreProperties>`,
    ],
    [
      'xl/workbook.xml',
      `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>\
${numbered.map(({ name, n }) => `<sheet name="${xml(name)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets>\
<definedNames>${filters.map(filterName).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">\
${numbered.map(({ n }) => relation(`rId${n}`, `${OFFICE}/worksheet`, `worksheets/sheet${n}.xml`)).join('')}\
${relation(`rId${sheets.length + 1}`, `${OFFICE}/styles`, 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ];
}

/** What begins a sheet's part. */
export const SHEET_HEAD = `${XML_HEAD}<worksheet xmlns="${MAIN}">`;
