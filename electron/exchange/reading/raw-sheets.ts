import { checkWorkbook, type OpenZip, openZip, UnpackError } from '../../unpack/index.ts';
import { csvSheet } from './csv-sheet.ts';
import { odsBook, xlsxBook } from './library-book.ts';
import { type RawBook, sheetLimits } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';
import { decodeText } from './sheet-text.ts';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** First bytes of files that are no text and no ZIP file: the workbooks of Excel 97, PDF. */
const others: readonly (readonly number[])[] = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

/**
 * Reads the sheets of a spreadsheet file, whose kind its bytes tell: XLSX, ODS, or text (CSV). Formulas are not evaluated.
 * @param wanted by a sheet's name; the one sheet of a CSV file is always read
 * @throws RefusedFile not-a-workbook, damaged, unsafe, too-large, encrypted
 */
export async function rawSheets(
  bytes: Uint8Array,
  wanted: (name: string) => boolean = () => true,
): Promise<RawBook> {
  if (bytes.length > sheetLimits.fileBytes) throw new RefusedFile('too-large', { what: 'bytes' });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return packedBook(bytes, wanted);
  const foreign = others.some((start) => start.every((byte, index) => bytes[index] === byte));
  const text = foreign ? null : decodeText(bytes);
  if (text === null || /^\s*</.test(text)) throw new RefusedFile('not-a-workbook');
  return { kind: 'csv', sheets: [csvSheet(text)] };
}

async function packedBook(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<RawBook> {
  try {
    await checkWorkbook(bytes);
    const zip = await openZip(bytes, {
      entries: sheetLimits.parts,
      fileBytes: sheetLimits.partBytes,
      totalBytes: sheetLimits.totalBytes,
    });
    try {
      return await bookIn(zip, wanted);
    } finally {
      await zip.close();
    }
  } catch (error) {
    throw error instanceof UnpackError ? refusedZip(error) : error;
  }
}

async function bookIn(zip: OpenZip, wanted: (name: string) => boolean): Promise<RawBook> {
  const part = (name: string) => zip.entries.find((entry) => entry.name === name);
  if (part('xl/workbook.xml')) return xlsxBook(zip, wanted);
  const type = await part('mimetype')?.read();
  if (type && Buffer.from(type).toString('latin1').startsWith(ODS)) return odsBook(zip, wanted);
  throw new RefusedFile('not-a-workbook');
}

/** Why a ZIP file was not opened, as the reason for refusing the workbook that it is. */
export function refusedZip(error: UnpackError): RefusedFile {
  const options = { cause: error };
  switch (error.reason) {
    case 'encrypted':
      return new RefusedFile('encrypted', {}, options);
    case 'too-large':
    case 'too-many':
    case 'too-many-cells':
    case 'bomb':
      return new RefusedFile('too-large', { what: 'bytes' }, options);
    case 'unsafe-name':
    case 'dangerous-xml':
      return new RefusedFile('unsafe', {}, options);
    case 'unsupported':
      return new RefusedFile('not-a-workbook', {}, options);
    case 'not-a-zip':
    case 'damaged':
      return new RefusedFile('damaged', {}, options);
  }
}
