import type { Raster } from '../../shared/forms/raster.ts';
import { checkComplete } from './completeness.ts';
import { decodeHeif } from './heif.ts';
import { recogniseKind } from './kind.ts';
import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';
import { withPdf } from './pdf.ts';
import { decodePixels } from './pixels.ts';
import { type PictureSource, readSource } from './source.ts';
import { tiffPages } from './tiff.ts';

export interface DecodeOptions {
  /** Bigger pages are scaled down to this many pixels; a page of a PDF is at most 20 MP anyway. */
  maxPixels?: number;
}

/**
 * Decodes one page (from 1) of a picture or PDF: upright by its EXIF orientation, RGB, 8 bits, white where it was
 * transparent. Pages of a PDF are rendered at 300 dpi within the limits.
 * @throws PictureError with the reason why the page cannot be had
 */
export async function decodePage(
  source: PictureSource,
  page: number,
  { maxPixels = limits.decodedPixels }: DecodeOptions = {},
): Promise<Raster> {
  if (!Number.isInteger(page) || page < 1) throw new PictureError('no-page', 'pages count from 1');
  const bytes = await readSource(source);
  const kind = recogniseKind(bytes);
  checkComplete(kind, bytes);
  switch (kind) {
    case 'pdf':
      return withPdf(bytes, (pdf) => pdf.render(page, maxPixels));
    case 'tiff': {
      const pages = tiffPages(bytes);
      const found = pages[page - 1];
      if (!found) throw new PictureError('no-page', `page ${page} of ${pages.length}`);
      return decodePixels(bytes, found.directory + 1, maxPixels);
    }
    case 'heif':
      if (page > 1) throw new PictureError('no-page', `page ${page} of 1`);
      return decodeHeif(bytes, maxPixels);
    case 'jpeg':
    case 'png':
    case 'webp':
      if (page > 1) throw new PictureError('no-page', `page ${page} of 1`);
      return decodePixels(bytes, 1, maxPixels);
  }
}
