import { decodePage } from './decode.ts';
import { rasterInput } from './pixels.ts';
import type { PictureSource } from './source.ts';

export interface PreviewOptions {
  /** Px of the longer side at most; a smaller picture stays as it is. */
  side: number;
  /** Clockwise quarter turn, after the picture was set upright by its EXIF orientation. */
  turn: 0 | 90 | 180 | 270;
}

/** A picture for the screen; the shape of `Picture` in shared/api. */
export interface Preview {
  mime: 'image/jpeg';
  bytes: Uint8Array;
  width: number;
  height: number;
}

/**
 * One page (from 1) as a JPEG for the screen.
 * @throws PictureError with the reason why the page cannot be had
 */
export async function preview(
  source: PictureSource,
  page: number,
  { side, turn }: PreviewOptions,
): Promise<Preview> {
  // Decoding to about the size that is shown lets the JPEG decoder leave out most of its work; twice the pixels keep edges sharp.
  const raster = await decodePage(source, page, { maxPixels: 2 * side * side });
  const { data, info } = await rasterInput(raster)
    .rotate(turn)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer({ resolveWithObject: true });
  return { mime: 'image/jpeg', bytes: data, width: info.width, height: info.height };
}
