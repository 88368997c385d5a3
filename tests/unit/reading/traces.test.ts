import { describe, expect, it } from 'vitest';
import { hasTraces } from '../../../electron/reading/traces.ts';
import type { FieldCut } from '../../../electron/vision/types.ts';
import { shippedForm } from '../../support/desk.ts';
import { randomFrom } from '../../support/random.ts';
import { circle, emptyInk, stroke } from '../../support/strokes.ts';

const [width, height] = [200, 100];
const box = [20, 20, 160, 60] as const;

interface Drawn {
  /** Darkness (0..255 of full ink) of a ring beside the number; 0 for none. */
  ring?: number;
  /** By how much the paper's grain varies, grey levels. */
  grain?: number;
  /** By how much the paper gets darker from left to right, grey levels. */
  shadow?: number;
  /** Radius of the ring, px. */
  radius?: number;
  /** How dark the pen is, 0..1 of the print above the field. */
  pen?: number;
  /** By how much the field's own ground is darker than the paper around it, grey levels. */
  ground?: number;
}

/** A field of 20 x 7.5 mm on grey paper with the figure 1 in full ink, and what is drawn beside it. */
function cut({ ring = 0, grain = 4, shadow = 0, radius = 15, pen = 1, ground = 0 }: Drawn): FieldCut {
  const random = randomFrom(7);
  const figure = stroke(
    emptyInk(width, height),
    [
      [50, 32],
      [60, 24],
      [58, 74],
    ],
    4,
  );
  const beside = circle(emptyInk(width, height), 120, 50, radius, 4);
  const data = figure.data.map((ink, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (y >= 8 && y < 12) return 35;
    const isGround = x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3];
    const paper = 215 - (isGround ? ground : 0) - (shadow * x) / width + (random() - 0.5) * grain;
    return paper - (ink / 255) * pen * 180 - ((beside.data[at] ?? 0) / 255) * ring * (180 / 255);
  });
  return {
    field: shippedForm('kz-2019-b').fields[0] as FieldCut['field'],
    pxPerMm: 8,
    image: { width, height, channels: 1, data },
    ink: { ...figure, data: figure.data.map((ink) => ink * pen) },
    box: [...box],
    cells: [],
  };
}

describe('hasTraces', () => {
  it.each<[string, Drawn, boolean]>([
    ['a number alone', {}, false],
    ['a figure of a twelfth of the ink', { ring: 20 }, true],
    ['one that is just told from the paper', { ring: 14 }, true],
    ['one that grain hides', { ring: 4, grain: 14 }, false],
    ['grain alone', { grain: 24 }, false],
    ['a shadow across the field', { shadow: 60 }, false],
    ['a speck', { ring: 30, radius: 4 }, false],
    ['a figure in full ink, which is writing and no trace', { ring: 255 }, false],
    ['a number in pencil alone', { pen: 0.3 }, false],
    ['a figure of half the pencil’s ink', { pen: 0.3, ring: 38 }, true],
    ['a field with a ground of its own', { ground: 30 }, false],
    ['a hardly visible figure on it', { ground: 30, ring: 20 }, true],
  ])('%s', (_, drawn, expected) => {
    expect(hasTraces(cut(drawn))).toBe(expected);
  });

  it('looks into each cell of a field', () => {
    const cells = [
      [20, 20, 80, 60],
      [100, 20, 80, 60],
    ] as const;
    expect(hasTraces({ ...cut({ ring: 20 }), cells })).toBe(true);
    expect(hasTraces({ ...cut({}), cells })).toBe(false);
  });
});
