import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { UnpackError } from './unpack-error.ts';

const CHUNK = 64 * 1024;

/** Answers exactly `length` bytes from `position`; both lie within the source. */
type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

/**
 * Lets yauzl read within the bounds of a source only. Its own readers pass positions on as a ZIP file claims them, and a
 * position beyond all numbers is thrown where nobody can catch it.
 */
export class BoundedReader extends RandomAccessReader {
  constructor(
    readonly size: number,
    private readonly readAt: ReadAt,
  ) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.within(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(null);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.chunks(start, end), { objectMode: false });
  }

  private async *chunks(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; at += CHUNK) yield await this.within(at, Math.min(CHUNK, end - at));
  }

  private async within(position: number, length: number): Promise<Uint8Array> {
    if (!(position >= 0 && position + length <= this.size))
      throw new UnpackError('damaged', `${length} bytes at ${position} lie beyond the end`);
    return this.readAt(position, length);
  }
}

/** Reads from bytes in memory. */
export function bytesReader(bytes: Uint8Array): BoundedReader {
  return new BoundedReader(bytes.length, (position, length) =>
    Promise.resolve(bytes.subarray(position, position + length)),
  );
}

/** Reads from an open file of `size` bytes; closing it is the caller's. */
export function fileReader(handle: FileHandle, size: number): BoundedReader {
  return new BoundedReader(size, async (position, length) => {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    if (bytesRead < length) throw new UnpackError('damaged', 'the file became shorter while it was read');
    return buffer;
  });
}

/**
 * Opens a regular file for reading.
 * @throws UnpackError not-a-zip: a pipe, a device or a folder; and the system's own errors
 */
export async function openFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  // Without O_NONBLOCK opening a pipe would wait for a writer for ever; Windows has no such flag and no such pipe.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new UnpackError('not-a-zip', 'not a regular file');
    return { handle, size: found.size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
