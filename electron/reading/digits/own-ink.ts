/** A box in whole px: x, y, width, height. */
export type WholeBox = readonly [number, number, number, number];

/** One channel of ink (0 paper .. 255) cut out around a box. */
export interface InkCut {
  data: Uint8Array;
  width: number;
  height: number;
  /** The box within the cut. */
  box: WholeBox;
}

export interface OwnInk {
  /** 1 where the ink may be the box's own, 0 on others' strokes and 1 px around them. */
  mask: Uint8Array;
  /** Extent of the box's own strokes: left, top, right, bottom; right and bottom exclusive. */
  extent: Extent;
  /** True if a stroke from beside reaches into the box: perhaps a figure that left it, or one grown together with others' ink. */
  disputed: boolean;
}

export type Extent = [left: number, top: number, right: number, bottom: number];

/** A stroke is ink above this share of the strongest in the box ... */
const STROKE_SHARE = 0.2;
/** ... and never below this, of 255. */
const STROKE_FLOOR = 28;
/** The same for strokes that are hardly there. */
const PALEST_SHARE = 0.1;
const PALEST_FLOOR = 14;
/** A piece under this share of the largest one is a dot: it stays, but does not count for the extent. */
const DOT_SHARE = 0.03;

/** Others' strokes with more px than this share of the box's height squared in the box reach into it. */
const REACH = 0.02;
/** Others' strokes from beside that are this high within the box, as a share of its height, make it disputed. */
const DISPUTED_HEIGHT = 0.1;

/** A connected piece of ink: its px and extent, of all of it and of what lies in the box. */
interface Piece {
  area: number;
  within: number;
  extent: Extent;
  extentWithin: Extent;
}

/** Whose a piece is: the box's own, somebody else's, or another's that reaches in. */
type Owner = 'own' | 'foreign' | 'reaching';

/** The strongest ink in a cut's box, 0..255. */
export function strongestInk({ data, width, height, box }: InkCut): number {
  const [left, top, w, h] = box;
  let strongest = 0;
  for (let y = top; y < Math.min(height, top + h); y++)
    for (let x = left; x < Math.min(width, left + w); x++)
      strongest = Math.max(strongest, data[y * width + x] ?? 0);
  return strongest;
}

/**
 * Tells a box's own strokes from its neighbours'. A stroke (connected ink, 8-neighbourhood) belongs to the box where at
 * least half of it lies in it; then all of it does, also what leaves the box. Null where no stroke belongs.
 * Training does the same (resources/models/train, `views.own_ink`).
 * @param reaching keep, of others' strokes that reach into the box, the part within
 */
export function ownInk(cut: InkCut, reaching: boolean): OwnInk | null {
  const { labels, pieces } = label(cut, Math.max(STROKE_SHARE * strongestInk(cut), STROKE_FLOOR));
  const limit = REACH * cut.box[3] ** 2;
  const owners = pieces.map(({ within, area }): Owner =>
    within * 2 >= area ? 'own' : reaching && within >= limit ? 'reaching' : 'foreign',
  );
  const sizes = pieces.map(({ area, within }, index) =>
    owners[index] === 'own' ? area : owners[index] === 'reaching' ? within : 0,
  );
  const largest = Math.max(0, ...sizes);
  if (largest === 0) return null;
  const extent = emptyExtent();
  pieces.forEach((piece, index) => {
    if ((sizes[index] ?? 0) < DOT_SHARE * largest) return;
    const [x0, y0, x1, y1] = owners[index] === 'own' ? piece.extent : piece.extentWithin;
    widen(extent, x0, y0);
    widen(extent, x1 - 1, y1 - 1);
  });
  return {
    mask: maskOthers(cut, labels, owners),
    extent,
    disputed: pieces.some((piece, index) => owners[index] !== 'own' && comesFromBeside(piece, cut.box)),
  };
}

/**
 * Extents of all strokes that lie in the box at least by half, also of those that are far paler than the others: a pen that hardly wrote, or the rest
 * of a rule.
 * @param kept what is looked at of the cut's ink, 0..255
 */
export function palestStrokes(cut: InkCut, kept: Float64Array): Readonly<Extent>[] {
  const limit = Math.max(PALEST_SHARE * strongestInk(cut), PALEST_FLOOR);
  const { pieces } = label({ ...cut, data: Uint8Array.from(kept) }, limit);
  return pieces.flatMap(({ within, area, extent }) => (within * 2 >= area ? [extent] : []));
}

/** True for a piece that enters the box over its left or right edge: a neighbour's row above or below does not. */
function comesFromBeside({ within, extent, extentWithin }: Piece, [, top, , height]: WholeBox): boolean {
  const middle = (extent[1] + extent[3]) / 2;
  const high = extentWithin[3] - extentWithin[1];
  return within > 0 && middle >= top && middle < top + height && high >= DISPUTED_HEIGHT * height;
}

function emptyExtent(): Extent {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

function widen(extent: Extent, x: number, y: number): void {
  extent[0] = Math.min(extent[0], x);
  extent[1] = Math.min(extent[1], y);
  extent[2] = Math.max(extent[2], x + 1);
  extent[3] = Math.max(extent[3], y + 1);
}

function isWithin([left, top, w, h]: WholeBox, x: number, y: number): boolean {
  return x >= left && x < left + w && y >= top && y < top + h;
}

/** Labels connected ink above `limit`: 0 none, else the piece's index + 1. */
function label(cut: InkCut, limit: number): { labels: Int32Array; pieces: Piece[] } {
  const { data, width, height } = cut;
  const labels = new Int32Array(width * height);
  const pieces: Piece[] = [];
  const open: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || (data[start] ?? 0) <= limit) continue;
    const piece: Piece = { area: 0, within: 0, extent: emptyExtent(), extentWithin: emptyExtent() };
    pieces.push(piece);
    labels[start] = pieces.length;
    open.push(start);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      count(piece, x, y, cut.box);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (labels[next] !== 0 || (data[next] ?? 0) <= limit) continue;
          labels[next] = pieces.length;
          open.push(next);
        }
    }
  }
  return { labels, pieces };
}

function count(piece: Piece, x: number, y: number, box: WholeBox): void {
  piece.area++;
  widen(piece.extent, x, y);
  if (!isWithin(box, x, y)) return;
  piece.within++;
  widen(piece.extentWithin, x, y);
}

function maskOthers(
  { width, height, box }: InkCut,
  labels: Int32Array,
  owners: readonly Owner[],
): Uint8Array {
  const mask = new Uint8Array(width * height).fill(1);
  labels.forEach((piece, at) => {
    const owner = piece === 0 ? 'own' : owners[piece - 1];
    if (owner === 'own') return;
    const x = at % width;
    const y = (at - x) / width;
    if (owner === 'reaching') {
      if (!isWithin(box, x, y)) mask[at] = 0;
      return;
    }
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
      mask.fill(0, ny * width + Math.max(0, x - 1), ny * width + Math.min(width, x + 2));
  });
  return mask;
}
