import type { Point, Quad } from '../../shared/forms/raster.ts';

/** A plane projective map, row by row; `apply` divides by the third row. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Maps a point through a homography. */
export function apply(h: Homography, x: number, y: number): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

/** The homography that undoes `h`; throws where `h` folds the plane onto a line. */
export function invert(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h;
  const determinant = a * (e * j - f * i) - b * (d * j - f * g) + c * (d * i - e * g);
  if (Math.abs(determinant) < 1e-18) throw new Error('the homography cannot be inverted');
  const s = 1 / determinant;
  return [
    (e * j - f * i) * s,
    (c * i - b * j) * s,
    (b * f - c * e) * s,
    (f * g - d * j) * s,
    (a * j - c * g) * s,
    (c * d - a * f) * s,
    (d * i - e * g) * s,
    (b * g - a * i) * s,
    (a * e - b * d) * s,
  ];
}

/** `outer` after `inner`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const at = (row: 0 | 1 | 2, column: 0 | 1 | 2) =>
    cell(outer, row, 0) * cell(inner, 0, column) +
    cell(outer, row, 1) * cell(inner, 1, column) +
    cell(outer, row, 2) * cell(inner, 2, column);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

function cell(h: Homography, row: 0 | 1 | 2, column: 0 | 1 | 2): number {
  return h[(row * 3 + column) as 0];
}

/** Scales both axes. */
export function scaling(x: number, y = x): Homography {
  return [x, 0, 0, 0, y, 0, 0, 0, 1];
}

/** Corners of a `width` x `height` page after `h`. */
export function cornersOf(h: Homography, width: number, height: number): Quad {
  return [apply(h, 0, 0), apply(h, width, 0), apply(h, width, height), apply(h, 0, height)];
}

/** Area within the corners, positive when they run clockwise (y down), as on a page that is not mirrored. */
export function signedArea(quad: Quad): number {
  let twice = 0;
  quad.forEach(([x, y], n) => {
    const [nextX, nextY] = quad[((n + 1) % 4) as 0];
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

/** Clockwise quarter turn that brings a picture upright in which the page has these corners. */
export function quarterTurn([topLeft, topRight]: Quad): 0 | 90 | 180 | 270 {
  const angle = Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]);
  const quarters = ((-Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarters as 0];
}

/** Linear scale of `h` around a point: px of the target a unit of the source. */
export function localScale(h: Homography, x: number, y: number): number {
  const step = 1;
  const [x0, y0] = apply(h, x, y);
  const [x1, y1] = apply(h, x + step, y);
  const [x2, y2] = apply(h, x, y + step);
  return Math.sqrt(Math.abs((x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0))) / step;
}

/** The affine map from `from` to `to` with the least squared error; null where the points lie on one line. */
export function fitAffine(from: readonly Point[], to: readonly Point[]): Homography | null {
  const mean = (points: readonly Point[], axis: 0 | 1) =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x0, y0] = [mean(from, 0), mean(from, 1)];
  let [xx, xy, yy] = [0, 0, 0];
  const products: [number, number][] = [
    [0, 0],
    [0, 0],
  ];
  from.forEach(([x, y], n) => {
    const [u, v] = [x - x0, y - y0];
    xx += u * u;
    xy += u * v;
    yy += v * v;
    products.forEach((product, axis) => {
      const target = to[n]?.[axis as 0 | 1] ?? 0;
      product[0] += u * target;
      product[1] += v * target;
    });
  });
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-9 * (xx + yy) ** 2)) return null;
  const row = (axis: 0 | 1): readonly [number, number, number] => {
    const [p, q] = products[axis] ?? [0, 0];
    const [a, b] = [(p * yy - q * xy) / determinant, (q * xx - p * xy) / determinant];
    return [a, b, mean(to, axis) - a * x0 - b * y0];
  };
  return [...row(0), ...row(1), 0, 0, 1];
}

/** Middle value; undefined of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
