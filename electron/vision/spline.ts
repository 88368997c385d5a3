import { BandedMatrix } from './banded.ts';

/** Coefficients that tell at a point. */
const TELLING = 16;

/** Where points lie on a spline: for each the first of its coefficients, and the weights of all sixteen. */
export interface Places {
  first: Int32Array;
  weights: Float64Array;
}

/** A uniform cubic B-spline over a page: a grid of coefficients, some `knotMm` apart, that reaches one beyond each edge. */
export class SplineGrid {
  readonly size: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #stepX: number;
  readonly #stepY: number;
  readonly #one: Places = { first: new Int32Array(1), weights: new Float64Array(TELLING) };

  constructor(width: number, height: number, knotMm: number) {
    const spansX = Math.max(1, Math.round(width / knotMm));
    const spansY = Math.max(1, Math.round(height / knotMm));
    this.#stepX = width / spansX;
    this.#stepY = height / spansY;
    this.#columns = spansX + 3;
    this.#rows = spansY + 3;
    this.size = this.#columns * this.#rows;
  }

  /** Points (mm) on the grid; those beyond the page are taken to its edge, for out there the spline would run away. */
  locate(points: readonly { x: number; y: number }[]): Places {
    const places = {
      first: new Int32Array(points.length),
      weights: new Float64Array(points.length * TELLING),
    };
    points.forEach(({ x, y }, n) => this.#locate(x, y, places, n));
    return places;
  }

  #locate(x: number, y: number, { first, weights }: Places, n: number): void {
    const spansX = this.#columns - 3;
    const spansY = this.#rows - 3;
    const atX = Math.min(Math.max(x / this.#stepX, 0), spansX);
    const atY = Math.min(Math.max(y / this.#stepY, 0), spansY);
    const column = Math.min(Math.floor(atX), spansX - 1);
    const row = Math.min(Math.floor(atY), spansY - 1);
    first[n] = row * this.#columns + column;
    for (let j = 0; j < 4; j++) {
      const basisY = cubicBasis(atY - row, j);
      for (let i = 0; i < 4; i++) weights[n * TELLING + j * 4 + i] = basisY * cubicBasis(atX - column, i);
    }
  }

  /** Values of two sets of coefficients at one point. */
  values(first: Float64Array, second: Float64Array, x: number, y: number): readonly [number, number] {
    this.#locate(x, y, this.#one, 0);
    return [this.value(first, this.#one, 0), this.value(second, this.#one, 0)];
  }

  /** The spline's value at the n-th of some places. */
  value(coefficients: Float64Array, { first, weights }: Places, n: number): number {
    const start = first[n] ?? 0;
    let sum = 0;
    for (let k = 0; k < TELLING; k++)
      sum += (weights[n * TELLING + k] ?? 0) * (coefficients[start + this.#step(k)] ?? 0);
    return sum;
  }

  /** Adds to normal equations that the spline is `value` at the n-th of some places, which counts `weight`. */
  addEquation(
    matrix: BandedMatrix,
    right: Float64Array,
    { first, weights }: Places,
    n: number,
    value: number,
    weight: number,
  ): void {
    const start = first[n] ?? 0;
    for (let k = 0; k < TELLING; k++) {
      const row = start + this.#step(k);
      const weighted = weight * (weights[n * TELLING + k] ?? 0);
      right[row] = (right[row] ?? 0) + weighted * value;
      for (let m = 0; m <= k; m++)
        matrix.add(row, start + this.#step(m), weighted * (weights[n * TELLING + m] ?? 0));
    }
  }

  /** From the first to the k-th of the coefficients that tell at a point: four a row. */
  #step(k: number): number {
    return (k >> 2) * this.#columns + (k & 3);
  }

  /** Squares of second differences along rows, columns and diagonals, plus a whisper that ties free corners to 0. */
  penalty(stiffness: number): BandedMatrix {
    const down = this.#columns;
    const matrix = new BandedMatrix(this.size, 3 * down + 3);
    const addSquare = (terms: readonly (readonly [number, number])[], weight: number) => {
      for (const [i, a] of terms) for (const [j, b] of terms) if (j <= i) matrix.add(i, j, weight * a * b);
    };
    const second = (at: number, step: number) =>
      [
        [at, 1],
        [at + step, -2],
        [at + 2 * step, 1],
      ] as const;
    for (let row = 0; row < this.#rows; row++)
      for (let column = 0; column < this.#columns; column++) {
        const here = row * down + column;
        addSquare([[here, 1]], 1e-4);
        if (column + 2 < this.#columns) addSquare(second(here, 1), stiffness);
        if (row + 2 < this.#rows) addSquare(second(here, down), stiffness);
        if (column + 1 < this.#columns && row + 1 < this.#rows)
          addSquare(
            [
              [here, 1],
              [here + 1, -1],
              [here + down, -1],
              [here + down + 1, 1],
            ],
            2 * stiffness,
          );
      }
    return matrix;
  }
}

/** Weight of the k-th of four coefficients at `t` (0..1) within a span of a uniform cubic B-spline. */
function cubicBasis(t: number, k: number): number {
  const s = 1 - t;
  switch (k) {
    case 0:
      return (s * s * s) / 6;
    case 1:
      return (3 * t * t * t - 6 * t * t + 4) / 6;
    case 2:
      return (3 * s * s * s - 6 * s * s + 4) / 6;
    default:
      return (t * t * t) / 6;
  }
}
