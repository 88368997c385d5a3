import { describe, expect, test } from 'vitest';
import { inkPrint } from '../../../electron/reading/ink-print.ts';
import type { FieldCut } from '../../../electron/vision/types.ts';
import { formA } from '../../support/seed.ts';

const [WIDTH, HEIGHT, MARGIN] = [240, 60, 16];

/** A cut of a field of 24 x 6 places of 10 px, inked where `at` says so (column, row), with `darkness`. */
function cut(at: (column: number, row: number) => boolean, darkness = 200): FieldCut {
  const [width, height] = [WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++)
      if (at(Math.floor(x / 10), Math.floor(y / 10))) data[(y + MARGIN) * width + x + MARGIN] = darkness;
  const [field] = formA.fields;
  if (!field) throw new Error('form A has fields');
  const raster = { width, height, channels: 1 as const, data };
  return { field, pxPerMm: 8, image: raster, ink: raster, box: [MARGIN, MARGIN, WIDTH, HEIGHT], cells: [] };
}

const bitsOf = (print: string | null) =>
  [...Buffer.from(print ?? '', 'base64')].flatMap((byte) =>
    Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1),
  );

describe('a print of handwriting', () => {
  test('has a bit for each place, row by row', () => {
    const chequered = (column: number, row: number) => (column + row) % 2 === 0;
    const bits = bitsOf(inkPrint([cut(chequered)]));
    expect(bits).toEqual(
      Array.from({ length: 144 }, (_, place) => Number(chequered(place % 24, Math.floor(place / 24)))),
    );
  });

  test('is the same of a pale pen', () => {
    const half = (column: number) => column < 12;
    expect(inkPrint([cut(half, 40)])).toBe(inkPrint([cut(half)]));
  });

  test('leaves out what is faint beside the pen', () => {
    const pen = cut((column) => column < 12);
    const stain = cut(() => true, 60);
    expect(bitsOf(inkPrint([pen, stain])).slice(144)).toEqual(new Array<number>(144).fill(0));
  });

  test.each([
    ['next to no ink', cut((column, row) => row === 0 && column < 20)],
    ['paper’s grain', cut(() => true, 6)],
  ])('is not made of %s', (_, one) => expect(inkPrint([one])).toBeNull());

  test('takes at most 16 fields, spread over the page, and 384 characters', () => {
    const page = (count: number) =>
      Array.from({ length: count }, (_, n) => cut((column) => column % (2 + n) === 0));
    expect(inkPrint(page(16))).toHaveLength(384);
    const many = page(32);
    expect(inkPrint(many)).toBe(inkPrint(many.filter((_, n) => n % 2 === 0)));
    expect(bitsOf(inkPrint(page(3)))).toHaveLength(3 * 144);
    expect(inkPrint([])).toBeNull();
  });
});
