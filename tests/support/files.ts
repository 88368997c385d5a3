import { randomBytes } from 'node:crypto';
import sharp, { type TiffOptions } from 'sharp';
import type { Raster } from '../../shared/forms/raster.ts';

/** Files made for tests: pictures whose every pixel is known, and every kind of bad file. */

/** A 3 x 2 block picture, `unit` px a block, that looks different in every turn and mirroring. */
export function pattern(unit = 16): Raster {
  const colours = [
    [200, 30, 30],
    [30, 180, 30],
    [30, 30, 200],
    [240, 240, 240],
    [120, 120, 120],
    [20, 20, 20],
  ];
  const width = 3 * unit;
  const height = 2 * unit;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set(colours[Math.floor(y / unit) * 3 + Math.floor(x / unit)] ?? [], (y * width + x) * 3);
  return { width, height, channels: 3, data };
}

/** A raster as input for making files of any kind. */
export const picture = ({ width, height, channels, data }: Raster = pattern()) =>
  sharp(data, { raw: { width, height, channels } });

/** A picture of noise, so that its file is long enough to be cut anywhere. */
export function noise(width = 320, height = 240): Raster {
  return { width, height, channels: 3, data: new Uint8Array(randomBytes(width * height * 3)) };
}

/** A TIFF with one page a raster, all of one size. */
export async function manyPages(
  rasters: readonly Raster[],
  options: TiffOptions,
  colours: 'srgb' | 'b-w' = 'srgb',
): Promise<Buffer> {
  const pages = await Promise.all(rasters.map((raster) => picture(raster).png().toBuffer()));
  return sharp(pages, { join: { animated: true } })
    .toColourspace(colours)
    .tiff(options)
    .toBuffer();
}

/** A page all of one grey, 48 x 32 px. */
export const plain = (grey: number): Raster => ({
  width: 48,
  height: 32,
  channels: 3,
  data: new Uint8Array(48 * 32 * 3).fill(grey),
});

/** A PNG that claims a size and brings no pixels; `length` cuts the file there. */
export function claimingPng(width: number, height: number, length = 57): Buffer {
  const header = Buffer.alloc(57);
  header.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 2, 0, 0, 0], 24);
  header.write('IDAT', 37, 'latin1');
  header.write('IEND', 49, 'latin1');
  return header.subarray(0, length);
}

/** One directory of a hand-made TIFF (grey, 8 bits, one strip). */
export interface Directory {
  width: number;
  height: number;
  grey: number;
  subfileType?: number;
  orientation?: number;
  /** Where the strip is said to begin; where it really lies unless given. */
  stripAt?: number;
  /** Byte offset of the directory that follows; the next of the list unless given. */
  next?: number;
}

/** A TIFF written byte by byte, for what no encoder would write. Little-endian; the first directory lies at 8. */
export function tiff(directories: readonly Directory[]): Buffer {
  const entries = 10;
  const size = 2 + entries * 12 + 4;
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  directories.forEach((directory, index) => {
    const pixels = directory.width * directory.height;
    const follows = index < directories.length - 1 ? at + size + pixels : 0;
    const ifd = Buffer.alloc(size);
    ifd.writeUInt16LE(entries, 0);
    const tags: [tag: number, value: number][] = [
      [254, directory.subfileType ?? 0],
      [256, directory.width],
      [257, directory.height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, directory.stripAt ?? at + size],
      [274, directory.orientation ?? 1],
      [278, directory.height],
      [279, pixels],
    ];
    tags.forEach(([tag, value], n) => {
      ifd.writeUInt16LE(tag, 2 + n * 12);
      ifd.writeUInt16LE(4, 4 + n * 12);
      ifd.writeUInt32LE(1, 6 + n * 12);
      ifd.writeUInt32LE(value, 10 + n * 12);
    });
    ifd.writeUInt32LE(directory.next ?? follows, size - 4);
    parts.push(ifd, Buffer.alloc(pixels, directory.grey));
    at += size + pixels;
  });
  return Buffer.concat(parts);
}

/** What a hand-made PDF may have wrong. */
export interface PdfOptions {
  /** Size of each page in points (1/72 inch). */
  page?: readonly [width: number, height: number];
  /** Behind a password that nobody knows. */
  encrypted?: boolean;
  /** The first page has a form field, filled in: a black square in the middle of the page. */
  filledIn?: boolean;
  /** Page turned clockwise by the viewer. */
  rotate?: 0 | 90 | 180 | 270;
}

/** A PDF of `pages` pages; each shows a black square of a fifth of its width in its upper left corner. */
export function pdf(
  pages: number,
  { page = [595, 842], encrypted = false, filledIn = false, rotate = 0 }: PdfOptions = {},
): Buffer {
  const [width, height] = page;
  const side = width / 5;
  const content = `0 g 0 ${height - side} ${side} ${side} re f`;
  const kids = Array.from({ length: pages }, (_, index) => `${index + 4} 0 R`).join(' ');
  const box = `/MediaBox [0 0 ${width} ${height}] /Rotate ${rotate}`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${filledIn ? `/AcroForm << /Fields [${pages + 4} 0 R] >>` : ''} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from({ length: pages }, (_, index) => {
      const fields = filledIn && index === 0 ? `/Annots [${pages + 4} 0 R]` : '';
      return `<< /Type /Page /Parent 2 0 R ${box} /Contents 3 0 R ${fields} >>`;
    }),
  ];
  if (filledIn) objects.push(...filledField(pages + 4, width / 2, height / 2, side));
  const locked = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`;
  if (encrypted) objects.push(locked);
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const lock = encrypted
    ? ` /Encrypt ${objects.length} 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`
    : '';
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${end}`, 'latin1');
}

/** A text field from (x, y), `side` points wide and high, whose appearance is a black square; the first object has `number`. */
function filledField(number: number, x: number, y: number, side: number): string[] {
  const look = `0 g 0 0 ${side} ${side} re f`;
  return [
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (voted) /V (938) /F 4 /Rect [${x} ${y} ${x + side} ${y + side}] /AP << /N ${number + 1} 0 R >> >>`,
    `<< /Type /XObject /Subtype /Form /BBox [0 0 ${side} ${side}] /Length ${look.length} >>\nstream\n${look}\nendstream`,
  ];
}
