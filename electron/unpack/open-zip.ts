import { open, rm, writeFile } from 'node:fs/promises';
import { fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { type CheckedEntry, readDirectory } from './directory.ts';
import { checked } from './checked.ts';
import { type ZipLimits, zipLimits } from './limits.ts';
import { type BoundedReader, bytesReader, fileReader, openFile } from './reader.ts';
import { asUnpackError, UnpackError } from './unpack-error.ts';

/** A file inside a ZIP file. Nothing of it is unpacked until it is asked for. */
export interface PackedFile {
  /** Forward slashes, relative, safe to join to a folder on every system, distinct where case does not count. */
  readonly name: string;
  /** Bytes to which it unpacks. */
  readonly bytes: number;
  /**
   * All of its bytes, checked against their checksum.
   * @throws UnpackError too-large, bomb, damaged
   */
  read(): Promise<Uint8Array>;
  /**
   * Writes it to a new file, in little memory; a file that fails half-way is removed again.
   * @throws UnpackError too-large, bomb, damaged; and the system's own errors: the path is taken, the disk is full
   */
  saveTo(path: string): Promise<void>;
}

/** An open ZIP file; folders inside it are not listed. */
export interface OpenZip {
  readonly entries: readonly PackedFile[];
  close(): Promise<void>;
}

/** What every ZIP file begins with: a file, or the end of an empty list. */
const BEGINNINGS = [0x04034b50, 0x06054b50];

/**
 * Opens a ZIP file of a stranger: its list is read and checked whole, nothing is unpacked. A ZIP file inside it is a
 * file as any other; it is not opened by itself.
 * @param source path, or bytes, which must not be written to until it is closed.
 * @throws UnpackError not-a-zip, damaged, encrypted, unsupported, unsafe-name, too-many, too-large, bomb
 * @throws the system's own errors, where a path cannot be read
 */
export async function openZip(
  source: string | Uint8Array,
  limits: Partial<ZipLimits> = {},
): Promise<OpenZip> {
  if (typeof source !== 'string') return openFrom(bytesReader(source), limits, () => Promise.resolve());
  const { handle, size } = await openFile(source);
  return openFrom(fileReader(handle, size), limits, () => handle.close());
}

async function openFrom(
  reader: BoundedReader,
  given: Partial<ZipLimits>,
  close: () => Promise<void>,
): Promise<OpenZip> {
  const limits = { ...zipLimits, ...given };
  try {
    await checkBeginning(reader);
    const zip = await fromRandomAccessReaderPromise(reader, reader.size, {
      autoClose: false,
      decodeStrings: false,
      // Sizes are counted here, so that what is wrong with them has a name.
      validateEntrySizes: false,
    });
    const entries = (await readDirectory(zip, limits)).map((entry) => packedFile(zip, entry, limits));
    return { entries, close };
  } catch (error) {
    await close();
    throw asUnpackError(error);
  }
}

async function checkBeginning(reader: BoundedReader): Promise<void> {
  const length = Math.min(4, reader.size);
  const start = Buffer.alloc(4);
  await new Promise<void>((resolve, reject) => {
    reader.read(start, 0, length, 0, (error) => (error ? reject(error) : resolve()));
  });
  if (!BEGINNINGS.includes(start.readUInt32LE()))
    throw new UnpackError('not-a-zip', 'the bytes are those of something else');
}

function packedFile(zip: ZipFile, { name, entry }: CheckedEntry, limits: ZipLimits): PackedFile {
  /** Hands the unpacked bytes to `use`, in order, each piece only while it is being used. */
  const unpack = async (use: (pieces: AsyncIterable<Buffer>) => Promise<void>) => {
    if (entry.uncompressedSize > limits.fileBytes)
      throw new UnpackError('too-large', `${name}: ${entry.uncompressedSize} bytes`);
    try {
      const stream = await zip.openReadStreamPromise(entry);
      // It may fail before anybody reads it, while the file to write to is being opened: whoever reads it then is told all the same.
      stream.on('error', () => undefined);
      try {
        await use(checked(stream, entry, name));
      } finally {
        stream.destroy();
      }
    } catch (error) {
      throw asUnpackError(error);
    }
  };
  return {
    name,
    bytes: entry.uncompressedSize,
    read: async () => {
      const pieces: Buffer[] = [];
      await unpack(async (stream) => {
        for await (const piece of stream) pieces.push(piece);
      });
      return Buffer.concat(pieces);
    },
    saveTo: (path) => unpack((stream) => writeNew(path, stream)),
  };
}

async function writeNew(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    try {
      await writeFile(file, pieces);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
