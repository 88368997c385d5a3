export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Record<Direction, readonly [x: number, y: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * Which of several points lies next to one of them in a direction: the nearest within 45° of it, what lies aside counting double.
 * Null where none lies there. Y grows downwards.
 */
export function towards(
  points: readonly (readonly [x: number, y: number])[],
  from: number,
  direction: Direction,
): number | null {
  const [x0, y0] = points[from] ?? [0, 0];
  const [sx, sy] = steps[direction];
  let best: { n: number; distance: number } | null = null;
  for (const [n, [x, y]] of points.entries()) {
    const ahead = (x - x0) * sx + (y - y0) * sy;
    const aside = Math.abs((x - x0) * sy) + Math.abs((y - y0) * sx);
    if (n === from || ahead <= 0 || aside > ahead) continue;
    const distance = ahead + 2 * aside;
    if (best === null || distance < best.distance) best = { n, distance };
  }
  return best?.n ?? null;
}
