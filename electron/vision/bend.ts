/**
 * A smooth displacement of the page, in mm: what a bent sheet and a lens leave over after the homography. Each
 * coordinate is a uniform cubic B-spline over the page with a penalty on its second differences, so that it stays
 * smooth where nothing was measured (Eilers and Marx, "Flexible smoothing with B-splines and penalties", 1996).
 */
export interface Bend {
  /** Displacement of the form's point (x, y) in mm. */
  at(x: number, y: number): readonly [number, number];
}

/** One measured coordinate of the displacement at a point of the form, mm. */
export interface Measurement {
  x: number;
  y: number;
  axis: 'x' | 'y';
  value: number;
  /** How much it counts before robust weighting; 1 for a plain one. */
  weight: number;
}

/** No displacement at all. */
export const flat: Bend = { at: () => [0, 0] };

/** Distance between the spline's knots, mm: a sheet that bends does so over more than this. */
const KNOT_MM = 25;
/** Robust scale, mm, from the first round to the last: false measurements are let go step by step. */
const ROUNDS = [1.5, 0.8, 0.4, 0.25, 0.25];

/**
 * Fits a bend to measurements, most of which may be trusted.
 * `stiffness` weighs smoothness against the measurements; 1 suits a few hundred of them.
 */
export function fitBend(
  measurements: readonly Measurement[],
  width: number,
  height: number,
  stiffness = 1,
): Bend {
  const grid = new SplineGrid(width, height);
  const fit = (axis: 'x' | 'y') =>
    fitAxis(
      grid,
      measurements.filter((one) => one.axis === axis),
      stiffness,
    );
  const x = fit('x');
  const y = fit('y');
  return { at: (px, py) => [grid.value(x, px, py), grid.value(y, px, py)] };
}

function fitAxis(grid: SplineGrid, measurements: readonly Measurement[], stiffness: number): Float64Array {
  let coefficients: Float64Array = new Float64Array(grid.size);
  if (measurements.length === 0) return coefficients;
  const penalty = grid.penalty(stiffness);
  for (const scale of ROUNDS) {
    const matrix = Float64Array.from(penalty);
    const right = new Float64Array(grid.size);
    for (const one of measurements) {
      const error = one.value - grid.value(coefficients, one.x, one.y);
      // Geman-McClure: weight falls with the fourth power of the error, so a false match ends up without a say.
      const robust = 1 / (1 + (error / scale) ** 2) ** 2;
      grid.add(matrix, right, one, one.weight * robust);
    }
    coefficients = solve(matrix, right);
  }
  return coefficients;
}

/** Where the spline's coefficients sit and how they weigh at a point. */
class SplineGrid {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  private readonly stepX: number;
  private readonly stepY: number;
  private readonly indices = new Int32Array(16);
  private readonly weights = new Float64Array(16);

  constructor(width: number, height: number) {
    const spansX = Math.max(1, Math.round(width / KNOT_MM));
    const spansY = Math.max(1, Math.round(height / KNOT_MM));
    this.stepX = width / spansX;
    this.stepY = height / spansY;
    this.columns = spansX + 3;
    this.rows = spansY + 3;
    this.size = this.columns * this.rows;
  }

  /** Value at a point; points beyond the page take the value at its edge, for there the spline would run away. */
  value(coefficients: Float64Array, x: number, y: number): number {
    this.locate(x, y);
    let sum = 0;
    for (let n = 0; n < 16; n++) sum += (this.weights[n] ?? 0) * (coefficients[this.indices[n] ?? 0] ?? 0);
    return sum;
  }

  /** Adds one measurement to the normal equations. */
  add(matrix: Float64Array, right: Float64Array, one: Measurement, weight: number): void {
    this.locate(one.x, one.y);
    for (let n = 0; n < 16; n++) {
      const row = this.indices[n] ?? 0;
      const weighted = weight * (this.weights[n] ?? 0);
      right[row] = (right[row] ?? 0) + weighted * one.value;
      for (let m = 0; m < 16; m++) {
        const at = row * this.size + (this.indices[m] ?? 0);
        matrix[at] = (matrix[at] ?? 0) + weighted * (this.weights[m] ?? 0);
      }
    }
  }

  /** Squares of second differences along rows, columns and diagonals, plus a whisper that ties free corners to 0. */
  penalty(stiffness: number): Float64Array {
    const matrix = new Float64Array(this.size * this.size);
    const addSquare = (terms: readonly (readonly [number, number])[], weight: number) => {
      for (const [i, a] of terms)
        for (const [j, b] of terms)
          matrix[i * this.size + j] = (matrix[i * this.size + j] ?? 0) + weight * a * b;
    };
    const index = (column: number, row: number) => row * this.columns + column;
    for (let row = 0; row < this.rows; row++)
      for (let column = 0; column < this.columns; column++) {
        const here = index(column, row);
        addSquare([[here, 1]], 1e-4);
        if (column + 2 < this.columns)
          addSquare(
            [
              [here, 1],
              [here + 1, -2],
              [here + 2, 1],
            ],
            stiffness,
          );
        if (row + 2 < this.rows)
          addSquare(
            [
              [here, 1],
              [index(column, row + 1), -2],
              [index(column, row + 2), 1],
            ],
            stiffness,
          );
        if (column + 1 < this.columns && row + 1 < this.rows)
          addSquare(
            [
              [here, 1],
              [here + 1, -1],
              [index(column, row + 1), -1],
              [index(column + 1, row + 1), 1],
            ],
            2 * stiffness,
          );
      }
    return matrix;
  }

  private locate(x: number, y: number): void {
    const [column, basisX] = cubicBasis(x / this.stepX, this.columns - 3);
    const [row, basisY] = cubicBasis(y / this.stepY, this.rows - 3);
    for (let j = 0; j < 4; j++)
      for (let i = 0; i < 4; i++) {
        this.indices[j * 4 + i] = (row + j) * this.columns + column + i;
        this.weights[j * 4 + i] = (basisY[j] ?? 0) * (basisX[i] ?? 0);
      }
  }
}

/** First coefficient and the four weights of a uniform cubic B-spline at `at` (in spans, held within 0..spans). */
function cubicBasis(at: number, spans: number): [number, readonly number[]] {
  const held = Math.min(Math.max(at, 0), spans);
  const span = Math.min(Math.floor(held), spans - 1);
  const t = held - span;
  const s = 1 - t;
  return [span, [s ** 3 / 6, (3 * t ** 3 - 6 * t * t + 4) / 6, (3 * s ** 3 - 6 * s * s + 4) / 6, t ** 3 / 6]];
}

/** Solves a symmetric positive definite system by Cholesky; `matrix` is row-major and is overwritten. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const at = (row: number, column: number) => matrix[row * n + column] ?? 0;
  for (let j = 0; j < n; j++) {
    let diagonal = at(j, j);
    for (let k = 0; k < j; k++) diagonal -= at(j, k) ** 2;
    const root = Math.sqrt(Math.max(diagonal, 1e-12));
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      matrix[i * n + j] = sum / root;
    }
  }
  const solution = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let sum = solution[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (solution[k] ?? 0);
    solution[i] = sum / at(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = solution[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= at(k, i) * (solution[k] ?? 0);
    solution[i] = sum / at(i, i);
  }
  return solution;
}
