import type { Form } from '../../shared/forms/form.ts';
import { checkForm } from '../../shared/forms/check.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { randomFrom } from './random.ts';

/** Size of the drawn form's page in mm, and the scale at which it is drawn. */
export const drawn = { width: 150, height: 200, pxPerMm: 6 } as const;

/** The drawn form's cells, mm: inside of their lines. */
export const drawnCells = Array.from({ length: 12 }, (_, row) =>
  Array.from({ length: 4 }, (_, column) => [105 + column * 9, 30 + row * 12, 7, 8] as const),
);

/** A form of twelve rows of four boxes, with random print (by `seed`) in place of words. */
export function drawnForm(id: string, reference: 'blank' | 'filled' = 'blank'): Form {
  const fields = drawnCells.map((cells, row) => ({
    id: `row${row + 1}`,
    kind: 'cells',
    label: { en: `Row ${row + 1}` },
    box: [104.5, 29.5 + row * 12, 35, 9],
    cells,
  }));
  const checked = checkForm({
    format: 1,
    id,
    title: { en: id },
    election: 'test',
    pages: [{ width: drawn.width, height: drawn.height }],
    fields,
    reference: [{ kind: reference, image: `${id}.png` }],
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.form;
}

/** Draws the form: a heading, words of random strokes beside each row, a frame and boxes. 1 channel. */
export function drawForm(seed: number): Raster {
  const random = randomFrom(seed);
  const [width, height] = [drawn.width * drawn.pxPerMm, drawn.height * drawn.pxPerMm];
  const data = new Uint8Array(width * height).fill(255);
  const fill = (x: number, y: number, w: number, h: number, shade: number) => {
    for (let row = Math.round(y * 6); row < Math.round((y + h) * 6); row++)
      data.fill(shade, row * width + Math.round(x * 6), row * width + Math.round((x + w) * 6));
  };
  const word = (x: number, y: number, size: number) => {
    for (let n = 0; n < 4; n++) {
      fill(x + random() * size, y + random() * size, size * 0.18, size * (0.3 + random() * 0.6), 20);
      fill(x + random() * size, y + random() * size, size * (0.3 + random() * 0.6), size * 0.18, 20);
    }
  };
  for (let n = 0; n < 14; n++) word(15 + n * 8.5, 8, 5);
  drawnCells.forEach((cells, row) => {
    const y = 30 + row * 12;
    for (let n = 0; n < 18; n++) word(12 + n * 4.6, y + 1, 2.6);
    for (let n = 0; n < 14; n++) word(12 + n * 4.6, y + 5, 2.2);
    for (const [x, top, w, h] of cells) box(x, top, w, h);
    fill(10, y + 10, 132, 0.34, 20);
  });
  function box(x: number, y: number, w: number, h: number): void {
    const line = 0.34;
    fill(x - line, y - line, w + 2 * line, line, 20);
    fill(x - line, y + h, w + 2 * line, line, 20);
    fill(x - line, y - line, line, h + 2 * line, 20);
    fill(x + w, y - line, line, h + 2 * line, 20);
  }
  return { width, height, channels: 1, data };
}

/**
 * Photographs a raster: each pixel of the picture asks `back` where it comes from (px of the raster); what lies outside is
 * a patterned table. `shade` multiplies the brightness at a place of the picture, 0..1.
 */
export function photograph(
  page: Raster,
  width: number,
  height: number,
  back: (x: number, y: number) => readonly [number, number],
  shade: (x: number, y: number) => number = () => 1,
): Raster {
  const data = new Uint8Array(width * height * 3);
  const random = randomFrom(99);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [px, py] = back(x, y);
      const outside = px < 0 || py < 0 || px >= page.width - 1 || py >= page.height - 1;
      const paper = outside ? 60 + 50 * random() : between(page, px, py) * shade(x, y);
      const at = (y * width + x) * 3;
      data[at] = paper;
      data[at + 1] = paper * 0.97;
      data[at + 2] = paper * 0.9;
    }
  return { width, height, channels: 3, data };
}

function between({ width, data }: Raster, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const at = row * width + column;
  const [right, down] = [x - column, y - row];
  const top = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
  const bottom = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
  return top * (1 - down) + bottom * down;
}

/** A drawn sheet with what another has printed between two heights, mm, left of the boxes. */
export function withWordsOf(sheet: Raster, other: Raster, top: number, bottom: number): Raster {
  const px = (mm: number) => Math.round(mm * drawn.pxPerMm);
  const data = sheet.data.slice();
  for (let y = px(top); y < px(bottom); y++) {
    const [from, to] = [y * sheet.width + px(11), y * sheet.width + px(100)];
    data.set(other.data.subarray(from, to), from);
  }
  return { ...sheet, data };
}
