/** A decoded picture: rows from the top, channels interleaved, 8 bits each. */
export interface Raster {
  width: number;
  height: number;
  /** 1 grey, 3 RGB, 4 RGBA. */
  channels: 1 | 3 | 4;
  /** width * height * channels bytes. */
  data: Uint8Array;
}

/** A point in px, x to the right, y down. */
export type Point = readonly [number, number];

/** Corners of a four-sided area: top left, top right, bottom right, bottom left as seen on the upright page. */
export type Quad = readonly [Point, Point, Point, Point];
