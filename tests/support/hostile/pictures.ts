import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { IntakeReason } from '../../../shared/protocol/intake.ts';
import { manyTimes } from './zip.ts';

/** Pictures and documents made to take the memory or the day of whoever opens them. */

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** A chunk of a PNG (third edition, section 5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

const zlibStream = (deflated: Uint8Array) =>
  Buffer.concat([Buffer.from([0x78, 0x9c]), deflated, Buffer.alloc(4)]);
const zeroes = (bytes: number) => zlibStream(manyTimes(Buffer.alloc(MB), bytes / MB));

export interface PngOptions {
  width: number;
  height: number;
  /** 0 grey, 2 RGB, 6 RGB and alpha. */
  colour?: 0 | 2 | 6;
  bits?: 1 | 8 | 16;
  interlaced?: boolean;
  /** Bytes of zeros that its pixels unpack to; as many as it has, unless given. */
  unpacked?: number;
  /** Chunks between its head and its pixels. */
  chunks?: readonly [type: string, data: Uint8Array][];
}

/** A PNG of black pixels, packed as well as deflate can. */
export function blackPng(options: PngOptions): Buffer {
  const { width, height, colour = 0, bits = 8, interlaced = false, chunks = [] } = options;
  const samples = { 0: 1, 2: 3, 6: 4 }[colour];
  const row = 1 + Math.ceil((width * samples * bits) / 8);
  const unpacked = options.unpacked ?? Math.ceil((row * height) / MB) * MB;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...chunks.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', zeroes(unpacked)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A text chunk that unpacks to `bytes` zeros (PNG 11.3.3.3). */
export const packedText = (bytes: number): [string, Uint8Array] => [
  'zTXt',
  Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), zeroes(bytes)]),
];

/** A colour profile that unpacks to `bytes` zeros (PNG 11.3.2.3). */
export const packedProfile = (bytes: number): [string, Uint8Array] => [
  'iCCP',
  Buffer.concat([Buffer.from('p\0\0', 'latin1'), zeroes(bytes)]),
];

/** One entry of a TIFF directory: tag, type, count, value or place of the values. */
type TiffEntry = readonly [tag: number, type: 3 | 4, count: number, value: number];

/** A TIFF whose `pages` directories all lead to the same packed data (TIFF 6.0, section 2); the data begin at 8. */
export function sharedTiff(pages: number, data: Uint8Array, entries: readonly TiffEntry[]): Buffer {
  const size = 2 + entries.length * 12 + 4;
  const start = 8 + data.length + (data.length & 1);
  const head = Buffer.alloc(start);
  head.set([0x49, 0x49, 42, 0], 0);
  head.writeUInt32LE(start, 4);
  head.set(data, 8);
  const directories = Array.from({ length: pages }, (_, page) => {
    const directory = Buffer.alloc(size);
    directory.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, type, count, value], at) => {
      directory.writeUInt16LE(tag, 2 + at * 12);
      directory.writeUInt16LE(type, 4 + at * 12);
      directory.writeUInt32LE(count, 6 + at * 12);
      directory.writeUInt32LE(value, 10 + at * 12);
    });
    directory.writeUInt32LE(page + 1 < pages ? start + (page + 1) * size : 0, size - 4);
    return directory;
  });
  return Buffer.concat([head, ...directories]);
}

/** White Group 4 pages: every line is one bit, "as the line above" (ITU-T T.6). */
export function whiteFaxes(pages: number, width: number, height: number): Buffer {
  const lines = Buffer.alloc(Math.ceil(height / 8) + 3, 0xff);
  return sharedTiff(pages, lines, [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 1],
    [259, 3, 1, 4],
    [262, 3, 1, 0],
    [273, 4, 1, 8],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, lines.length],
  ]);
}

/** A TIFF that lists `count` strips, all of them in a table of zeros. */
export function manyStrips(pages: number, count: number): Buffer {
  const table = Buffer.alloc(count * 4);
  return sharedTiff(pages, table, [
    [256, 4, 1, 64],
    [257, 4, 1, 64],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, count, 8],
    [277, 3, 1, 1],
    [278, 4, 1, 1],
    [279, 4, count, 8],
  ]);
}

/** A progressive JPEG whose last scan follows `scans` times over, each of which goes through the whole picture again. */
export async function manyScans(width: number, height: number, scans: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .jpeg({ progressive: true })
    .toBuffer();
  const last = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
  const scan = bytes.subarray(last, bytes.length - 2);
  const times = Array.from({ length: scans }, () => scan);
  return Buffer.concat([bytes.subarray(0, last), ...times, bytes.subarray(-2)]);
}

