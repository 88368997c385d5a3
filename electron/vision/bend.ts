import type { BandedMatrix } from './banded.ts';
import { apply, compose, type Homography, invert } from './geometry.ts';
import { SplineGrid } from './spline.ts';

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
  /** What it should be by what was known before. */
  known: number;
  /** How much it counts before robust weighting; 1 for a plain one. */
  weight: number;
}

/** No displacement at all. */
export const flat: Bend = { at: () => [0, 0] };

/** What leads from one guess of where a page lies to another, both from mm to px of the picture. */
export function between(from: Homography, to: Homography): Bend {
  const way = compose(invert(from), to);
  return {
    at(x, y) {
      const [toX, toY] = apply(way, x, y);
      return [toX - x, toY - y];
    },
  };
}

/** Over this stretch of the page its scale is measured, mm. */
const SCALE_OVER_MM = 25;

/**
 * How unevenly a bend stretches a page: the largest scale along an axis over the smallest, less 1. 0 for a sheet that lies flat.
 * Measured between points SCALE_OVER_MM apart, all over a page of width x height mm.
 */
export function unevenness(bend: Bend, width: number, height: number): number {
  const down: number[] = [];
  const across: number[] = [];
  for (let y = SCALE_OVER_MM; y + SCALE_OVER_MM < height; y += SCALE_OVER_MM)
    for (let x = SCALE_OVER_MM; x + SCALE_OVER_MM < width; x += SCALE_OVER_MM) {
      const [dx, dy] = bend.at(x, y);
      across.push(1 + (bend.at(x + SCALE_OVER_MM, y)[0] - dx) / SCALE_OVER_MM);
      down.push(1 + (bend.at(x, y + SCALE_OVER_MM)[1] - dy) / SCALE_OVER_MM);
    }
  const spread = (scales: readonly number[]) =>
    scales.length === 0 ? 0 : Math.max(...scales) / Math.max(Math.min(...scales), 0.01) - 1;
  return Math.max(spread(down), spread(across));
}

/** Distance between the spline's knots, mm: a sheet that bends does so over more than this. */
const KNOT_MM = 25;
/** The robust scale is halved down to this, mm: false measurements are let go step by step. */
const FINEST_SCALE = 0.25;

/**
 * Fits a bend to measurements, most of which may be trusted.
 * `stiffness` weighs smoothness against the measurements; 1 suits a few hundred of them. `scale`: how far, in mm, a right
 * measurement may lie from what was known before.
 */
export function fitBend(
  measurements: readonly Measurement[],
  width: number,
  height: number,
  { stiffness, scale }: { stiffness: number; scale: number },
): Bend {
  const grid = new SplineGrid(width, height, KNOT_MM);
  const penalty = grid.penalty(stiffness);
  const fit = (axis: 'x' | 'y') => {
    const own = measurements.filter((one) => one.axis === axis);
    const expected = Float64Array.from(own, ({ known }) => known);
    return fitAxis(grid, penalty, own, expected, scale);
  };
  const x = fit('x');
  const y = fit('y');
  return { at: (px, py) => grid.values(x, y, px, py) };
}

/** Coefficients of one coordinate; `expected`: what each measurement would be by what is known. */
function fitAxis(
  grid: SplineGrid,
  penalty: BandedMatrix,
  measurements: readonly Measurement[],
  expected: Float64Array,
  scale: number,
): Float64Array {
  let coefficients: Float64Array = new Float64Array(grid.size);
  if (measurements.length === 0) return coefficients;
  const places = grid.locate(measurements);
  for (let now = scale, last = false; !last; now /= 2) {
    last = now <= FINEST_SCALE;
    const robustScale = Math.max(now, FINEST_SCALE);
    const matrix = penalty.copy();
    const right = new Float64Array(grid.size);
    measurements.forEach(({ value, weight }, n) => {
      // Geman-McClure: weight falls with the fourth power of the error, so a false match ends up without a say.
      const error = (value - (expected[n] ?? 0)) / robustScale;
      grid.addEquation(matrix, right, places, n, value, weight / (1 + error * error) ** 2);
    });
    coefficients = matrix.solve(right);
    for (let n = 0; n < expected.length; n++) expected[n] = grid.value(coefficients, places, n);
  }
  return coefficients;
}
