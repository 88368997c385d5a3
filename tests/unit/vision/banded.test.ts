import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BandedMatrix } from '../../../electron/vision/banded.ts';
import { randomFrom } from '../../support/random.ts';

/** A matrix in full, row after row. */
class FullMatrix {
  readonly size: number;
  readonly data: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.data = new Float64Array(size * size);
  }

  at(row: number, column: number): number {
    return this.data[row * this.size + column] ?? 0;
  }

  add(row: number, column: number, value: number): void {
    this.data[row * this.size + column] = this.at(row, column) + value;
  }

  /** Gauss's elimination, which needs no pivots where the matrix is positive definite. */
  solve(right: Float64Array): Float64Array {
    const solution = right.slice();
    for (let n = 0; n < this.size; n++)
      for (let row = 0; row < this.size; row++) {
        if (row === n) continue;
        const share = this.at(row, n) / this.at(n, n);
        for (let column = n; column < this.size; column++) this.add(row, column, -share * this.at(n, column));
        solution[row] = (solution[row] ?? 0) - share * (solution[n] ?? 0);
      }
    return solution.map((value, n) => value / this.at(n, n));
  }
}

/** The normal equations of random measurements of `reach + 1` neighbours each, banded and in full. */
function randomSystem(seed: number, size: number, reach: number) {
  const random = randomFrom(seed);
  const banded = new BandedMatrix(size, reach);
  const full = new FullMatrix(size);
  const add = (row: number, column: number, value: number) => {
    banded.add(row, column, value);
    full.add(row, column, value);
    if (row !== column) full.add(column, row, value);
  };
  for (let first = 0; first < size; first++) {
    const weights = Array.from({ length: Math.min(reach + 1, size - first) }, () => random() * 2 - 1);
    weights.forEach((a, i) => {
      for (let k = 0; k <= i; k++) add(first + i, first + k, a * (weights[k] ?? 0));
    });
    add(first, first, 0.1);
  }
  return { banded, full, right: Float64Array.from({ length: size }, () => random() * 10 - 5) };
}

const systems = [fc.integer(), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 9 })] as const;

describe('a banded system', () => {
  it('has the solution that the full matrix has, however wide its band', () => {
    fc.assert(
      fc.property(...systems, (seed, size, reach) => {
        const { banded, full, right } = randomSystem(seed, size, reach);
        const expected = full.solve(right);
        const scale = Math.max(1, ...expected.map(Math.abs));
        banded.solve(right).forEach((value, n) => {
          expect(Math.abs(value - (expected[n] ?? NaN)) / scale).toBeLessThan(1e-8);
        });
      }),
    );
  });

  it('is solved in place, and a copy stays as it was', () => {
    const { banded, right } = randomSystem(5, 12, 3);
    const copy = banded.copy();
    const again = right.slice();
    expect(banded.solve(right)).toBe(right);
    expect([...copy.solve(again)]).toEqual([...right]);
  });
});
