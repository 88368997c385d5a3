import { describe, expect, it } from 'vitest';
import { movedTo, spotAt } from '../../../../renderer/features/count/forensics/spots.ts';
import type { Spot } from '../../../../shared/plots/forensics/style.ts';

const spot = (x: number, y: number, changed: Partial<Spot> = {}): Spot => ({
  x,
  y,
  stations: [0],
  unusual: false,
  text: () => '',
  ...changed,
});

//   0 at the left, 1 and 2 in the middle (2 below, unusual), 3 at the right.
const spots = [spot(10, 50), spot(50, 40), spot(52, 90, { unusual: true }), spot(90, 50)];
const key = (code: string, shiftKey = false) => ({ code, shiftKey });

describe('movedTo', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 3],
    [1, 'ArrowDown', 2],
    [2, 'ArrowUp', 1],
    [3, 'ArrowLeft', 1],
    [3, 'ArrowRight', 3],
    [0, 'PageDown', 1],
    [3, 'PageDown', 3],
    [0, 'PageUp', 0],
    [2, 'Home', 0],
    [1, 'End', 3],
    [0, 'KeyN', 2],
    [2, 'KeyN', 2],
    [-1, 'PageDown', 0],
    [-1, 'KeyN', 2],
  ])('from %i, %s leads to %i', (from, code, to) => expect(movedTo(spots, from, key(code))).toBe(to));

  it('goes back with Shift', () => expect(movedTo(spots, 3, key('KeyN', true))).toBe(2));

  it('leaves other keys alone, and an empty plot', () => {
    expect(movedTo(spots, 0, key('KeyA'))).toBeNull();
    expect(movedTo([], 0, key('Home'))).toBeNull();
  });
});

describe('spotAt', () => {
  it('is the nearest within reach of a pointer', () => {
    expect(spotAt(spots, 49, 48)).toBe(1);
    expect(spotAt(spots, 200, 200)).toBeNull();
  });

  it('is a bar anywhere on it', () => {
    const bars = [
      spot(10, 80, { half: { width: 5, height: 20 } }),
      spot(20, 50, { half: { width: 5, height: 50 } }),
    ];
    expect(spotAt(bars, 17, 95)).toBe(1);
    expect(spotAt(bars, 12, 99)).toBe(0);
  });
});
