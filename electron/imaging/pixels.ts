import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Raster } from '../../shared/forms/raster.ts';
import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';

// The cache would keep decoded pictures (and, on Windows, files) open between pages that are read only once.
sharp.cache(false);
// Pages are read side by side by workers; threads within one would only take memory of their own.
sharp.concurrency(1);
// Whatever else the library could open (SVG, GIF, OpenEXR ...) stays shut: less to be attacked through.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadTiff'],
});

/** Width and height in px. */
export interface Size {
  width: number;
  height: number;
}

/** A page of an encoded picture opened for decoding; nothing is decoded yet. `page` counts from 1. */
function openPicture(bytes: Uint8Array, page: number): Sharp {
  return sharp(bytes, {
    failOn: 'error',
    limitInputPixels: limits.claimedPixels,
    sequentialRead: true,
    autoOrient: true,
    page: page - 1,
    pages: 1,
  }).timeout({ seconds: limits.decodeSeconds });
}

/** A raster as input of the encoder. */
export function rasterInput({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/**
 * The size that a page claims, after EXIF orientation; reads only the header.
 * @throws PictureError too-large, truncated, damaged
 */
export async function claimedSize(bytes: Uint8Array, page: number): Promise<Size> {
  const metadata = await naming(() => openPicture(bytes, page).metadata());
  const { width, height } = orientedSize(metadata);
  checkClaim(width, height);
  // WebP is unpacked whole whatever its coding.
  if ((metadata.isProgressive || metadata.format === 'webp') && width * height > limits.heldPixels)
    throw new PictureError(
      'too-large',
      `claims ${width} x ${height} px, coded so that all must be held at once`,
    );
  return { width, height };
}

/** @throws PictureError too-large where a picture claims more than is let in. */
export function checkClaim(width: number, height: number): void {
  if (Math.max(width, height) > limits.claimedSide || width * height > limits.claimedPixels)
    throw new PictureError('too-large', `claims ${width} x ${height} px`);
}

/** Scales a size down, keeping its shape, until it has at most `maxPixels`; never up. */
export function fitPixels({ width, height }: Size, maxPixels: number): Size {
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/**
 * Decodes a page upright to RGB, 8 bits, on white where it is transparent, whatever it was: grey, palette, CMYK,
 * 16 bit, 1 bit. A JPEG is scaled down while it is decoded, so a big one never lies in memory whole.
 * @throws PictureError too-large, truncated, damaged
 */
export async function decodePixels(bytes: Uint8Array, page: number, maxPixels: number): Promise<Raster> {
  const claimed = await claimedSize(bytes, page);
  const size = fitPixels(claimed, maxPixels);
  return naming(async () => {
    const scaled =
      size.width < claimed.width
        ? openPicture(bytes, page).resize({ ...size, fit: 'fill' })
        : openPicture(bytes, page);
    const { data, info } = await scaled
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new PictureError('damaged', `came out with ${info.channels} channels`);
    return { width: info.width, height: info.height, channels: info.channels, data };
  });
}

/** What a picture is written anew as: JPEG of quality 92 with its colours unthinned, or PNG, which loses nothing. */
export type Encoding = 'jpeg' | 'png';

/**
 * Writes pixels upright, RGB, 8 bits, on white where they are transparent, with no metadata whatever: the encoder is
 * handed pixels and nothing else.
 */
export async function encodeBare(input: Sharp, encoding: Encoding): Promise<Uint8Array> {
  const bare = input.flatten({ background: '#ffffff' }).toColourspace('srgb');
  return encoding === 'png'
    ? bare.png().toBuffer()
    : bare.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/**
 * Writes a page anew, in its full size, without ever holding it decoded.
 * @throws PictureError too-large, truncated, damaged
 */
export async function reencode(bytes: Uint8Array, page: number, encoding: Encoding): Promise<Uint8Array> {
  await claimedSize(bytes, page);
  return naming(() => encodeBare(openPicture(bytes, page), encoding));
}

/**
 * Decodes a page whole and throws the pixels away: the proof that nothing is missing or broken inside.
 * @throws PictureError too-large, truncated, damaged
 */
export async function provePixels(bytes: Uint8Array, page: number): Promise<Size> {
  const claimed = await claimedSize(bytes, page);
  // An eighth of the size is what JPEG can be scaled to for free; every coded byte is still gone through.
  const small = fitPixels(claimed, (claimed.width * claimed.height) / 64);
  await naming(() =>
    openPicture(bytes, page)
      .resize({ ...small, fit: 'fill', kernel: 'nearest' })
      .raw()
      .toBuffer(),
  );
  return claimed;
}

function orientedSize(metadata: Metadata): Size {
  return { width: metadata.autoOrient.width, height: metadata.autoOrient.height };
}

/** Gives the decoder's errors, which are only sentences, a reason. */
export async function naming<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof PictureError) throw error;
    const message = error instanceof Error ? error.message.split('\n').join('; ') : String(error);
    if (/exceeds pixel limit|timeout/.test(message)) throw new PictureError('too-large', message, error);
    if (/premature end|truncated/i.test(message)) throw new PictureError('truncated', message, error);
    throw new PictureError('damaged', message, error);
  }
}
