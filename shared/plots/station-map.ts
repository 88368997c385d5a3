import { type Classes, classOf, mostClasses, shadeOf } from './classes.ts';
import { shade, written } from './svg.ts';

/** A place on the earth, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Places laid flat: kilometres east of the western edge and south of the northern one. */
export interface LaidOut {
  points: readonly (readonly [x: number, y: number])[];
  width: number;
  height: number;
}

/** Of one degree of latitude; the earth taken as a ball of 6371 km. */
const KM_PER_DEGREE = (Math.PI * 6371) / 180;
/** The least extent of a map, and the room around its outermost places, in km. */
const least = 2;
const roomAround = 0.04;

/**
 * Lays places out in an equirectangular frame whose widths are true in the middle latitude (times its cosine). A country across the
 * 180th meridian would be torn apart.
 */
export function layOutPlaces(places: readonly Place[]): LaidOut {
  const [south, north] = extent(places.map(({ latitude }) => latitude));
  const [west, east] = extent(places.map(({ longitude }) => longitude));
  const kmPerDegreeEast = KM_PER_DEGREE * Math.cos(((south + north) / 2) * (Math.PI / 180));
  const width = Math.max(least, (east - west) * kmPerDegreeEast);
  const height = Math.max(least, (north - south) * KM_PER_DEGREE);
  const room = roomAround * Math.max(width, height);
  return {
    points: places.map(({ latitude, longitude }) => [
      room + (longitude - west) * kmPerDegreeEast,
      room + (north - latitude) * KM_PER_DEGREE,
    ]),
    width: width + 2 * room,
    height: height + 2 * room,
  };
}

function extent(values: readonly number[]): [number, number] {
  return values.length === 0
    ? [0, 0]
    : [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** All dots of one look, as the `d` of one path: strokes without a length, so that dots keep their size at every zoom. */
export interface DotPath {
  path: string;
  /** Null: what it is coloured by is not known; such dots are points. */
  colour: string | null;
  /** Across, px: more is larger too, so that nothing rests on colour alone. */
  size: number;
}

/** The dots of places by the class of their value: first those that are not known, then from little to much. */
export function dotPaths(laidOut: LaidOut, values: readonly (number | null)[], classes: Classes): DotPath[] {
  const byShade = new Map<number, string>();
  for (const [n, [x, y]] of laidOut.points.entries()) {
    const value = values[n] ?? null;
    const at = value === null ? -1 : shadeOf(classes, classOf(classes, value));
    byShade.set(at, `${byShade.get(at) ?? ''}M${written(x)} ${written(y)}h0`);
  }
  return Array.from({ length: mostClasses + 1 }, (_, n) => n - 1).flatMap((at) => {
    const path = byShade.get(at);
    return path === undefined ? [] : [{ path, colour: at < 0 ? null : shade(at), size: dotSize(at) }];
  });
}

/** Across, px, of a dot by its shade; -1: not known. */
export const dotSize = (at: number): number => (at < 0 ? 3 : 6 + at);

/** The longest round length (1, 2 or 5 times a power of ten, km) that is no longer than `most` km. */
export function scaleBar(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = [5, 2, 1].find((each) => each * power <= most) ?? 1;
  return Math.round(digit * power * 1000) / 1000;
}
