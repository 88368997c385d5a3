import { checkHeif } from './heif-boxes.ts';
import { PictureError } from './picture-error.ts';
import { checkClaim } from './pixels.ts';
import type { PictureKind } from './kind.ts';
import { tiffPages } from './tiff.ts';

/** Viewers accept the end mark with something behind it; mail programs and scanners append up to a few KB. */
const PDF_END_WITHIN = 4096;

/**
 * Looks at the container only: does the file reach as far as it says itself? JPEG says so only while it is decoded.
 * @throws PictureError truncated, too-large, damaged, empty, too-many-pages
 */
export function checkComplete(kind: PictureKind, bytes: Uint8Array): void {
  switch (kind) {
    case 'png':
      return checkPng(bytes);
    case 'webp':
      return checkWebp(bytes);
    case 'tiff':
      return void tiffPages(bytes);
    case 'heif':
      return checkHeif(bytes);
    case 'pdf':
      return checkPdf(bytes);
    case 'jpeg':
      return;
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** PNG, third edition, section 5: eight bytes of signature, then chunks of length, type, data and checksum up to IEND. */
function checkPng(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  // The claim comes first: a width alone, in a file cut off behind it, can be absurd enough.
  if (bytes.length >= 20) checkClaim(view.getUint32(16), bytes.length >= 24 ? view.getUint32(20) : 1);
  for (let at = 8; at + 8 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    if (view.getUint32(at + 4) === 0x49454e44) return;
    at = end;
  }
  throw new PictureError('truncated', 'the file ends before the last chunk of the PNG');
}

/** RIFF: the length of what follows stands in bytes 4 to 7. */
function checkWebp(bytes: Uint8Array): void {
  if (viewOf(bytes).getUint32(4, true) + 8 > bytes.length)
    throw new PictureError('truncated', 'the file is shorter than it says');
}

/** A PDF ends with its table of contents; without it a reader guesses, and may silently lose pages. */
function checkPdf(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.subarray(-PDF_END_WITHIN)).toString('latin1');
  if (!tail.includes('%%EOF'))
    throw new PictureError('truncated', 'the file ends before the end mark of the PDF');
}
