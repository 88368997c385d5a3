import { describe, expect, it } from 'vitest';
import { fitBend, flat, type Measurement, unevenness } from '../../../electron/vision/bend.ts';
import { randomFrom } from '../../support/random.ts';

const settings = { stiffness: 0.1, scale: 2 };

/** A sheet that sags by 3 mm in the middle. */
const sag = (x: number, y: number) =>
  [1.5 * Math.sin((Math.PI * y) / 297), 3 * Math.sin((Math.PI * x) / 210)] as const;

function measure(count: number, falseShare: number): Measurement[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, (): Measurement[] => {
    const [x, y] = [random() * 210, random() * 297];
    const isFalse = random() < falseShare;
    const [dx, dy] = isFalse ? [random() * 12 - 6, random() * 12 - 6] : sag(x, y);
    return [
      { x, y, axis: 'x', value: dx + (random() - 0.5) * 0.2, known: 0, weight: 1 },
      { x, y, axis: 'y', value: dy + (random() - 0.5) * 0.2, known: 0, weight: 1 },
    ];
  }).flat();
}

describe('fitBend', () => {
  it.each([0, 0.2])(
    'follows a sagging sheet when a share of %f of the measurements is false',
    (falseShare) => {
      const bend = fitBend(measure(500, falseShare), 210, 297, settings);
      for (const x of [10, 60, 105, 150, 200])
        for (const y of [10, 80, 150, 220, 287]) {
          const [dx, dy] = bend.at(x, y);
          const [trueX, trueY] = sag(x, y);
          expect(Math.hypot(dx - trueX, dy - trueY)).toBeLessThan(0.15);
        }
    },
  );

  it('stays flat without measurements, and keeps its edge value beyond the page', () => {
    expect(fitBend([], 210, 297, settings).at(100, 100)).toEqual([0, 0]);
    const bend = fitBend(measure(300, 0), 210, 297, settings);
    expect(bend.at(-50, 100)).toEqual(bend.at(0, 100));
  });
});

describe('unevenness', () => {
  /** Below the middle of the page everything lies farther down, by a share of the way from there. */
  const stretched = (share: number) => ({
    at: (_x: number, y: number) => [0, share * Math.max(0, y - 148)] as const,
  });

  it.each([
    ['a flat sheet', flat, 0],
    ['one that is larger all over', { at: (x: number, y: number) => [0.1 * x, 0.1 * y] as const }, 0],
    ['one of which the lower half is longer by a tenth', stretched(0.1), 0.1],
    ['one of which it is shorter by a tenth', stretched(-0.1), 1 / 9],
  ])('of %s', (_name, bend, expected) => {
    expect(unevenness(bend, 210, 297)).toBeCloseTo(expected, 6);
  });

  it('of a page that is too small to tell is none', () => {
    expect(unevenness(stretched(0.5), 20, 20)).toBe(0);
  });
});
