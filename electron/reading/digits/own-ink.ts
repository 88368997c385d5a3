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
  extent: readonly [number, number, number, number];
}

/** A stroke is ink above this share of the strongest in the box ... */
const STROKE_SHARE = 0.2;
/** ... and never below this, of 255. */
const STROKE_FLOOR = 28;
/** A piece under this share of the largest one is a dot: it stays, but does not count for the extent. */
const DOT_SHARE = 0.03;

interface Piece {
  area: number;
  within: number;
  extent: [number, number, number, number];
}

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
 */
export function ownInk(cut: InkCut): OwnInk | null {
  const { labels, pieces } = label(cut, Math.max(STROKE_SHARE * strongestInk(cut), STROKE_FLOOR));
  const own = pieces.map(({ within, area }) => within * 2 >= area);
  const largest = Math.max(0, ...pieces.map(({ area }, index) => (own[index] ? area : 0)));
  if (largest === 0) return null;
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  pieces.forEach((piece, index) => {
    if (!own[index] || piece.area < DOT_SHARE * largest) return;
    const [x0, y0, x1, y1] = piece.extent;
    extent[0] = Math.min(extent[0], x0);
    extent[1] = Math.min(extent[1], y0);
    extent[2] = Math.max(extent[2], x1);
    extent[3] = Math.max(extent[3], y1);
  });
  return { mask: maskOthers(cut, labels, own), extent };
}

/** Labels connected ink above `limit`: 0 none, else the piece's index + 1. */
function label(cut: InkCut, limit: number): { labels: Int32Array; pieces: Piece[] } {
  const { data, width, height } = cut;
  const labels = new Int32Array(width * height);
  const pieces: Piece[] = [];
  const open: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== 0 || (data[start] ?? 0) <= limit) continue;
    const piece: Piece = { area: 0, within: 0, extent: [width, height, 0, 0] };
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

function count(piece: Piece, x: number, y: number, [left, top, w, h]: WholeBox): void {
  piece.area++;
  if (x >= left && x < left + w && y >= top && y < top + h) piece.within++;
  const { extent } = piece;
  extent[0] = Math.min(extent[0], x);
  extent[1] = Math.min(extent[1], y);
  extent[2] = Math.max(extent[2], x + 1);
  extent[3] = Math.max(extent[3], y + 1);
}

function maskOthers({ width, height }: InkCut, labels: Int32Array, own: readonly boolean[]): Uint8Array {
  const mask = new Uint8Array(width * height).fill(1);
  labels.forEach((piece, at) => {
    if (piece === 0 || own[piece - 1]) return;
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
      mask.fill(0, ny * width + Math.max(0, x - 1), ny * width + Math.min(width, x + 2));
  });
  return mask;
}
