import type { OpenZip } from '../../unpack/index.ts';
import { storedZip, type ZipEntry } from '../stored-zip.ts';
import { xml } from '../writing/book.ts';
import { RefusedFile } from './refused-file.ts';

/** Sheets, and what their cells refer to. */
const XLSX_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/.*\.(?:xml|rels))$/i;
const SHARED_TEXTS = /sharedStrings\.xml$/i;
/** How rows and columns of XLSX say that they are hidden. */
const HIDES = ['hidden="1"', 'hidden="true"', "hidden='1'", "hidden='true'"];
const ODS_CONTENT = 'content.xml';

/**
 * The parts of an XLSX workbook that SheetJS is given: checked ones, packed anew, so that it unpacks nothing that was not
 * looked at; and plainer where it would go wrong.
 * @returns the package, and whether any row or column in it may be hidden
 * @throws UnpackError
 */
export async function xlsxForLibrary({ entries }: OpenZip): Promise<{ bytes: Uint8Array; hides: boolean }> {
  const parts: ZipEntry[] = [];
  for (const entry of entries) {
    if (!XLSX_PARTS.test(entry.name)) continue;
    const part = plainXml(buffer(await entry.read()));
    parts.push({ name: entry.name, bytes: SHARED_TEXTS.test(entry.name) ? plainTexts(part) : part });
  }
  const hides = parts.some(({ bytes }) => HIDES.some((mark) => buffer(bytes).includes(mark)));
  return { bytes: storedZip(parts), hides };
}

/**
 * The same of an OpenDocument spreadsheet, of which it needs the content alone.
 * @returns the package, and the content as it was
 * @throws RefusedFile damaged; UnpackError
 */
export async function odsForLibrary({
  entries,
}: OpenZip): Promise<{ bytes: Uint8Array; content: Uint8Array }> {
  const content = await entries.find(({ name }) => name === ODS_CONTENT)?.read();
  if (!content) throw new RefusedFile('damaged');
  const none = new Uint8Array();
  const bytes = storedZip([
    { name: 'META-INF/manifest.xml', bytes: none },
    { name: 'styles.xml', bytes: none },
    { name: ODS_CONTENT, bytes: plainContent(plainXml(buffer(content))) },
  ]);
  return { bytes, content };
}

const STYLES = ['<office:automatic-styles>', '</office:automatic-styles>'] as const;
/** Each run of spaces once, so that long ones take no longer. */
const LAST_SPACES = /(?<! ) +(?=(?:<\/text:span>)*<\/text:p>)/g;
const FIRST_SPACES = /(<text:p(?: [^<>]*)?>(?:<text:span[^<>]*>)*) +/g;
const EMPTY_CELL = /<table:table-cell\b[^<>]*\/>/g;

function plainContent(content: Buffer): Buffer {
  // Of styles it complains on the console; they say nothing that cells do not.
  const [from, to] = STYLES.map((tag) => content.indexOf(tag)) as [number, number];
  const text = (
    from < 0 || to < from
      ? content
      : Buffer.concat([content.subarray(0, from), content.subarray(to + STYLES[1].length)])
  ).toString('latin1');
  return Buffer.from(
    text
      // It cuts off a plain space at a paragraph's ends, where LibreOffice writes it.
      .replaceAll(FIRST_SPACES, '$1<text:s/>')
      .replaceAll(LAST_SPACES, '<text:s/>')
      // It passes over a number whose cell shows no text.
      .replaceAll(EMPTY_CELL, (cell) =>
        cell.includes('value-type') && !cell.includes('string-value')
          ? `${cell.slice(0, -2)}></table:table-cell>`
          : cell,
      ),
    'latin1',
  );
}

const MARKED = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g;
const NUMBERED = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/**
 * Without comments, and marked text (CDATA) written as any other: it takes what looks like tags in them for tags. Characters
 * that are written by number are spelled out: it cuts off large ones.
 */
function plainXml(part: Buffer): Buffer {
  if (!part.includes('<!') && !part.includes('&#')) return part;
  const text = part
    .toString('latin1')
    .replaceAll(MARKED, (_, marked: string = '') => xml(marked))
    .replaceAll(NUMBERED, (found, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0x7f && code <= 0x10ffff
        ? Buffer.from(String.fromCodePoint(code)).toString('latin1')
        : found;
    });
  return Buffer.from(text, 'latin1');
}

/** An empty text it passes over, and takes each after it for the one before. */
function plainTexts(part: Buffer): Buffer {
  if (!part.includes('<si/>')) return part;
  return Buffer.from(part.toString('latin1').replaceAll('<si/>', '<si><t/></si>'), 'latin1');
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
