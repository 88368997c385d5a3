import { PictureError } from './picture-error.ts';

/** The kinds of files that are decoded. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'tiff' | 'heif' | 'pdf';

export const mediaTypes: Readonly<Record<PictureKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tiff: 'image/tiff',
  heif: 'image/heic',
  pdf: 'application/pdf',
};

/** The ending under which an original of a kind is kept; the name that it came with says nothing reliable. */
export const extensions: Readonly<Record<PictureKind, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  tiff: 'tif',
  heif: 'heic',
  pdf: 'pdf',
};

/** So many first bytes tell the kind: readers of PDF take the header anywhere in the first 1,024 (ISO 32000-1, annex H.3). */
export const RECOGNISED_WITHIN = 1024;

const signatures: readonly { kind: PictureKind; at: number; bytes: string }[] = [
  { kind: 'jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'webp', at: 8, bytes: 'WEBP' },
  { kind: 'tiff', at: 0, bytes: 'II*\0' },
  { kind: 'tiff', at: 0, bytes: 'MM\0*' },
  { kind: 'tiff', at: 0, bytes: 'II+\0' },
  { kind: 'tiff', at: 0, bytes: 'MM\0+' },
];

/** Pictures and documents that people send and that are not read: said as such, not as "no picture". */
const unsupported: readonly { name: string; at: number; bytes: string }[] = [
  { name: 'AVIF or a film', at: 4, bytes: 'ftyp' },
  { name: 'GIF', at: 0, bytes: 'GIF8' },
  { name: 'BMP', at: 0, bytes: 'BM' },
  { name: 'JPEG 2000', at: 0, bytes: '\0\0\0\x0cjP  ' },
  { name: 'JPEG XL', at: 0, bytes: '\xff\x0a' },
  { name: 'JPEG XL', at: 0, bytes: '\0\0\0\x0cJXL ' },
  { name: 'DjVu', at: 0, bytes: 'AT&TFORM' },
  { name: 'Photoshop', at: 0, bytes: '8BPS' },
  { name: 'RAR archive', at: 0, bytes: 'Rar!\x1a\x07' },
  { name: '7z archive', at: 0, bytes: "7z\xbc\xaf'\x1c" },
  { name: 'ZIP archive or Office document', at: 0, bytes: 'PK\x03\x04' },
  { name: 'old Office document', at: 0, bytes: '\xd0\xcf\x11\xe0' },
];

/** Brands of pictures coded as HEVC (ISO/IEC 23008-12, annex B), which phones write. */
const heifBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis']);

/** A file type box names its main brand, a version, and all brands that it is compatible with. */
function brandsOf(head: string): string[] {
  const size = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE();
  const brands = [head.slice(8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, head.length); at += 4) brands.push(head.slice(at, at + 4));
  return brands;
}

/**
 * Says what a file is by its first bytes, never by its name.
 * @throws PictureError empty, unsupported-kind, not-a-picture
 */
export function recogniseKind(bytes: Uint8Array): PictureKind {
  if (bytes.length === 0) throw new PictureError('empty', 'the file has no bytes');
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, RECOGNISED_WITHIN),
  ).toString('latin1');
  const known = signatures.find(({ at, bytes: magic }) => head.startsWith(magic, at));
  if (known) return known.kind;
  if (head.startsWith('ftyp', 4) && brandsOf(head).some((brand) => heifBrands.has(brand))) return 'heif';
  if (head.includes('%PDF-')) return 'pdf';
  const other = unsupported.find(({ at, bytes: magic }) => head.startsWith(magic, at));
  if (other) throw new PictureError('unsupported-kind', `this is ${other.name}`);
  throw new PictureError('not-a-picture', 'the first bytes belong to no picture or PDF');
}
