import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** 1 January 1980, 00:00, the first moment that a ZIP file can name: every entry has it, so that the same contents make the same bytes. */
export const FIRST_MOMENT = 0x0021_0000;

/** Names are UTF-8; sizes and checksum follow the data, so that entries can be streamed. */
const FLAGS_STORED = 0x0800;
const FLAGS_STREAMED = 0x0808;
const VERSION = 20;
const MAX_SIZE = 0xffff_ffff;

interface Entry {
  name: Buffer;
  flags: number;
  method: 0 | 8;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** Writes a ZIP file entry by entry in bounded memory (PKWARE APPNOTE 6.3; below 4 GB an entry and file). */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #at = 0;

  /** @param file open for writing at its beginning; the caller closes it */
  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds a small entry without compression. */
  async store(name: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const entry = this.#begin(name, FLAGS_STORED, 0);
    Object.assign(entry, { crc: crc32(bytes), packed: bytes.length, size: bytes.length });
    await this.#write(localHeader(entry));
    await this.#write(bytes);
  }

  /** Adds an entry whose text comes piece by piece. Throws what `pieces` throws. */
  async deflate(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = this.#begin(name, FLAGS_STREAMED, 8);
    await this.#write(localHeader(entry));
    await pipeline(counted(pieces, entry), createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
      for await (const bytes of packed) {
        entry.packed += bytes.length;
        await this.#write(bytes);
      }
    });
    await this.#write(numbers([4, 0x0807_4b50], [4, entry.crc], [4, entry.packed], [4, entry.size]));
  }

  /** Writes the directory; nothing can be added after it. */
  async finish(): Promise<void> {
    const start = this.#at;
    for (const entry of this.#entries) await this.#write(directoryEntry(entry));
    const count = this.#entries.length;
    await this.#write(
      numbers(
        [4, 0x0605_4b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, this.#at - start],
        [4, start],
        [2, 0],
      ),
    );
  }

  #begin(name: string, flags: number, method: 0 | 8): Entry {
    const entry: Entry = {
      name: Buffer.from(name),
      flags,
      method,
      crc: 0,
      packed: 0,
      size: 0,
      offset: this.#at,
    };
    this.#entries.push(entry);
    return entry;
  }

  async #write(bytes: Buffer): Promise<void> {
    await this.#file.writeFile(bytes);
    this.#at += bytes.length;
    if (this.#at > MAX_SIZE) throw new RangeError('A ZIP file of more than 4 GB');
  }
}

async function* counted(
  pieces: Iterable<string> | AsyncIterable<string>,
  entry: Entry,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (entry.size > MAX_SIZE) throw new RangeError('A ZIP entry of more than 4 GB');
    yield bytes;
  }
}

function localHeader(entry: Entry): Buffer {
  return Buffer.concat([numbers([4, 0x0403_4b50], ...common(entry)), entry.name]);
}

function directoryEntry(entry: Entry): Buffer {
  const header = numbers(
    [4, 0x0201_4b50],
    [2, VERSION],
    ...common(entry),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.offset],
  );
  return Buffer.concat([header, entry.name]);
}

/** What the header before the data and the one in the directory share. */
function common({ flags, method, crc, packed, size, name }: Entry): Field[] {
  return [
    [2, VERSION],
    [2, flags],
    [2, method],
    [4, FIRST_MOMENT],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    [2, 0],
  ];
}

/** Bytes of a number in a header, and the number. */
type Field = readonly [2 | 4, number];

function numbers(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
