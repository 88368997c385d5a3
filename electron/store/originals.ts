import type { Reader, Writer } from './connection.ts';

/** A picture file as it came, kept under its hash. */
export interface Original {
  /** 64 hex digits. */
  sha256: string;
  bytes: number;
  mediaType: string;
  /** Extension of the kept file, without the dot. */
  extension: string;
  pages: number;
}

const select = 'SELECT sha256, bytes, media_type AS mediaType, extension, pages FROM original';

/** The original with these bytes; undefined when the workspace has none. */
export function findOriginal(db: Reader, sha256: string): Original | undefined {
  return db.get<Original>(`${select} WHERE sha256 = ?`, sha256);
}

/** The originals whose bytes are here, in the order they came, one at a time; of others there is only what an export says. */
export function eachOriginal(db: Reader): IterableIterator<Original> {
  return db.each<Original>(
    `${select} WHERE sha256 NOT IN (SELECT original FROM away WHERE in_force = 1) ORDER BY rowid`,
  );
}

/** Adds an original. */
export function insertOriginal(db: Writer, original: Original, at: string): void {
  db.run(
    'INSERT INTO original (sha256, bytes, media_type, extension, pages, at) VALUES (?, ?, ?, ?, ?, ?)',
    original.sha256,
    original.bytes,
    original.mediaType,
    original.extension,
    original.pages,
    at,
  );
  db.witness('original', original.sha256);
}
