import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { checkComplete } from './completeness.ts';
import { heifSize } from './heif.ts';
import { extensions, mediaTypes, type PictureKind, recogniseKind } from './kind.ts';
import { PictureError } from './picture-error.ts';
import { withPdf } from './pdf.ts';
import { provePixels, type Size } from './pixels.ts';
import { type PictureSource, readSource } from './source.ts';
import { tiffPages } from './tiff.ts';

export interface Inspected {
  ok: true;
  kind: PictureKind;
  mediaType: string;
  /** Ending without a dot under which an original of this kind is kept. */
  extension: string;
  /** One a page, in order: px as the file claims them, upright; of a PDF px as rendered. */
  pages: readonly Size[];
}

/** `detail` is English, for the log and the help desk; the reason has words of its own. */
export interface Refused {
  ok: false;
  reason: IntakeReason;
  detail: string;
}

/**
 * Says what a file is, how many pages it has and how large they are, or why it cannot be taken in. Kinds are told by
 * bytes, never by name. Every page of a picture is decoded once, so that a file that passes can be read later;
 * of a PDF every page is opened, and of HEIC the list of contents read: decoding it would hold everything else up for a second. Never throws for what is in the file.
 */
export async function inspect(source: PictureSource): Promise<Inspected | Refused> {
  try {
    const bytes = await readSource(source);
    const kind = recogniseKind(bytes);
    checkComplete(kind, bytes);
    const pages = await pageSizes(kind, bytes);
    return { ok: true, kind, mediaType: mediaTypes[kind], extension: extensions[kind], pages };
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    return { ok: false, reason: error.reason, detail: error.message };
  }
}

async function pageSizes(kind: PictureKind, bytes: Uint8Array): Promise<Size[]> {
  switch (kind) {
    case 'pdf':
      return withPdf(bytes, (pdf) => Array.from({ length: pdf.pages }, (_, index) => pdf.size(index + 1)));
    case 'tiff': {
      const sizes: Size[] = [];
      for (const { directory } of tiffPages(bytes)) sizes.push(await provePixels(bytes, directory + 1));
      return sizes;
    }
    case 'heif':
      return [await heifSize(bytes)];
    case 'jpeg':
    case 'png':
    case 'webp':
      return [await provePixels(bytes, 1)];
  }
}
