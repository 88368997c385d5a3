import type { Message, Source } from '../../shared/api/scans.ts';
import type { Reader, Writer } from './connection.ts';
import { fold } from './fold.ts';

export interface NewSource {
  /** SHA-256 of the bytes. */
  original: string;
  batch: number;
  /** Absolute path at the time. */
  path: string;
  /** As shown: relative to the folder that was given. */
  name: string;
  /** True if the workspace already had these bytes. */
  known: boolean;
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/** Where the bytes of an original came from, oldest first. */
export function sourcesOf(db: Reader, original: string): Source[] {
  return db
    .all<Omit<Source, 'message'> & Nullable<Message>>(
      `SELECT name, batch, at, kind, number, sender, forwarded, sent_at AS sentAt, caption, station
       FROM source LEFT JOIN message ON message.source = source.id WHERE original = ? ORDER BY id`,
      original,
    )
    .map(({ name, batch, at, kind, caption, ...told }) => ({
      name,
      batch,
      at,
      message: kind === null || caption === null ? null : { kind, caption, ...told },
    }));
}

/** True if the batch has already taken this file in. */
export function hasSource(db: Reader, batch: number, path: string): boolean {
  return db.get('SELECT 1 FROM source WHERE batch = ? AND path = ?', batch, path) !== undefined;
}

/** Adds a source; answers its id. */
export function insertSource(db: Writer, source: NewSource, at: string): number {
  const { id } = db.run(
    'INSERT INTO source (original, batch, path, name, name_folded, known, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    source.original,
    source.batch,
    source.path,
    source.name,
    fold(source.name),
    source.known ? 1 : 0,
    at,
  );
  db.witness('source', id);
  return id;
}
