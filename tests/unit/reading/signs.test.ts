import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../shared/forms/raster.ts';
import { readSign } from '../../../electron/reading/signs.ts';
import { circle, emptyInk, stroke } from '../../support/strokes.ts';

/** A cell of 5 x 6 mm at 8 px a mm, in the middle of a cut with 2 mm around it. */
const box = [16, 16, 40, 48] as const;
const cell = () => emptyInk(72, 80);
const signOf = (ink: Raster) => readSign({ ink, box, pxPerMm: 8 }).sign;

const pens = [2, 3, 5];
const drawings: readonly (readonly [string, string, (thick: number) => Raster])[] = [
  ['nothing', 'blank', () => cell()],
  [
    'a speck',
    'blank',
    () =>
      stroke(
        cell(),
        [
          [30, 30],
          [31, 30],
        ],
        2,
      ),
  ],
  [
    'a level dash',
    'dash',
    (thick) =>
      stroke(
        cell(),
        [
          [24, 40],
          [48, 40],
        ],
        thick,
      ),
  ],
  [
    'a slanting dash',
    'dash',
    (thick) =>
      stroke(
        cell(),
        [
          [24, 44],
          [48, 36],
        ],
        thick,
      ),
  ],
  [
    'an X',
    'cross',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [20, 20],
            [52, 60],
          ],
          thick,
        ),
        [
          [52, 20],
          [20, 60],
        ],
        thick,
      ),
  ],
  [
    'a flat X',
    'cross',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [18, 30],
            [54, 52],
          ],
          thick,
        ),
        [
          [54, 29],
          [18, 53],
        ],
        thick,
      ),
  ],
  [
    'an X over its box',
    'cross',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [12, 10],
            [60, 68],
          ],
          thick,
        ),
        [
          [60, 12],
          [12, 66],
        ],
        thick,
      ),
  ],
  [
    'a 1',
    'ink',
    (thick) =>
      stroke(
        cell(),
        [
          [36, 20],
          [36, 60],
        ],
        thick,
      ),
  ],
  [
    'a slanting 1',
    'ink',
    (thick) =>
      stroke(
        cell(),
        [
          [44, 20],
          [30, 60],
        ],
        thick,
      ),
  ],
  ['a 0', 'ink', (thick) => circle(cell(), 36, 40, 16, thick)],
  [
    'a 7',
    'ink',
    (thick) =>
      stroke(
        cell(),
        [
          [22, 22],
          [50, 22],
          [32, 60],
        ],
        thick,
      ),
  ],
  [
    'a barred 7',
    'ink',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [22, 22],
            [50, 22],
            [32, 60],
          ],
          thick,
        ),
        [
          [28, 42],
          [50, 42],
        ],
        thick,
      ),
  ],
  [
    'a 4',
    'ink',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [32, 20],
            [22, 42],
            [50, 42],
          ],
          thick,
        ),
        [
          [42, 26],
          [42, 60],
        ],
        thick,
      ),
  ],
  ['an 8', 'ink', (thick) => circle(circle(cell(), 36, 30, 9, thick), 36, 50, 10, thick)],
  [
    'a plus',
    'ink',
    (thick) =>
      stroke(
        stroke(
          cell(),
          [
            [36, 20],
            [36, 60],
          ],
          thick,
        ),
        [
          [20, 40],
          [52, 40],
        ],
        thick,
      ),
  ],
];

describe('the sign in a cell', () => {
  it.each(drawings.flatMap(([name, sign, draw]) => pens.map((thick) => [name, thick, sign, draw] as const)))(
    '%s of a %d px pen is %s',
    (_name, thick, sign, draw) => {
      expect(signOf(draw(thick))).toBe(sign);
    },
  );

  it('leaves out what the neighbour left inside', () => {
    const ink = stroke(
      cell(),
      [
        [0, 40],
        [20, 40],
      ],
      4,
    );
    expect(signOf(ink)).toBe('blank');
  });

  it('leaves out a remnant of the box itself', () => {
    const ink = stroke(
      cell(),
      [
        [17, 18],
        [17, 62],
      ],
      1,
    );
    expect(signOf(ink)).toBe('blank');
  });

  it('takes a stroke that leaves its box with all its ink', () => {
    const ink = stroke(
      cell(),
      [
        [36, 20],
        [36, 70],
      ],
      3,
    );
    const { ink: piece } = readSign({ ink, box, pxPerMm: 8 });
    expect(piece.bounds[1] + piece.bounds[3]).toBeGreaterThan(70);
  });

  it('is not taken for a dash when it is a flat row of figures', () => {
    const wide = emptyInk(220, 80);
    for (const x of [30, 60, 90, 120, 150]) circle(wide, x, 40, 9, 3);
    expect(readSign({ ink: wide, box: [16, 16, 190, 48], pxPerMm: 8 }).sign).not.toBe('dash');
  });
});