/** A WebP of one colour. */
export function plainWebp(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' }, limitInputPixels: false })
    .webp({ lossless: true, effort: 0 })
    .toBuffer();
}

/** An object of a PDF: what stands in its dictionary, and the bytes of its stream. */
export interface PdfObject {
  dictionary: string;
  stream?: Uint8Array;
}

/** A PDF of any objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: readonly PdfObject[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach(({ dictionary, stream }, index) => {
    offsets.push(at);
    const length = stream ? ` /Length ${stream.length}` : '';
    const begin = Buffer.from(`${index + 1} 0 obj\n<< ${dictionary}${length} >>\n`, 'latin1');
    const body = stream ? [Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n')] : [];
    const object = Buffer.concat([begin, ...body, Buffer.from('endobj\n')]);
    parts.push(object);
    at += object.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

const catalogue: PdfObject = { dictionary: '/Type /Catalog /Pages 2 0 R' };

/** A PDF of one page that draws `content`. */
export function pdfPage(
  content: PdfObject,
  {
    box = '0 0 595 842',
    resources = '',
    more = [],
  }: { box?: string; resources?: string; more?: readonly PdfObject[] } = {},
): Buffer {
  return pdfOf([
    catalogue,
    { dictionary: '/Type /Pages /Kids [3 0 R] /Count 1' },
    {
      dictionary: `/Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << ${resources} >>`,
    },
    content,
    ...more,
  ]);
}

/** A stream packed `times` times over, whose innermost data are `bytes` zeros. */
export function packedStream(bytes: number, times: number, more = ''): PdfObject {
  let stream: Buffer = zeroes(bytes);
  for (let n = 1; n < times; n += 1) stream = deflateSync(stream);
  return { dictionary: `${more} /Filter [${'/FlateDecode '.repeat(times)}]`, stream };
}

