import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type PictureKind, RECOGNISED_WITHIN, recogniseKind } from './kind.ts';
import { limits } from './limits.ts';
import { PictureError, reasonOfSystemError } from './picture-error.ts';

/** A file by its path, or its bytes. */
export type PictureSource = string | Uint8Array;

/**
 * The bytes of a source. Files are read by Node and not by the decoders: Node knows long and foreign paths on every
 * system, and its errors have names.
 * @throws PictureError too-large, not-a-file, vanished, no-permission, unreadable
 */
export async function readSource(source: PictureSource): Promise<Uint8Array> {
  if (typeof source !== 'string') return withinLimit(source.length, () => source);
  const handle = await openRegular(source);
  try {
    const { size } = await handle.stat();
    return await withinLimit(size, () => handle.readFile());
  } catch (error) {
    throw asPictureError(error);
  } finally {
    await handle.close();
  }
}

/**
 * Opens a regular file for reading; a pipe or a device is refused rather than waited for.
 * @throws PictureError not-a-file, vanished, no-permission, unreadable
 */
export async function openRegular(file: string): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK opening a pipe would wait for a writer for ever; Windows has no such flag and no such pipe.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if ((await handle.stat()).isFile()) return handle;
  } catch (error) {
    await handle?.close();
    throw new PictureError(reasonOfSystemError(error), `cannot be opened: ${String(error)}`, error);
  }
  await handle.close();
  throw new PictureError('not-a-file', 'not a regular file');
}

/**
 * What a file or its bytes are, by the first bytes alone.
 * @throws PictureError empty, unsupported-kind, not-a-picture, not-a-file, vanished, no-permission, unreadable
 */
export async function sniffKind(source: PictureSource): Promise<PictureKind> {
  if (typeof source !== 'string') return recogniseKind(source);
  const handle = await openRegular(source);
  try {
    const head = Buffer.alloc(RECOGNISED_WITHIN);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return recogniseKind(head.subarray(0, bytesRead));
  } catch (error) {
    throw asPictureError(error);
  } finally {
    await handle.close();
  }
}

function asPictureError(error: unknown): PictureError {
  return error instanceof PictureError
    ? error
    : new PictureError(reasonOfSystemError(error), `cannot be read: ${String(error)}`, error);
}

function withinLimit<T>(size: number, then: () => T): T {
  if (size > limits.fileBytes)
    throw new PictureError('too-large', `${size} bytes; at most ${limits.fileBytes} are let in`);
  return then();
}
