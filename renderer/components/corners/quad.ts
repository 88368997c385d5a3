import type { Turn } from '../../api/images.ts';
import type { Point, Quad } from '../../../shared/forms/raster.ts';

export { isPageLike } from '../../../shared/forms/quad.ts';

/** Size of a picture, px. */
export interface Size {
  width: number;
  height: number;
}

/** The same corners of a page that is read a quarter turn further, clockwise: each has the next one's name. */
export function renamedQuad([a, b, c, d]: Quad): Quad {
  return [d, a, b, c];
}

/** Clockwise turn that brings a picture upright in which a page has these corners. */
export function uprightTurn([[x0, y0], [x1, y1]]: Quad): Turn {
  const quarters = Math.round(Math.atan2(y1 - y0, x1 - x0) / (Math.PI / 2));
  return ([0, 270, 180, 90] as const)[(((quarters % 4) + 4) % 4) as 0];
}

/** Places of the corners in a `Quad`, as keys under `corners.` */
export const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

function mapped(quad: Quad, point: (point: Point) => Point): Quad {
  const [a, b, c, d] = quad;
  return [point(a), point(b), point(c), point(d)];
}

/** A quad of a picture of `size` in the picture turned clockwise; px, the centre of the first pixel at 0. */
export function turnedQuad(quad: Quad, turn: Turn, { width, height }: Size): Quad {
  return mapped(quad, ([x, y]) => {
    switch (turn) {
      case 0:
        return [x, y];
      case 90:
        return [height - 1 - y, x];
      case 180:
        return [width - 1 - x, height - 1 - y];
      case 270:
        return [y, width - 1 - x];
    }
  });
}

/** A quad of a picture in the same picture made `factor` times as large; px, the centre of the first pixel at 0. */
export function scaledQuad(quad: Quad, factor: number): Quad {
  return mapped(quad, ([x, y]) => [(x + 0.5) * factor - 0.5, (y + 0.5) * factor - 0.5]);
}

/** The quad with one corner elsewhere; a corner leaves the picture by no more than `beyond`, a share of its sides. */
export function withCorner(
  quad: Quad,
  index: number,
  [x, y]: Point,
  { width, height }: Size,
  beyond = 0,
): Quad {
  const within = (value: number, side: number) =>
    Math.min(side - 0.5 + beyond * side, Math.max(-0.5 - beyond * side, value));
  const inside: Point = [within(x, width), within(y, height)];
  const [a, b, c, d] = quad.map((corner, n) => (n === index ? inside : corner));
  return [a ?? inside, b ?? inside, c ?? inside, d ?? inside];
}

/** The whole picture from edge to edge. */
export function wholeQuad({ width, height }: Size): Quad {
  const [right, bottom] = [width - 0.5, height - 0.5];
  return [
    [-0.5, -0.5],
    [right, -0.5],
    [right, bottom],
    [-0.5, bottom],
  ];
}
