import type { Raster } from '../../shared/forms/raster.ts';

/** A ring of ink; centre and radius in px of the raster. */
export interface Ring {
  centre: readonly [number, number];
  radius: number;
  /** Share of the ring's directions in which ink lies on it, 0..1. */
  coverage: number;
  /** The same share just outside the ring: high in a field of scribbles, low around a stamp. */
  outside: number;
}

/** Directions in which a ring is sampled. */
const DIRECTIONS = 48;
const directions = Array.from({ length: DIRECTIONS }, (_, n) => {
  const angle = (2 * Math.PI * n) / DIRECTIONS;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

/**
 * The clearest ring in a map of ink (1 channel, not 0 = ink), by sampling rings around every centre: the one whose ink
 * runs most fully around with the least just outside. Suited to small maps, about 2 px a mm.
 * @param radii least and greatest radius, px
 * @param beyond how far outside the ring, in px, emptiness is expected
 */
export function findRing(map: Raster, radii: readonly [number, number], beyond: number): Ring | null {
  let found: Ring | null = null;
  for (let y = 0; y < map.height; y += 2)
    for (let x = 0; x < map.width; x += 2) found = clearer(found, ringAround(map, x, y, radii, beyond));
  if (!found) return null;
  const [x, y] = found.centre;
  for (let ny = y - 1; ny <= y + 1; ny++)
    for (let nx = x - 1; nx <= x + 1; nx++) found = clearer(found, ringAround(map, nx, ny, radii, beyond));
  return found;
}

/** How clear a ring is, -1..1. */
export function clarity({ coverage, outside }: Ring): number {
  return coverage - outside;
}

function clearer(a: Ring | null, b: Ring | null): Ring | null {
  if (!a || !b) return a ?? b;
  return clarity(b) > clarity(a) ? b : a;
}

/** The clearest ring around one centre. */
function ringAround(
  map: Raster,
  x: number,
  y: number,
  [least, greatest]: readonly [number, number],
  beyond: number,
): Ring | null {
  const shares: number[] = [];
  for (let radius = Math.floor(least); radius <= greatest + beyond; radius++)
    shares[radius] = share(map, x, y, radius);
  let best: Ring | null = null;
  for (let radius = Math.floor(least); radius <= greatest; radius++) {
    const coverage = Math.max(shares[radius] ?? 0, shares[radius + 1] ?? 0);
    best = clearer(best, { centre: [x, y], radius, coverage, outside: shares[radius + 1 + beyond] ?? 1 });
  }
  return best;
}

/** Share of directions in which ink lies at `radius` (within 1 px along the radius); beyond the map there is none. */
function share(map: Raster, x: number, y: number, radius: number): number {
  let hits = 0;
  for (const [dx, dy] of directions)
    if (
      inked(map, x + dx * radius, y + dy * radius) ||
      inked(map, x + dx * (radius - 1), y + dy * (radius - 1))
    )
      hits++;
  return hits / DIRECTIONS;
}

function inked(map: Raster, x: number, y: number): boolean {
  const [px, py] = [Math.round(x), Math.round(y)];
  return px >= 0 && py >= 0 && px < map.width && py < map.height && map.data[py * map.width + px] !== 0;
}
