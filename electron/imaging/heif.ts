import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Raster } from '../../shared/forms/raster.ts';
import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';
import { checkClaim, fitPixels, naming, rasterInput, type Size } from './pixels.ts';

/** An error as the library answers it in place of what was asked for. */
interface HeifError {
  code: unknown;
  message: string;
}
type Handle = { readonly heif: 'handle' };
type Context = { readonly heif: 'context' };
interface Decoded {
  image: unknown;
  channels: { id: unknown; width: number; height: number; stride: number; data: Uint8Array }[];
}

/** Of the library's functions those used here; the package's own types leave half of the answers open. */
interface Heif {
  HEAPU8: Uint8Array;
  heif_error_code: { heif_error_Ok: unknown };
  heif_colorspace: { heif_colorspace_RGB: unknown };
  heif_chroma: { heif_chroma_interleaved_RGB: unknown };
  heif_context_alloc(): Context;
  heif_context_free(context: Context): void;
  heif_context_read_from_memory(context: Context, bytes: Uint8Array): HeifError;
  heif_js_context_get_primary_image_handle(context: Context): Handle | HeifError;
  heif_image_handle_get_width(handle: Handle): number;
  heif_image_handle_get_height(handle: Handle): number;
  heif_image_handle_release(handle: Handle): void;
  heif_js_decode_image2(handle: Handle, colours: unknown, chroma: unknown): Promise<Decoded | HeifError>;
  heif_image_release(image: unknown): void;
}

interface LibraryOptions {
  wasmBinary: Uint8Array;
  print: (line: string) => void;
  printErr: (line: string) => void;
}

const require = createRequire(import.meta.url);

/** Beyond this size the library's memory, which never shrinks, is given back by starting it afresh. */
const KEEP_MEMORY_UNDER = 256 * 1024 * 1024;

let library: Heif | null = null;

/** The library lies in a file of its own, which whoever wants may replace (LGPL-3.0). */
function start(): Heif {
  if (library) return library;
  const make = require('libheif-js/libheif-wasm/libheif.js') as (options: LibraryOptions) => Heif;
  const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'));
  // What is wrong with a file is told by its refusal; what the decoder says of it in its own words is nobody's to read.
  const say = () => undefined;
  library = make({ wasmBinary, print: say, printErr: say });
  return library;
}

/**
 * The size of a HEIF file's main picture, px, upright; reads only its list of contents.
 * @throws PictureError too-large, damaged
 */
export function heifSize(bytes: Uint8Array): Promise<Size> {
  return withMainPicture(bytes, (_, __, size) => Promise.resolve(size));
}

/**
 * Decodes a HEIF file's main picture to RGB, 8 bits, upright. Takes about a second for 12 megapixels.
 * @throws PictureError too-large, damaged, unsupported-kind
 */
export async function decodeHeif(bytes: Uint8Array, maxPixels: number): Promise<Raster> {
  const whole = await withMainPicture(bytes, decodeWhole);
  const size = fitPixels(whole, maxPixels);
  if (size.width === whole.width) return whole;
  const data = await naming(() =>
    rasterInput(whole)
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer(),
  );
  return { ...size, channels: 3, data };
}

async function decodeWhole(heif: Heif, handle: Handle, { width, height }: Size): Promise<Raster> {
  const decoded = await heif.heif_js_decode_image2(
    handle,
    heif.heif_colorspace.heif_colorspace_RGB,
    heif.heif_chroma.heif_chroma_interleaved_RGB,
  );
  if (!decoded || 'code' in decoded) throw failed(decoded);
  try {
    const [channel] = decoded.channels;
    if (channel?.width !== width || channel.height !== height)
      throw new PictureError('damaged', 'came out in another size than it claims');
    const data = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row += 1)
      data.set(
        channel.data.subarray(row * channel.stride, row * channel.stride + width * 3),
        row * width * 3,
      );
    return { width, height, channels: 3, data };
  } finally {
    heif.heif_image_release(decoded.image);
  }
}

async function withMainPicture<T>(
  bytes: Uint8Array,
  use: (heif: Heif, handle: Handle, size: Size) => Promise<T>,
): Promise<T> {
  const heif = start();
  const context = heif.heif_context_alloc();
  try {
    const read = heif.heif_context_read_from_memory(context, bytes);
    if (read.code !== heif.heif_error_code.heif_error_Ok) throw failed(read);
    const handle = heif.heif_js_context_get_primary_image_handle(context);
    if (!handle || 'code' in handle) throw failed(handle);
    try {
      const size = {
        width: heif.heif_image_handle_get_width(handle),
        height: heif.heif_image_handle_get_height(handle),
      };
      checkClaim(size.width, size.height);
      if (size.width * size.height > limits.heldPixels)
        throw new PictureError('too-large', `claims ${size.width} x ${size.height} px, held at once`);
      return await use(heif, handle, size);
    } finally {
      heif.heif_image_handle_release(handle);
    }
  } catch (error) {
    if (error instanceof PictureError) throw error;
    // After an abort nothing in the library can be relied on.
    library = null;
    throw new PictureError('damaged', `the HEIF library gave up: ${String(error)}`, error);
  } finally {
    if (library === heif) {
      heif.heif_context_free(context);
      if (heif.HEAPU8.length > KEEP_MEMORY_UNDER) library = null;
    }
  }
}

function failed(error: HeifError | null | undefined): PictureError {
  const message = error?.message ?? 'no picture in it';
  if (/has not been built in|unsupported/i.test(message))
    return new PictureError('unsupported-kind', message);
  if (/end of data|premature|truncat/i.test(message)) return new PictureError('truncated', message);
  return new PictureError(/limit/i.test(message) ? 'too-large' : 'damaged', message);
}
