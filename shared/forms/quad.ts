import type { Quad } from './raster.ts';

/** True if the corners run clockwise and none is pressed in: an area that a page can have, and one that is not mirrored. */
export function isPageLike(quad: Quad): boolean {
  return quad.every(([x, y], n) => {
    const [x1, y1] = quad[((n + 1) % 4) as 0];
    const [x2, y2] = quad[((n + 2) % 4) as 0];
    return (x1 - x) * (y2 - y1) - (y1 - y) * (x2 - x1) > 0;
  });
}
