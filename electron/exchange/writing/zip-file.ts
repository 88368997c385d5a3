import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { directoryOf, localHeader, type ZipRecord } from '../zip-records.ts';
import type { Packed } from './packed.ts';

/** What goes into a ZIP file: text that is packed already, or bytes to store as they are. */
export type ZipPart = { name: string } & (
  | { packed: Packed; stored?: never }
  | { stored: Iterable<Uint8Array> | AsyncIterable<Uint8Array>; packed?: never }
);

type Written = Omit<ZipRecord, 'name' | 'at'>;

/** Writes a ZIP file part after part; only one portion of one part is in memory. The same parts make the same bytes. */
export async function writeZip(
  file: string,
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): Promise<void> {
  const handle = await open(file, 'w');
  try {
    const records: ZipRecord[] = [];
    let at = 0;
    for await (const part of parts) {
      const { name } = part;
      const written = await writePart(handle, part, at);
      records.push({ name, at, ...written });
      at += localHeader({ name, ...written }).length + written.packedBytes;
    }
    await writeAt(handle, directoryOf(records, at), at);
  } finally {
    await handle.close();
  }
}

/** Writes a part's bytes behind the room for its header, and then, when all is known of them, the header. */
async function writePart(handle: FileHandle, part: ZipPart, at: number): Promise<Written> {
  const unknown = { deflated: false, crc32: 0, bytes: 0, packedBytes: 0 };
  const start = at + localHeader({ name: part.name, ...unknown }).length;
  const written = part.packed
    ? await writePacked(handle, part.packed, start)
    : await writeStored(handle, part.stored, start);
  await writeAt(handle, localHeader({ name: part.name, ...written }), at);
  return written;
}

async function writePacked(handle: FileHandle, packed: Packed, start: number): Promise<Written> {
  let at = start;
  for (const chunk of packed.chunks) {
    await writeAt(handle, chunk, at);
    at += chunk.length;
  }
  const { crc32, bytes, packedBytes } = packed;
  return { deflated: true, crc32, bytes, packedBytes };
}

async function writeStored(
  handle: FileHandle,
  portions: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  start: number,
): Promise<Written> {
  let check = 0;
  let bytes = 0;
  for await (const portion of portions) {
    check = crc32(portion, check);
    await writeAt(handle, portion, start + bytes);
    bytes += portion.length;
  }
  return { deflated: false, crc32: check, bytes, packedBytes: bytes };
}

/** Writes all of the bytes at a place: a full disk may take but a part at a time. */
async function writeAt(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length)
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}
