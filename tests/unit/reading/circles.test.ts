import { describe, expect, it } from 'vitest';
import { clarity, findRing, halved } from '../../../electron/reading/circles.ts';
import { circle, emptyInk, stroke } from '../../support/strokes.ts';

const radii = [20, 46] as const;
const BEYOND = 3;

describe('the search for a ring', () => {
  it.each([
    [60, 70, 30],
    [101, 88, 25],
    [130, 60, 40],
  ])('finds a stamp around (%d, %d) of radius %d to a pixel or two', (x, y, radius) => {
    const map = halved(circle(emptyInk(400, 320), 2 * x, 2 * y, 2 * radius, 3));
    const ring = findRing(map, radii, BEYOND);
    expect(ring && Math.hypot(ring.centre[0] - x, ring.centre[1] - y)).toBeLessThan(2.5);
    expect(Math.abs((ring?.radius ?? 0) - radius)).toBeLessThan(2.5);
    expect(ring && clarity(ring)).toBeGreaterThan(0.8);
  });

  it('finds a stamp that lies partly over the edge', () => {
    const ring = findRing(halved(circle(emptyInk(300, 300), 40, 150, 64, 3)), radii, BEYOND);
    expect(ring && clarity(ring)).toBeGreaterThan(0.5);
  });

  it('sees no ring in signatures and ruled lines', () => {
    const ink = emptyInk(400, 300);
    for (const y of [60, 140, 220])
      stroke(
        ink,
        [
          [10, y],
          [390, y],
        ],
        2,
      );
    stroke(
      ink,
      [
        [40, 130],
        [70, 90],
        [100, 130],
        [130, 95],
        [160, 135],
        [230, 100],
      ],
      3,
    );
    stroke(
      ink,
      [
        [240, 210],
        [270, 170],
        [300, 215],
        [340, 180],
      ],
      3,
    );
    const ring = findRing(halved(ink), radii, BEYOND);
    expect(ring ? clarity(ring) : 0).toBeLessThan(0.4);
  });

  it('sees none on empty paper', () => {
    const ring = findRing(halved(emptyInk(200, 200)), radii, BEYOND);
    expect(ring?.coverage ?? 0).toBe(0);
  });
});
