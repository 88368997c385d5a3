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
/** The robust scale is halved down to this, mm: false measurements are let go step by step. */
const FINEST_SCALE = 0.25;

/**
 * Fits a bend to measurements, most of which may be trusted.
 * `stiffness` weighs smoothness against the measurements; 1 suits a few hundred of them. `before`: what is known of the
 * bend; `scale`: how far, in mm, a right measurement may lie from that.
 */
export function fitBend(
  measurements: readonly Measurement[],
  width: number,
  height: number,
  { stiffness, scale, before }: { stiffness: number; scale: number; before: Bend },
): Bend {
  const grid = new SplineGrid(width, height);
  const penalty = grid.penalty(stiffness);
  const fit = (axis: 'x' | 'y') => {
    const own = measurements.filter((one) => one.axis === axis);
    const known = own.map((one) => before.at(one.x, one.y)[axis === 'x' ? 0 : 1]);
    return fitAxis(grid, penalty, own, known, scale);
  };
  const x = fit('x');
  const y = fit('y');
  return { at: (px, py) => grid.values(x, y, px, py) };
}

function fitAxis(
  grid: SplineGrid,
  penalty: Float64Array,
  measurements: readonly Measurement[],
  known: readonly number[],
  scale: number,
): Float64Array {
  let coefficients: Float64Array = new Float64Array(grid.size);
  if (measurements.length === 0) return coefficients;
  const places = measurements.map(({ x, y }) => grid.locate(x, y));
  let expected = known;
  for (let now = scale, last = false; !last; now /= 2) {
    last = now <= FINEST_SCALE;
    const robustScale = Math.max(now, FINEST_SCALE);
    const matrix = Float64Array.from(penalty);
    const right = new Float64Array(grid.size);
    measurements.forEach((one, n) => {
      const place = places[n];
      if (!place) return;
      // Geman-McClure: weight falls with the fourth power of the error, so a false match ends up without a say.
      const robust = 1 / (1 + ((one.value - (expected[n] ?? 0)) / robustScale) ** 2) ** 2;
      addEquation(matrix, right, place, one.value, one.weight * robust);
    });
    const solved = solve(matrix, right);
    coefficients = solved;
    expected = places.map((place) => valueAt(solved, place));
  }
  return coefficients;
}

/** The sixteen coefficients that tell at a point, ascending, and their weights. */
interface Place {
  indices: Int32Array;
  weights: Float64Array;
}

function valueAt(coefficients: Float64Array, { indices, weights }: Place): number {
  let sum = 0;
  for (let n = 0; n < 16; n++) sum += (weights[n] ?? 0) * (coefficients[indices[n] ?? 0] ?? 0);
  return sum;
}

/** Adds one equation to the lower triangle of the normal equations. */
function addEquation(
  matrix: Float64Array,
  right: Float64Array,
  place: Place,
  value: number,
  weight: number,
): void {
  const { indices, weights } = place;
  for (let n = 0; n < 16; n++) {
    const row = indices[n] ?? 0;
    const weighted = weight * (weights[n] ?? 0);
    right[row] = (right[row] ?? 0) + weighted * value;
    for (let m = 0; m <= n; m++) {
      const at = row * right.length + (indices[m] ?? 0);
      matrix[at] = (matrix[at] ?? 0) + weighted * (weights[m] ?? 0);
    }
  }
}

/** Where the spline's coefficients sit and how they weigh at a point. */
class SplineGrid {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  private readonly stepX: number;
  private readonly stepY: number;

  constructor(width: number, height: number) {
    const spansX = Math.max(1, Math.round(width / KNOT_MM));
    const spansY = Math.max(1, Math.round(height / KNOT_MM));
    this.stepX = width / spansX;
    this.stepY = height / spansY;
    this.columns = spansX + 3;
    this.rows = spansY + 3;
    this.size = this.columns * this.rows;
  }

  /** Values of two sets of coefficients at a point. */
  values(first: Float64Array, second: Float64Array, x: number, y: number): readonly [number, number] {
    const place = this.locate(x, y);
    return [valueAt(first, place), valueAt(second, place)];
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

  /** Points beyond the page are taken to its edge, for out there the spline would run away. */
  locate(x: number, y: number): Place {
    const [column, basisX] = cubicBasis(x / this.stepX, this.columns - 3);
    const [row, basisY] = cubicBasis(y / this.stepY, this.rows - 3);
    const indices = new Int32Array(16);
    const weights = new Float64Array(16);
    for (let j = 0; j < 4; j++)
      for (let i = 0; i < 4; i++) {
        indices[j * 4 + i] = (row + j) * this.columns + column + i;
        weights[j * 4 + i] = (basisY[j] ?? 0) * (basisX[i] ?? 0);
      }
    return { indices, weights };
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

/** Solves a symmetric positive definite system by Cholesky; of `matrix`, row-major, the lower triangle is used up. */
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
