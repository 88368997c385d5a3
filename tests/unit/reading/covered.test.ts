import { describe, expect, it } from 'vitest';
import { isCovered } from '../../../electron/reading/covered.ts';
import type { FieldCut } from '../../../electron/vision/types.ts';
import { shippedForm } from '../../support/desk.ts';
import { randomFrom } from '../../support/random.ts';

const [width, height] = [240, 88];
const box = [16, 16, 208, 56] as const;

/** A field of 26 x 7 mm at 8 px a mm with the figures of 2367 in thick strokes; `lit`: the share of the paper's light at a place, 0..1. */
function cut(lit: (x: number, y: number) => number, strokes = thick): FieldCut {
  const random = randomFrom(11);
  const data = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const ink = strokes(x, y) ? 0.25 : 1;
    return 220 * lit(x, y) * ink + (random() - 0.5) * 12;
  });
  return {
    field: shippedForm('kz-2019-b').fields[0] as FieldCut['field'],
    pxPerMm: 8,
    image: { width, height, channels: 1, data },
    ink: { width, height, channels: 1, data: new Uint8Array(data.length) },
    box: [...box],
    cells: [],
  };
}

/** Zigzags 4 mm wide and 6 mm high with strokes of a full mm, one every 6 mm. */
function thick(x: number, y: number): boolean {
  const [u, v] = [(x - 30) % 48, y - 20];
  if (x < 30 || u > 32 || v < 0 || v > 48) return false;
  return v < 8 || v > 40 || Math.abs(u - (32 * (48 - v)) / 48) < 5;
}

/** A finger from the left: its tip is round, at 9 mm. */
const finger = (level: number) => (x: number, y: number) =>
  x < 72 + Math.sqrt(Math.max(0, 60 ** 2 - (y - 40) ** 2)) - 60 ? level : 1;

describe('isCovered', () => {
  it.each<[string, (x: number, y: number) => number, boolean]>([
    ['a field in even light', () => 1, false],
    ['light that falls off by half along it', (x) => 1 - (0.5 * x) / width, false],
    ['light that falls off from top to bottom', (_, y) => 1 - (0.4 * y) / height, false],
    ['a finger over its first figure', finger(0.6), true],
    ['a pale finger in a flash', finger(0.75), true],
    ['a finger over its last figure', (x, y) => finger(0.6)(width - x, y), true],
    ['another sheet over its end', (x) => (x > 170 ? 0.7 : 1), true],
    ['another sheet over all of its upper half', (_, y) => (y < 42 ? 0.7 : 1), true],
    ['one over the foot of its figures', (_, y) => (y > 52 ? 0.7 : 1), true],
    ['a hard shadow across', (x, y) => (x + y > 150 ? 0.6 : 1), true],
    ['a tip over the upper two thirds of a figure', (x, y) => (Math.hypot(x - 60, y) < 58 ? 0.6 : 1), true],
    ['all of it in the shadow', () => 0.5, false],
  ])('%s', (_, lit, expected) => {
    expect(isCovered(cut(lit))).toBe(expected);
  });

  it('does not take a dot screen or a blank for a cover, and says nothing of a field too small to look at', () => {
    const screen = (x: number, y: number) => (x % 7 < 2 && y % 7 < 2 ? 0.5 : 1);
    expect(isCovered(cut(screen))).toBe(false);
    expect(
      isCovered(
        cut(
          () => 1,
          () => false,
        ),
      ),
    ).toBe(false);
    expect(isCovered({ ...cut(finger(0.6)), box: [16, 16, 12, 12] })).toBe(false);
  });
});
