import type { Spot } from '../../../../shared/plots/forensics/style.ts';

type Place = Pick<Spot, 'x' | 'y'>;

/** How far a pointer may be from a dot to mean it, px. */
const REACH = 24;

/** The place in the list of the spot that a pointer at x, y means; null where none is near. */
export function spotAt(spots: readonly Spot[], x: number, y: number): number | null {
  let [best, least] = [-1, REACH];
  spots.forEach((spot, index) => {
    const { width, height } = spot.half ?? { width: 0, height: 0 };
    const distance = Math.hypot(
      Math.max(0, Math.abs(spot.x - x) - width),
      Math.max(0, Math.abs(spot.y - y) - height),
    );
    if (distance < least) [best, least] = [index, distance];
  });
  return best === -1 ? null : best;
}

/** Directions of the arrow keys: along x, along y. */
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Where a key leads from a spot: an arrow to the nearest one on that side, Page keys through all of them from left to right, Home
 * and End to the first and the last, N to the next unusual one (with Shift to the one before). Null for any other key.
 */
export function movedTo(
  spots: readonly Spot[],
  from: number,
  { code, shiftKey }: { code: string; shiftKey: boolean },
): number | null {
  const last = spots.length - 1;
  if (last < 0) return null;
  const direction = directions[code];
  if (direction) return nearestOn(spots, from, direction);
  switch (code) {
    case 'PageDown':
      return Math.min(last, from + 1);
    case 'PageUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'KeyN':
      return nextUnusual(spots, from, shiftKey ? -1 : 1);
    default:
      return null;
  }
}

/** The nearest spot on one side; across counts double, so that one goes straight. Where it ends, the spot itself. */
function nearestOn(
  spots: readonly Spot[],
  from: number,
  [alongX, alongY]: readonly [number, number],
): number {
  const here: Place = spots[from] ?? { x: 0, y: 0 };
  let [best, least] = [from, Infinity];
  spots.forEach(({ x, y }, index) => {
    const along = (x - here.x) * alongX + (y - here.y) * alongY;
    if (along <= 0.5) return;
    const across = Math.abs((x - here.x) * alongY) + Math.abs((y - here.y) * alongX);
    const distance = along + 2 * across;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function nextUnusual(spots: readonly Spot[], from: number, step: 1 | -1): number {
  for (let n = 1; n <= spots.length; n++) {
    const index = (from + step * n + spots.length * 2) % spots.length;
    if (spots[index]?.unusual) return index;
  }
  return from;
}
