import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';
import type { Size } from './pixels.ts';

/** A page of a TIFF: its directory's place in the file's chain, from 0, and the size it claims before orientation. */
export interface TiffPage extends Size {
  directory: number;
}

/** Tags of TIFF 6.0 that matter here. */
const tag = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  stripOffsets: 273,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
} as const;

/** NewSubfileType: bit 0 a smaller version of another page, bit 2 a transparency mask. Neither is a page. */
const NOT_A_PAGE = 1 | 4;

/**
 * Walks the chain of directories of a TIFF or BigTIFF without decoding anything. Thumbnails and masks are left out.
 * @throws PictureError truncated where the file ends before its data, damaged, empty, too-many-pages, too-large
 */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const reader = new TiffReader(bytes);
  const directories: { page: TiffPage; subfileType: number }[] = [];
  const seen = new Set<number>();
  let pixels = 0;
  for (let offset = reader.firstDirectory(); offset !== 0;) {
    if (seen.has(offset)) throw new PictureError('damaged', 'the chain of pages runs in a circle');
    if (seen.size === limits.pages)
      throw new PictureError('too-many-pages', `more than ${limits.pages} pages`);
    seen.add(offset);
    const { entries, next } = reader.directory(offset);
    checkData(entries, bytes.length);
    const page = {
      directory: directories.length,
      width: first(entries, tag.width),
      height: first(entries, tag.height),
    };
    pixels += page.width * page.height;
    if (pixels > limits.tiffPixels) throw new PictureError('too-large', `pages of ${pixels} px together`);
    directories.push({ page, subfileType: first(entries, tag.subfileType) });
    offset = next;
  }
  if (directories.length === 0) throw new PictureError('empty', 'a TIFF without pages');
  const pages = directories.filter(({ subfileType }) => (subfileType & NOT_A_PAGE) === 0);
  return (pages.length > 0 ? pages : directories).map(({ page }) => page);
}

type Entries = ReadonlyMap<number, readonly number[]>;

const first = (entries: Entries, number: number): number => entries.get(number)?.[0] ?? 0;

function checkData(entries: Entries, length: number): void {
  const columns = first(entries, tag.tileWidth) || first(entries, tag.width);
  const rows =
    first(entries, tag.tileHeight) ||
    Math.min(first(entries, tag.rowsPerStrip) || Infinity, first(entries, tag.height));
  const bits = (first(entries, tag.bitsPerSample) || 1) * (first(entries, tag.samplesPerPixel) || 1);
  if ((columns * rows * bits) / 8 > limits.stripBytes)
    throw new PictureError('too-large', `strips of ${columns} x ${rows} px`);
  const offsets = entries.get(tag.stripOffsets) ?? entries.get(tag.tileOffsets) ?? [];
  const counts = entries.get(tag.stripByteCounts) ?? entries.get(tag.tileByteCounts) ?? [];
  const beyond = offsets.some((offset, index) => offset + (counts[index] ?? 0) > length);
  if (beyond) throw new PictureError('truncated', 'the file ends before the data of a page');
}

/** Reads numbers of either byte order and either format; running off the end is `truncated`. */
class TiffReader {
  private readonly view: DataView;
  private readonly little: boolean;
  private readonly big: boolean;
  /** Values of tags that may still be read: a table can be as long as the file, and every page can name it. */
  private left: number = limits.tiffStripsListed;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = bytes[0] === 0x49;
    this.big = this.read(2, 2) === 43;
  }

  firstDirectory(): number {
    return this.big ? this.read(8, 8) : this.read(4, 4);
  }

  directory(offset: number): { entries: Entries; next: number } {
    const head = this.big ? 8 : 2;
    const size = this.big ? 20 : 12;
    const count = this.read(offset, head);
    const end = offset + head + count * size;
    this.inside(end);
    const wanted = new Set<number>(Object.values(tag));
    const entries = new Map<number, number[]>();
    for (let at = offset + head; at < end; at += size) {
      const number = this.read(at, 2);
      if (wanted.has(number)) entries.set(number, this.values(at));
    }
    return { entries, next: this.big ? this.read(end, 8) : this.read(end, 4) };
  }

  private values(at: number): number[] {
    const width = { 1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 }[this.read(at + 2, 2)];
    if (!width) throw new PictureError('damaged', 'a tag of the wrong type');
    const count = this.read(at + 4, this.big ? 8 : 4);
    const field = at + (this.big ? 12 : 8);
    const inPlace = count * width <= (this.big ? 8 : 4);
    const from = inPlace ? field : this.read(field, this.big ? 8 : 4);
    this.inside(from + count * width);
    this.left -= count;
    if (count > limits.tiffStrips || this.left < 0)
      throw new PictureError('too-large', `a page of ${count} strips`);
    return Array.from({ length: count }, (_, index) => this.read(from + index * width, width));
  }

  private read(at: number, width: number): number {
    this.inside(at + width);
    switch (width) {
      case 1:
        return this.view.getUint8(at);
      case 2:
        return this.view.getUint16(at, this.little);
      case 4:
        return this.view.getUint32(at, this.little);
      default:
        return Number(this.view.getBigUint64(at, this.little));
    }
  }

  private inside(end: number): void {
    if (!(end <= this.view.byteLength))
      throw new PictureError('truncated', 'the file ends before its own directory does');
  }
}
