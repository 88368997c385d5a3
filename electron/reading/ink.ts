import type { Raster } from '../../shared/forms/raster.ts';
import type { PxBox } from '../vision/types.ts';

/** Ink at or above this darkness (0..255) always counts as written, below the lower one never: paper's grain, a shadow. */
const SURELY_WRITTEN = 96;
const NEVER_WRITTEN = 40;
/** A pen's strokes fade at their edges: what is darker than this share of its dark parts is written. */
const SHARE_OF_DARK = 0.45;
/** Darkness from which px are looked at to find out how dark the pen is, and their share that is darker than its dark parts. */
const LOOKED_AT = 24;
const DARKEST = 0.1;

const pens = new WeakMap<Raster, number>();

/** How dark (0..255) the pen of a cut is where it is dark; 255 where nothing is written. Found once a raster. */
export function penDarkness(ink: Raster): number {
  const known = pens.get(ink);
  if (known !== undefined) return known;
  const counts = new Uint32Array(256);
  for (const value of ink.data) counts[value] = (counts[value] ?? 0) + 1;
  let left = DARKEST * counts.subarray(LOOKED_AT).reduce((sum, count) => sum + count, 0);
  let dark = 255;
  while (dark > LOOKED_AT && (left -= counts[dark] ?? 0) > 0) dark--;
  pens.set(ink, dark);
  return dark;
}

/** The darkness (0..255) from which ink of a cut counts as written: lower for a pale pen. */
export function writtenLevel(ink: Raster): number {
  return Math.min(SURELY_WRITTEN, Math.max(NEVER_WRITTEN, SHARE_OF_DARK * penDarkness(ink)));
}

/** A connected piece of ink. Coordinates are px in the raster it was found in; `pixels` are indices y * width + x. */
export interface Piece {
  pixels: readonly number[];
  /** x, y, width, height of the piece. */
  bounds: PxBox;
  /** Its centre of mass. */
  centre: readonly [number, number];
}

/** `box` grown by `by` px to every side and cut off at the raster's edge; whole px. */
export function grow(box: PxBox, by: number, raster: Raster): PxBox {
  const left = Math.max(0, Math.floor(box[0] - by));
  const top = Math.max(0, Math.floor(box[1] - by));
  const right = Math.min(raster.width, Math.ceil(box[0] + box[2] + by));
  const bottom = Math.min(raster.height, Math.ceil(box[1] + box[3] + by));
  return [left, top, Math.max(0, right - left), Math.max(0, bottom - top)];
}

/**
 * Connected pieces of written ink (8-neighbourhood) within `area` of a 1-channel raster, in reading order of their left
 * edges. Pieces are cut at the area's edge.
 * @param level darkness (0..255) from which ink counts as written
 */
export function findPieces(ink: Raster, area: PxBox, level = writtenLevel(ink)): Piece[] {
  const [left, top, width, height] = area;
  const seen = new Uint8Array(width * height);
  const pieces: Piece[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (seen[y * width + x] || (ink.data[(top + y) * ink.width + left + x] ?? 0) < level) continue;
      pieces.push(flood(ink, area, level, seen, x, y));
    }
  return pieces.sort((a, b) => a.bounds[0] - b.bounds[0]);
}

/** Collects the piece around (x, y) of the area, marking what it visits in `seen`. */
function flood(ink: Raster, area: PxBox, level: number, seen: Uint8Array, x: number, y: number): Piece {
  const [left, top, width, height] = area;
  const pixels: number[] = [];
  const open = [y * width + x];
  seen[y * width + x] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const px = at % width;
    const py = (at - px) / width;
    pixels.push((top + py) * ink.width + left + px);
    for (let ny = Math.max(0, py - 1); ny <= Math.min(height - 1, py + 1); ny++)
      for (let nx = Math.max(0, px - 1); nx <= Math.min(width - 1, px + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] || (ink.data[(top + ny) * ink.width + left + nx] ?? 0) < level) continue;
        seen[next] = 1;
        open.push(next);
      }
  }
  return { pixels, ...extent(pixels, ink.width) };
}

/** Bounds and centre of mass of a set of pixels of a raster `rowLength` px wide; all zero when empty. */
export function extent(pixels: readonly number[], rowLength: number): Pick<Piece, 'bounds' | 'centre'> {
  let [minX, minY, maxX, maxY, sumX, sumY] = [Infinity, Infinity, -Infinity, -Infinity, 0, 0];
  for (const pixel of pixels) {
    const x = pixel % rowLength;
    const y = (pixel - x) / rowLength;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
    sumX += x;
    sumY += y;
  }
  if (pixels.length === 0) return { bounds: [0, 0, 0, 0], centre: [0, 0] };
  return {
    bounds: [minX, minY, maxX - minX + 1, maxY - minY + 1],
    centre: [sumX / pixels.length, sumY / pixels.length],
  };
}

/** Several pieces taken as one. */
export function join(pieces: readonly Piece[], rowLength: number): Piece {
  const pixels = pieces.flatMap((piece) => piece.pixels);
  return { pixels, ...extent(pixels, rowLength) };
}

/**
 * The ink that belongs to one box: pieces whose centre lies in it, followed up to `reach` px beyond its edges; what a
 * neighbour left inside, and slivers of the box's own line, stay out.
 */
export function inkOf(ink: Raster, box: PxBox, reach: number): Piece[] {
  const area = grow(box, reach, ink);
  return findPieces(ink, area).filter((piece) => inside(piece.centre, box) && !isSliver(piece, box));
}

function inside([x, y]: readonly [number, number], box: PxBox): boolean {
  return x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3];
}

/** A thin straight leftover along an edge of the box: what line removal missed. */
function isSliver(piece: Piece, box: PxBox): boolean {
  const [x, y, width, height] = piece.bounds;
  const thin = Math.max(2, 0.06 * Math.min(box[2], box[3]));
  const edge = 0.1 * Math.min(box[2], box[3]);
  const beside = x + width <= box[0] + edge || x >= box[0] + box[2] - edge;
  const along = y + height <= box[1] + edge || y >= box[1] + box[3] - edge;
  return (beside && width <= thin && height > 2 * width) || (along && height <= thin && width > 2 * height);
}
