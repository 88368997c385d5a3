import type { FieldCut } from '../vision/types.ts';

/** Fields that a print is made of, at most: spread evenly over the page's numeric fields. */
const FIELDS = 16;
/** Each field's box is looked at in so many places across and down: about 1 mm each. */
const COLUMNS = 24;
const ROWS = 6;
const PLACES = COLUMNS * ROWS;
/** The pen's darkness on the page is that of the darkest twentieth of the places; half of it counts as inked ... */
const DARKEST = 0.05;
const SHARE_OF_DARK = 0.5;
/** ... but never a mean darkness (0..255) below this: paper's grain. */
const GRAIN = 8;
/** With fewer inked places a page says too little to be told from others; filled ones have 200 and more. */
const FEWEST = 64;

/**
 * A print of a page's handwriting, to find other pictures of the same paper by: where the boxes of its numeric fields
 * are inked, one bit a place, base64 (at most 384 characters). Places need no room for shifts, since pages lie on their
 * form to hundredths of a millimetre. Null when there is too little ink.
 * @param cuts of the page's numeric fields, in the form's order
 */
export function inkPrint(cuts: readonly FieldCut[]): string | null {
  const chosen = spread(cuts, FIELDS);
  const darkness = new Float32Array(chosen.length * PLACES);
  chosen.forEach((cut, index) => darkness.set(darknessOf(cut), index * PLACES));
  const limit = inkedFrom(darkness);
  const bits = new Uint8Array(darkness.length / 8);
  let inked = 0;
  darkness.forEach((value, at) => {
    if (value < limit) return;
    bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    inked++;
  });
  return inked < FEWEST ? null : Buffer.from(bits).toString('base64');
}

function spread<T>(all: readonly T[], most: number): T[] {
  const count = Math.min(all.length, most);
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
}

/** Mean darkness of each place of a field's box, row by row. */
function darknessOf({ ink, box }: FieldCut): Float32Array {
  const [left, top, width, height] = box;
  const means = new Float32Array(PLACES);
  for (let place = 0; place < PLACES; place++) {
    const [column, row] = [place % COLUMNS, Math.floor(place / COLUMNS)];
    const [x0, x1] = [column, column + 1].map((edge) => Math.round(left + (edge * width) / COLUMNS)) as [
      number,
      number,
    ];
    const [y0, y1] = [row, row + 1].map((edge) => Math.round(top + (edge * height) / ROWS)) as [
      number,
      number,
    ];
    let sum = 0;
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += ink.data[y * ink.width + x] ?? 0;
    means[place] = sum / Math.max(1, (x1 - x0) * (y1 - y0));
  }
  return means;
}

function inkedFrom(darkness: Float32Array): number {
  const sorted = Float32Array.from(darkness).sort();
  return Math.max(GRAIN, SHARE_OF_DARK * (sorted[Math.floor(sorted.length * (1 - DARKEST))] ?? 0));
}
