import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../shared/forms/raster.ts';
import { readMarks } from '../../../electron/reading/marks.ts';
import { markField, markPage, PAGE_PX_PER_MM, paper } from '../../support/mark-cuts.ts';
import { randomFrom } from '../../support/random.ts';
import { circle, emptyInk, stroke } from '../../support/strokes.ts';

/** Two signatures above each other, one beside, and the stamp's place below: as on a protocol, mm. */
const fields = [
  markField('chair', 'signature', [5, 12, 40, 8]),
  markField('deputy', 'signature', [55, 12, 40, 8]),
  markField('secretary', 'signature', [5, 26, 40, 8]),
  markField('stamp', 'stamp', [25, 50, 50, 36]),
];

/** Draws strokes given in mm onto a page, by default with a pen of 0.6 mm at full ink. */
function pen(page: Raster, points: readonly (readonly [number, number])[], { ink = 255, mm = 0.6 } = {}) {
  const drawn = stroke(
    emptyInk(page.width, page.height),
    points.map(([x, y]) => [x * PAGE_PX_PER_MM, y * PAGE_PX_PER_MM] as const),
    mm * PAGE_PX_PER_MM,
  );
  return lay(page, drawn, ink / 255);
}

/** Lays ink over ink. */
function lay(page: Raster, over: Raster, strength: number): Raster {
  over.data.forEach((ink, at) => (page.data[at] = Math.max(page.data[at] ?? 0, strength * ink)));
  return page;
}

/** A signature of 24 mm from (x, y), mm. */
function signature(page: Raster, x: number, y: number, look = {}): Raster {
  const zigzag = [0, 4, 8, 11, 15, 19, 24].map(
    (dx, n) => [x + dx, y - (n % 2 === 0 ? 0 : 5 - n / 2)] as const,
  );
  return pen(page, zigzag, look);
}

/**
 * A round stamp as commissions have: two rings and text between.
 * @param mm centre and radius
 * @param share of its px that the stamping (or a black-and-white scan) left, at random
 */
function stamp(
  page: Raster,
  [x, y, radius]: readonly [number, number, number],
  { ink = 255, share = 1, seed = 1 } = {},
) {
  const drawn = emptyInk(page.width, page.height);
  const [cx, cy, r] = [x * PAGE_PX_PER_MM, y * PAGE_PX_PER_MM, radius * PAGE_PX_PER_MM];
  circle(drawn, cx, cy, r, 3);
  circle(drawn, cx, cy, 0.62 * r, 2);
  const random = randomFrom(seed);
  for (let n = 0; n < 40; n++) {
    const angle = (2 * Math.PI * n) / 40;
    const at = (part: number, turn: number) =>
      [cx + part * r * Math.cos(angle + turn), cy + part * r * Math.sin(angle + turn)] as const;
    stroke(drawn, [at(0.7, 0), at(0.88, (random() - 0.5) / 5), at(0.7 + 0.15 * random(), 0.1)], 1.5);
  }
  if (share < 1) drawn.data.forEach((value, at) => (drawn.data[at] = random() < share ? value : 0));
  return lay(page, drawn, ink / 255);
}

/** Grains of a black-and-white scan: single px of full ink. */
function pepper(page: Raster, share: number): Raster {
  const random = randomFrom(5);
  page.data.forEach((ink, at) => (page.data[at] = random() < share ? 255 : ink));
  return page;
}

