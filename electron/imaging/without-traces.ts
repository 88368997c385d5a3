import { checkComplete } from './completeness.ts';
import { decodePage } from './decode.ts';
import { type PictureKind, recogniseKind } from './kind.ts';
import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';
import { encodeBare, type Encoding, rasterInput, reencode } from './pixels.ts';
import { type PictureSource, readSource } from './source.ts';
import { tiffPages } from './tiff.ts';

/** A picture that tells nothing but what is to be seen in it. */
export interface BarePicture {
  bytes: Uint8Array;
  mediaType: 'image/jpeg' | 'image/png';
  /** Without a dot. */
  extension: 'jpg' | 'png';
}

const asJpeg = { mediaType: 'image/jpeg', extension: 'jpg' } as const;
const asPng = { mediaType: 'image/png', extension: 'png' } as const;

/**
 * One page (from 1) of a picture or document as a picture to give away: written anew from its pixels, upright, so that
 * no EXIF, GPS, XMP, IPTC, colour profile, comment or thumbnail comes along, nor what is hidden behind the end of the
 * file. PNG where the source loses nothing (PNG, TIFF, lossless WebP), else JPEG of quality 92; a PDF's page is rendered.
 * The original's SHA-256 has to be told beside it: these bytes have another.
 * @throws PictureError with the reason why the page cannot be had
 */
export async function withoutTraces(source: PictureSource, page: number): Promise<BarePicture> {
  if (!Number.isInteger(page) || page < 1) throw new PictureError('no-page', 'pages count from 1');
  const bytes = await readSource(source);
  const kind = recogniseKind(bytes);
  checkComplete(kind, bytes);
  const encoding = encodingOf(kind, bytes);
  const bare = await writtenAnew(kind, bytes, page, encoding);
  return { bytes: bare, ...(encoding === 'png' ? asPng : asJpeg) };
}

async function writtenAnew(
  kind: PictureKind,
  bytes: Uint8Array,
  page: number,
  encoding: Encoding,
): Promise<Uint8Array> {
  switch (kind) {
    case 'heif':
    case 'pdf':
      return encodeBare(
        rasterInput(await decodePage(bytes, page, { maxPixels: limits.heldPixels })),
        encoding,
      );
    case 'tiff': {
      const pages = tiffPages(bytes);
      const found = pages[page - 1];
      if (!found) throw new PictureError('no-page', `page ${page} of ${pages.length}`);
      return reencode(bytes, found.directory + 1, encoding);
    }
    case 'jpeg':
    case 'png':
    case 'webp':
      if (page > 1) throw new PictureError('no-page', `page ${page} of 1`);
      return reencode(bytes, 1, encoding);
  }
}

function encodingOf(kind: PictureKind, bytes: Uint8Array): Encoding {
  switch (kind) {
    case 'png':
    case 'tiff':
      return 'png';
    case 'webp':
      return isLosslessWebp(bytes) ? 'png' : 'jpeg';
    case 'jpeg':
    case 'heif':
    case 'pdf':
      return 'jpeg';
  }
}

/** RIFF chunks from byte 12: name, length, data, padded to even; VP8L holds a lossless picture (RFC 9649, section 2.6). */
function isLosslessWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    if (view.getUint32(at) === 0x5650384c) return true;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return false;
}
