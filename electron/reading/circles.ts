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

/** Greatest radius that is looked at, px: steps beyond are not kept. */
const FARTHEST = 64;

/** Steps from a centre in evenly spread directions, whole px: `x[n * count + k]` at radius n in direction k. */
interface Directions {
  count: number;
  x: Int16Array;
  y: Int16Array;
}

function directions(count: number): Directions {
  const step = (part: (angle: number) => number) =>
    Int16Array.from({ length: (FARTHEST + 1) * count }, (_, n) =>
      Math.round(Math.floor(n / count) * part((2 * Math.PI * (n % count)) / count)),
    );
  return { count, x: step(Math.cos), y: step(Math.sin) };
}

const coarse = directions(24);
const fine = directions(64);

/**
 * The clearest ring in a map of ink (1 channel, not 0 = ink): the one whose ink runs most fully around with the least just
 * outside. Rings are sampled around every centre of a map of half the size, then around the best one's in full.
 * Suited to small maps, about 2 px a mm.
 * @param radii least and greatest radius, px; with `beyond` no more than FARTHEST
 * @param beyond how far outside the ring, in px, emptiness is expected
 */
export function findRing(
  map: Raster,
  [least, greatest]: readonly [number, number],
  beyond: number,
): Ring | null {
  const small = halved(map);
  let rough: Ring | null = null;
  for (let y = 0; y < small.height; y += 2)
    for (let x = 0; x < small.width; x += 2)
      rough = clearer(
        rough,
        ringAround(small, x, y, [least / 2, greatest / 2], Math.ceil(beyond / 2), coarse),
      );
  if (!rough) return null;
  const [cx, cy] = rough.centre;
  const radii = [Math.max(least, 2 * rough.radius - 4), Math.min(greatest, 2 * rough.radius + 4)] as const;
  let found: Ring | null = null;
  for (let y = 2 * cy - 4; y <= 2 * cy + 4; y++)
    for (let x = 2 * cx - 4; x <= 2 * cx + 4; x++)
      found = clearer(found, ringAround(map, x, y, radii, beyond, fine));
  return found;
}

/** How clear a ring is, -1..1. */
export function clarity({ coverage, outside }: Ring): number {
  return coverage - outside;
}

/** A map of half the size, not 0 where any of four px has ink: so a thin pale ring does not get lost. */
export function halved(map: Raster, from = 1): Raster {
  const width = Math.ceil(map.width / 2);
  const half = {
    width,
    height: Math.ceil(map.height / 2),
    channels: 1 as const,
    data: new Uint8Array(width * Math.ceil(map.height / 2)),
  };
  for (let y = 0; y < map.height; y++)
    for (let x = 0; x < map.width; x++)
      if ((map.data[y * map.width + x] ?? 0) >= from) half.data[(y >> 1) * width + (x >> 1)] = 1;
  return half;
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
  to: Directions,
): Ring | null {
  const first = Math.floor(least);
  const shares = sharesAround(map, x, y, [first, Math.floor(greatest) + beyond + 1], to);
  let best: Ring | null = null;
  for (let radius = first; radius <= greatest; radius++) {
    const at = radius - first;
    const coverage = Math.max(shares[at] ?? 0, shares[at + 1] ?? 0);
    const outside = shares[at + 1 + beyond] ?? 1;
    if (!best || coverage - outside > clarity(best)) best = { centre: [x, y], radius, coverage, outside };
  }
  return best;
}

/**
 * Shares of directions in which ink lies at each radius from `first` to `last` (within 1 px along the radius); beyond the map
 * there is none. Goes outward direction by direction, so that each place is looked at once.
 */
function sharesAround(
  { width, height, data }: Raster,
  x: number,
  y: number,
  [first, last]: readonly [number, number],
  to: Directions,
): Float64Array {
  const shares = new Float64Array(last - first + 1);
  for (let direction = 0; direction < to.count; direction++) {
    let wasInk = false;
    for (let radius = first - 1; radius <= last; radius++) {
      const step = radius * to.count + direction;
      const px = x + (to.x[step] ?? 0);
      const py = y + (to.y[step] ?? 0);
      const isInk = px >= 0 && py >= 0 && px < width && py < height && data[py * width + px] !== 0;
      if (radius >= first && (isInk || wasInk)) shares[radius - first] = (shares[radius - first] ?? 0) + 1;
      wasInk = isInk;
    }
  }
  for (let n = 0; n < shares.length; n++) shares[n] = (shares[n] ?? 0) / to.count;
  return shares;
}
