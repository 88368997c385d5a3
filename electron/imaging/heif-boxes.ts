import { PictureError } from './picture-error.ts';
import { checkClaim } from './pixels.ts';
import { limits } from './limits.ts';

/** A box of the ISO base media file format: its type and where its content lies, bytes from the file's beginning. */
interface Box {
  type: string;
  from: number;
  to: number;
}

/** Boxes within boxes that are gone through. */
const MOST_BOXES = 10_000;

/**
 * Looks at a HEIF file's list of contents (ISO/IEC 23008-12, ISO/IEC 14496-12) without decoding anything: does the file
 * reach as far as its pictures are said to lie, and how large do these claim to be?
 * @throws PictureError truncated, too-large, damaged
 */
export function checkHeif(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const top = boxesIn(view, 0, view.byteLength);
    const meta = top.find(({ type }) => type === 'meta');
    // What follows the last whole box is a box cut off.
    if (!meta || top.at(-1)?.to !== view.byteLength)
      throw new PictureError('truncated', 'the file ends before its last box does');
    // A full box: version and flags come first.
    const inMeta = boxesIn(view, meta.from + 4, meta.to);
    for (const size of claimedSizes(view, inMeta)) {
      checkClaim(size.width, size.height);
      if (size.width * size.height > limits.heldPixels)
        throw new PictureError('too-large', `claims ${size.width} x ${size.height} px, held at once`);
    }
    const places = inMeta.find(({ type }) => type === 'iloc');
    if (!places) throw new PictureError('damaged', 'the file does not say where its pictures lie');
    if (farthestByte(view, places) > view.byteLength)
      throw new PictureError('truncated', 'the file ends before its picture does');
  } catch (error) {
    if (error instanceof RangeError) throw new PictureError('damaged', 'a box ends too early', error);
    throw error;
  }
}

/** The boxes between two places; one that reaches beyond is left out. */
function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < MOST_BOXES;) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    // 0: to the end; 1: the size stands in 64 bits behind the type.
    const size = short === 0 ? to - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (size < head || at + size > to) break;
    boxes.push({ type: typeAt(view, at + 4), from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

const typeAt = (view: DataView, at: number) =>
  String.fromCharCode(...Array.from({ length: 4 }, (_, n) => view.getUint8(at + n)));

/** Every size (`ispe`) among the items' properties, px. */
function claimedSizes(view: DataView, meta: readonly Box[]): { width: number; height: number }[] {
  return meta
    .filter(({ type }) => type === 'iprp')
    .flatMap(({ from, to }) => boxesIn(view, from, to))
    .filter(({ type }) => type === 'ipco')
    .flatMap(({ from, to }) => boxesIn(view, from, to))
    .filter(({ type }) => type === 'ispe')
    .map(({ from }) => ({ width: view.getUint32(from + 4), height: view.getUint32(from + 8) }));
}

/** One more than the last byte that an item's data reaches in the file (`iloc`, versions 0 to 2). */
function farthestByte(view: DataView, { from, to }: Box): number {
  const version = view.getUint8(from);
  if (version > 2) throw new PictureError('damaged', `a list of places of version ${version}`);
  const widths = view.getUint16(from + 4);
  const [offsetWidth, lengthWidth, baseWidth, indexWidth] = [12, 8, 4, 0].map(
    (bits) => (widths >> bits) & 15,
  );
  const reader = new PlaceReader(view, from + 6, to);
  const idWidth = version === 2 ? 4 : 2;
  const extentBytes = (offsetWidth ?? 0) + (lengthWidth ?? 0) + (version > 0 ? (indexWidth ?? 0) : 0);
  let farthest = 0;
  for (let items = reader.number(idWidth); items > 0; items -= 1) {
    reader.number(idWidth);
    const inFile = version === 0 || (reader.number(2) & 15) === 0;
    reader.number(2);
    const base = reader.number(baseWidth);
    // Where an extent takes no bytes, one says as much as the 65,535 that may be claimed for every item.
    const claimed = reader.number(2);
    for (let extents = extentBytes > 0 ? claimed : Math.min(claimed, 1); extents > 0; extents -= 1) {
      if (version > 0) reader.number(indexWidth);
      const end = base + reader.number(offsetWidth) + reader.number(lengthWidth);
      if (inFile) farthest = Math.max(farthest, end);
    }
  }
  return farthest;
}

/** Reads numbers one behind the other; running over the box's end is `damaged`. */
class PlaceReader {
  constructor(
    private readonly view: DataView,
    private at: number,
    private readonly end: number,
  ) {}

  number(width = 0): number {
    const at = this.at;
    this.at += width;
    if (this.at > this.end) throw new PictureError('damaged', 'the list of places ends too early');
    switch (width) {
      case 0:
        return 0;
      case 2:
        return this.view.getUint16(at);
      case 4:
        return this.view.getUint32(at);
      case 8:
        return Number(this.view.getBigUint64(at));
      default:
        throw new PictureError('damaged', `numbers of ${width} bytes`);
    }
  }
}
