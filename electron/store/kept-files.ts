import type { Reader, Writer } from './connection.ts';
import type { KeptBytes } from './keep-file.ts';

/** A file kept under its hash that is no picture of a protocol, and what it was called when it came first. */
export interface KeptFile extends KeptBytes {
  name: string;
}

const select = 'SELECT sha256, bytes, extension, name FROM kept_file';

/** The kept file with these bytes; undefined when the workspace has none. */
export function findKeptFile(db: Reader, sha256: string): KeptFile | undefined {
  return db.get<KeptFile>(`${select} WHERE sha256 = ?`, sha256);
}

/** All kept files, in the order they came, one at a time. */
export function eachKeptFile(db: Reader): IterableIterator<KeptFile> {
  return db.each<KeptFile>(`${select} ORDER BY rowid`);
}

/** Adds a kept file, unless its bytes are known already. */
export function insertKeptFile(db: Writer, file: KeptFile, at: string): void {
  const { sha256, bytes, extension, name } = file;
  if (findKeptFile(db, sha256)) return;
  db.run(
    'INSERT INTO kept_file (sha256, bytes, extension, name, at) VALUES (?, ?, ?, ?, ?)',
    sha256,
    bytes,
    extension,
    name,
    at,
  );
  db.witness('kept_file', sha256);
}