/** "09.06.2019" in figures of `height` mm. */
function date(page: Raster, x: number, y: number, height = 4): Raster {
  const wide = 0.5 * height;
  const figures: Record<string, readonly (readonly [number, number])[]> = {
    '0': [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
    '1': [
      [0.2, 0.3],
      [0.8, 0],
      [0.8, 1],
    ],
    '2': [
      [0, 0.2],
      [0.5, 0],
      [1, 0.3],
      [0, 1],
      [1, 1],
    ],
    '6': [
      [0.9, 0],
      [0, 0.6],
      [0.3, 1],
      [1, 0.8],
      [0.2, 0.6],
    ],
    '9': [
      [1, 0.3],
      [0.4, 0],
      [0.1, 0.4],
      [0.9, 0.4],
      [1, 0.2],
      [0.7, 1],
    ],
    '.': [
      [0.4, 0.95],
      [0.5, 1],
    ],
  };
  let left = x;
  for (const sign of '09.06.2019') {
    const points = (figures[sign] ?? []).map(([u, v]) => [left + u * wide, y - height + v * height] as const);
    pen(page, points, { mm: 0.5 });
    left += sign === '.' ? 0.6 * wide : 1.6 * wide;
  }
  return page;
}

const present = (page: Raster, id: string) => readMarks(markPage(page), fields)[id]?.present;
const both = () => signature(signature(paper(), 8, 18), 8, 32);

describe('stamps that are hard to see', () => {
  it.each([0.7, 0.5, 0.35])('a black-and-white scan left %d of its ink, and grain around', (share) => {
    expect(present(pepper(stamp(both(), [50, 66, 16], { share }), 0.004), 'stamp')).toBe(true);
  });

  it.each([120, 90, 70, 55])('a pale one (ink %d of 255) beside dark signatures', (ink) => {
    expect(present(stamp(both(), [50, 66, 16], { ink }), 'stamp')).toBe(true);
  });

  it.each([12.5, 15, 19, 22])('one of radius %d mm', (radius) => {
    expect(present(stamp(both(), [50, 64, radius]), 'stamp')).toBe(true);
  });

  it('one over the signatures, far above its place', () => {
    expect(present(stamp(both(), [40, 36, 15]), 'stamp')).toBe(true);
  });

  it('one that runs over the edge of the paper', () => {
    expect(present(stamp(both(), [92, 70, 15]), 'stamp')).toBe(true);
  });
});

describe('what is no stamp', () => {
  it('large loops of a signature', () => {
    const page = both();
    for (const [x, y, wide, high] of [
      [40, 60, 14, 6],
      [52, 63, 12, 9],
      [61, 59, 8, 8],
    ] as const) {
      const loop = Array.from({ length: 37 }, (_, n) => {
        const angle = (n * Math.PI) / 18;
        return [x + wide * Math.cos(angle) + n / 12, y + high * Math.sin(angle)] as const;
      });
      pen(page, loop);
    }
    expect(present(page, 'stamp')).toBe(false);
  });

  it('a frame', () => {
    const frame = [
      [30, 55],
      [68, 55],
      [68, 75],
      [30, 75],
      [30, 55],
    ] as const;
    expect(present(pen(both(), frame), 'stamp')).toBe(false);
  });

  it.each([0.01, 0.05, 0.2])('the grain of a bad scan (%d of all px)', (share) => {
    expect(present(pepper(both(), share), 'stamp')).toBe(false);
  });

  it('scribbles', () => {
    const random = randomFrom(3);
    const points = Array.from({ length: 60 }, () => [28 + 44 * random(), 50 + 34 * random()] as const);
    expect(present(pen(both(), points), 'stamp')).toBe(false);
  });
});

describe('signatures', () => {
  it.each([
    ['on the line', 32],
    ['floating above it', 30],
    ['sunk below it', 35],
  ])('%s', (_name, y) => {
    expect(present(signature(paper(), 12, y), 'secretary')).toBe(true);
  });

  it.each([255, 110, 70])('of a pen of ink %d', (ink) => {
    expect(present(signature(paper(), 12, 32, { ink, mm: 0.4 }), 'secretary')).toBe(true);
  });

  it('of a pale pen between dark ones', () => {
    const page = signature(signature(paper(), 8, 18, { mm: 1 }), 8, 46, { mm: 1 });
    expect(present(signature(page, 12, 32, { ink: 60, mm: 0.4 }), 'secretary')).toBe(true);
  });

  it('in letters that do not touch', () => {
    const page = paper();
    for (const [x, size] of [
      [8, 6],
      [14, 3],
      [18, 3.5],
      [22, 2.5],
    ] as const)
      pen(page, [
        [x, 33],
        [x + 0.6 * size, 33 - size],
        [x + size, 33],
        [x + 0.2 * size, 33 - 0.4 * size],
      ]);
    expect(present(page, 'secretary')).toBe(true);
  });

  it('under the edge of a stamp', () => {
    expect(present(stamp(signature(paper(), 8, 32), [45, 40, 15]), 'secretary')).toBe(true);
  });

  it('beside a neighbour that reaches in', () => {
    const page = signature(signature(paper(), 8, 18), 12, 32);
    expect(
      present(
        pen(page, [
          [20, 14],
          [24, 29],
          [30, 28],
        ]),
        'secretary',
      ),
    ).toBe(true);
  });
});

describe('what is no signature', () => {
  it('a stamp over the line and nothing else', () => {
    expect(present(stamp(paper(), [25, 30, 15]), 'secretary')).toBe(false);
    expect(present(stamp(paper(), [25, 30, 15]), 'stamp')).toBe(true);
  });

  it.each([
    ['full', {}],
    ['pale', { ink: 80 }],
    ['broken by a black-and-white scan', { share: 0.4 }],
  ])('the edge of a stamp, %s', (_name, look) => {
    const page = stamp(signature(paper(), 8, 18), [40, 44, 16], look);
    expect(present(page, 'secretary')).toBe(false);
    expect(present(page, 'chair')).toBe(true);
  });

  it.each([3, 4, 5])('a date in figures of %d mm', (height) => {
    expect(present(date(paper(), 8, 33, height), 'secretary')).toBe(false);
  });

  it.each([
    [
      'a tail from the row above',
      [
        [14, 12],
        [20, 15],
        [17, 29],
        [15, 31],
      ],
    ],
    [
      'a long flourish from the row above',
      [
        [8, 17],
        [30, 14],
        [42, 18],
        [30, 27.5],
        [12, 28],
      ],
    ],
    [
      'a stroke from below',
      [
        [10, 44],
        [16, 33],
        [24, 31],
        [28, 40],
        [34, 44],
      ],
    ],
    [
      'a signature of the next column',
      [
        [38, 30],
        [47, 26],
        [52, 33],
        [58, 25],
        [64, 32],
        [70, 26],
        [78, 30],
      ],
    ],
  ] as const)('%s', (_name, points) => {
    expect(present(pen(paper(), points), 'secretary')).toBe(false);
  });

  it('a blot', () => {
    expect(
      present(
        pen(
          paper(),
          [
            [20, 30],
            [20.2, 30],
          ],
          { mm: 3 },
        ),
        'secretary',
      ),
    ).toBe(false);
  });

  it.each([0.002, 0.01])('the grain of a bad scan (%d of all px)', (share) => {
    expect(present(pepper(paper(), share), 'secretary')).toBe(false);
  });
});
