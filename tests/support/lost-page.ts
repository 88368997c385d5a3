import path from 'node:path';
import sharp from 'sharp';
import type { Quad } from '../../shared/forms/raster.ts';
import { randomFrom } from './random.ts';
import { projectFolder } from './reference.ts';

/** Size of the picture, px: far too large for the page in it, so that the machine does not find it. */
const size = { width: 5600, height: 4400 };
/** Where the sample's own picture lies in it, px, and how much smaller. */
const at = { left: 2600, top: 1500 };
const shrunk = 0.7;
const sample = path.join(projectFolder, 'resources/samples/kz-2019/001.jpg');
/** A spot of the table, px. */
const SPOT = 40;

/** Corners of the page on sample scan 001 in its own picture, px, as the machine finds them. */
const own: Quad = [
  [25, 32],
  [1263, 27],
  [1271, 1781],
  [35, 1785],
];

/** Corners of the page in `lostPage()`, px. */
export const lostCorners = own.map(([x, y]) => [
  shrunk * x + at.left,
  shrunk * y + at.top,
]) as unknown as Quad;

/** Sample scan 001 small on a large patterned table, as a JPEG: a protocol that was photographed from across the room. */
export async function lostPage(): Promise<Buffer> {
  const random = randomFrom(5);
  const spots = { width: size.width / SPOT, height: size.height / SPOT, channels: 1 } as const;
  const table = Buffer.from(Array.from({ length: spots.width * spots.height }, () => 40 + 70 * random()));
  const pattern = await sharp(table, { raw: spots })
    .resize(size.width, size.height, { kernel: 'nearest' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const { width } = await sharp(sample).metadata();
  const page = await sharp(sample)
    .resize(Math.round(width * shrunk))
    .toBuffer();
  return sharp(pattern)
    .composite([{ input: page, ...at }])
    .jpeg({ quality: 90 })
    .toBuffer();
}
