import type { Raster } from '../../shared/forms/raster.ts';
import { rasterInput } from './pixels.ts';

/** x, y, width, height in px. */
export type CutBox = readonly [number, number, number, number];

/** A part of a picture as JPEG, without any metadata. */
export interface Cut {
  bytes: Uint8Array;
  /** px */
  width: number;
  height: number;
}

/**
 * Cuts a box out of a picture; what of the box lies beyond the picture's edge is left off. Null where nothing of it lies
 * within. `quality` 1..100.
 */
export async function cutJpeg(raster: Raster, box: CutBox, quality = 85): Promise<Cut | null> {
  const left = Math.max(0, Math.round(box[0]));
  const top = Math.max(0, Math.round(box[1]));
  const width = Math.min(raster.width, Math.round(box[0] + box[2])) - left;
  const height = Math.min(raster.height, Math.round(box[1] + box[3])) - top;
  if (width < 1 || height < 1) return null;
  const bytes = await rasterInput(raster)
    .extract({ left, top, width, height })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
    .toBuffer();
  return { bytes, width, height };
}
