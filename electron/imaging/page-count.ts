import { checkComplete } from './completeness.ts';
import { recogniseKind } from './kind.ts';
import { withPdf } from './pdf.ts';
import { type PictureSource, readSource } from './source.ts';
import { tiffPages } from './tiff.ts';

/**
 * How many pages a file has, without decoding any of them.
 * @throws PictureError with the reason why the file cannot be read
 */
export async function pageCount(source: PictureSource): Promise<number> {
  const bytes = await readSource(source);
  const kind = recogniseKind(bytes);
  checkComplete(kind, bytes);
  switch (kind) {
    case 'pdf':
      return withPdf(bytes, (pdf) => pdf.pages);
    case 'tiff':
      return tiffPages(bytes).length;
    case 'heif':
    case 'jpeg':
    case 'png':
    case 'webp':
      return 1;
  }
}
