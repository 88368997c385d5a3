import type { Raster } from '../../shared/forms/raster.ts';
import { rasterInput } from './pixels.ts';

/** A raster as JPEG, without any metadata. `quality` 1..100; transparent pixels come out white. */
export function encodeJpeg(raster: Raster, quality = 85): Promise<Uint8Array> {
  return rasterInput(raster).flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
}
