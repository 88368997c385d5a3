import type { Raster } from '../../shared/forms/raster.ts';
import { rasterInput } from './pixels.ts';

/** A raster as JPEG, without any metadata. `quality` 1..100; transparent pixels come out white. */
export function encodeJpeg(raster: Raster, quality = 85): Promise<Uint8Array> {
  return rasterInput(raster).flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
}

/** A raster as PNG, pixel for pixel, with its channels as they are. */
export function encodePng(raster: Raster): Promise<Uint8Array> {
  const input = rasterInput(raster);
  return (raster.channels === 1 ? input.toColourspace('b-w') : input).png({ compressionLevel: 6 }).toBuffer();
}