/** A page that draws a form that draws ten forms that draw ten … `deep` times. */
export function laughingPdf(deep: number): Buffer {
  const forms = Array.from({ length: deep }, (_, level) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X ${level + 6} 0 R >> >>`,
    stream: Buffer.from(level + 1 < deep ? '/X Do '.repeat(10) : '0 g 10 10 200 200 re f '.repeat(10)),
  }));
  return pdfPage(
    { dictionary: '', stream: Buffer.from('/X Do') },
    { resources: '/XObject << /X 5 0 R >>', more: forms },
  );
}

/** A PDF whose tree of pages is `deep` levels deep, one page at its end. */
export function deepPdf(deep: number): Buffer {
  const levels = Array.from({ length: deep }, (_, level) => ({
    dictionary: `/Type /Pages /Kids [${level + 3} 0 R] /Count 1 ${level > 0 ? `/Parent ${level + 1} 0 R` : ''}`,
  }));
  return pdfOf([
    catalogue,
    ...levels,
    { dictionary: `/Type /Page /Parent ${deep + 1} 0 R /MediaBox [0 0 595 842]` },
  ]);
}

/** A PDF that claims `count` pages; its tree has itself for a branch. */
export function endlessPdf(count: number): Buffer {
  return pdfOf([catalogue, { dictionary: `/Type /Pages /Kids [2 0 R 2 0 R] /Count ${count} /Parent 2 0 R` }]);
}

/** A PDF that is listed in a packed table (ISO 32000-1, 7.5.8) which unpacks to `bytes` zeros. */
export function packedTable(bytes: number): Buffer {
  const objects = pdfOf([catalogue, { dictionary: '/Type /Pages /Kids [] /Count 0' }]);
  const body = objects.subarray(0, objects.indexOf('xref\n'));
  const { dictionary, stream } = packedStream(bytes, 1, `/Type /XRef /Size ${bytes} /W [1 1 1] /Root 1 0 R`);
  return Buffer.concat([
    body,
    Buffer.from(`3 0 obj\n<< ${dictionary} /Length ${stream?.length ?? 0} >>\nstream\n`),
    stream ?? Buffer.alloc(0),
    Buffer.from(`\nendstream\nendobj\nstartxref\n${body.length}\n%%EOF\n`),
  ]);
}

/** A PDF of `pages` pages, each of them the same object, under a tree `deep` levels deep. */
export function samePages(pages: number, deep: number): Buffer {
  const last = deep + 2;
  const levels = Array.from({ length: deep }, (_, level) => {
    const kids = level + 1 < deep ? `${level + 3} 0 R` : `${last} 0 R `.repeat(pages);
    const above = level > 0 ? `/Parent ${level + 1} 0 R` : '/MediaBox [0 0 595 842]';
    return { dictionary: `/Type /Pages /Kids [${kids}] /Count ${pages} ${above}` };
  });
  return pdfOf([catalogue, ...levels, { dictionary: `/Type /Page /Parent ${last - 1} 0 R` }]);
}

/** A box of a HEIC file (ISO/IEC 14496-12, 4.2). */
function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A HEIC file whose list of places has so many items of 65,535 places each, none of which takes any bytes. */
export function endlessPlaces(items: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(Math.min(items, 0xffff), 6);
  const item = Buffer.from([0, 1, 0, 0, 0xff, 0xff]);
  const places = box('iloc', head, ...Array.from({ length: items }, () => item));
  return Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0heic')), box('meta', Buffer.alloc(4), places)]);
}

const nothing: PdfObject = { dictionary: '', stream: Buffer.from('0 g') };
const wide = (box: string) => pdfPage(nothing, { box });
const hugeImage = packedStream(
  GB,
  1,
  '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceGray',
);

/** A hostile picture: its name, how to make its bytes, and what intake says; "taken" where it does no harm. */
export type HostilePicture = readonly [
  name: string,
  make: () => Promise<Buffer> | Buffer,
  said: IntakeReason | 'taken',
];

/** Every kind of hostile picture that is known, one each. */
export const hostilePictures: readonly HostilePicture[] = [
  ['900 megapixels.png', () => blackPng({ width: 30_000, height: 30_000, bits: 1 }), 'too-large'],
  ['200 megapixels.png', () => blackPng({ width: 20_000, height: 10_000 }), 'taken'],
  [
    '200 megapixels of 64 bits.png',
    () => blackPng({ width: 20_000, height: 10_000, colour: 6, bits: 16 }),
    'taken',
  ],
  ['interlaced.png', () => blackPng({ width: 12_000, height: 10_000, interlaced: true }), 'too-large'],
  ['4 GB of pixels too many.png', () => blackPng({ width: 90, height: 90, unpacked: 4 * GB }), 'taken'],
  ['4 GB of text.png', () => blackPng({ width: 100, height: 100, chunks: [packedText(4 * GB)] }), 'taken'],
  [
    '4 GB of profile.png',
    () => blackPng({ width: 110, height: 110, chunks: [packedProfile(4 * GB)] }),
    'taken',
  ],
  ['2,000 faxes of 200 megapixels.tif', () => whiteFaxes(2000, 20_000, 10_000), 'too-large'],
  ['2,001 faxes.tif', () => whiteFaxes(2001, 16, 16), 'too-many-pages'],
  ['5 faxes of 100 megapixels.tif', () => whiteFaxes(5, 10_000, 10_000), 'taken'],
  ['20 million strips.tif', () => manyStrips(1, 20_000_000), 'too-large'],
  ['million strips over and over.tif', () => manyStrips(2000, 1_000_000), 'too-large'],
  ['2,000 scans.jpg', () => manyScans(4000, 4000, 2000), 'damaged'],
  ['144 megapixels at once.webp', () => plainWebp(12_000, 12_000), 'too-large'],
  ['places without end.heic', () => endlessPlaces(65_535), 'too-large'],
  ['page of 350 km.pdf', () => wide('0 0 1000000000 1000000000'), 'taken'],
  ['page beyond numbers.pdf', () => wide(`0 0 1${'0'.repeat(40)} 1${'0'.repeat(40)}`), 'taken'],
  ['page as thin as nothing.pdf', () => wide('0 0 1000000000 0.0001'), 'too-large'],
  ['2 GB packed twice.pdf', () => pdfPage(packedStream(2 * GB, 2)), 'taken'],
  [
    'picture of 900 megapixels.pdf',
    () =>
      pdfPage(
        { ...nothing, stream: Buffer.from('595 0 0 842 0 0 cm /I Do') },
        { resources: '/XObject << /I 5 0 R >>', more: [hugeImage] },
      ),
    'taken',
  ],
  ['ten billion squares.pdf', () => laughingPdf(10), 'taken'],
  ['list of 1 GB.pdf', () => packedTable(GB), 'too-large'],
  ['tree of 20,000 levels.pdf', () => deepPdf(20_000), 'damaged'],
  ['tree without end.pdf', () => endlessPdf(1000), 'damaged'],
  ['a thousand million pages.pdf', () => endlessPdf(1_000_000_000), 'empty'],
  ['500 pages under 500 levels.pdf', () => samePages(500, 500), 'taken'],
];
