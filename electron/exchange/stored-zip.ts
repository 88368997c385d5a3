import { crc32 } from 'node:zlib';
import { directoryOf, localHeader, type ZipRecord } from './zip-records.ts';

export interface ZipEntry {
  /** With forward slashes. */
  name: string;
  bytes: Uint8Array;
}

/** A ZIP file of a few small entries, stored as they are. */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Uint8Array[] = [];
  const records: ZipRecord[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const length = bytes.length;
    const record = { name, deflated: false, crc32: crc32(bytes), bytes: length, packedBytes: length };
    const header = localHeader(record);
    files.push(header, bytes);
    records.push({ ...record, at });
    at += header.length + length;
  }
  return Buffer.concat([...files, directoryOf(records, at)]);
}
