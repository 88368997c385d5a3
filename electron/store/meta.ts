import type { WatchedFolder } from '../../shared/api/intake.ts';
import type { EntryPlan } from '../../shared/protocol/double-entry.ts';
import type { Reader, Writer } from './connection.ts';

/** A key that heads of the log were signed with from a time on. */
export interface PublicKeyOfWorkspace {
  /** Ed25519, SPKI in DER, base64. */
  publicKey: string;
  /** Time of the act that brought it into force, ISO 8601. */
  since: string;
}

/** What a workspace knows about itself, by key; values are JSON. */
export interface Meta {
  /** Stable id of the workspace (UUID), made once. */
  id: string;
  name: string;
  /** Region that new batches are given unless another is chosen. */
  region: string;
  /** Ids of the forms that pages are tried against. */
  forms: string[];
  /** How often protocols are entered; absent in workspaces from before there was a choice: once. */
  entry: EntryPlan;
  /** Whether confident pre-fills are planted over now and then; absent where it never was switched on. */
  attention: boolean;
  /** Public keys of the workspace, oldest first; the last one is in force. Absent until one was made. */
  publicKeys: readonly PublicKeyOfWorkspace[];
  /** Folders that are watched from this machine; absent where none ever was. */
  watched: readonly WatchedFolder[];
  /** When the workspace was made, ISO 8601. */
  at: string;
}

/** Everything in the table; absent keys are missing only while the workspace is being made. */
export function readMeta(db: Reader): Partial<Meta> {
  const rows = db.all<{ key: string; value: string }>('SELECT key, value FROM meta');
  return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
}

/** Sets one key. */
export function writeMeta<Key extends keyof Meta>(db: Writer, key: Key, value: Meta[Key]): void {
  db.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
  db.witness('meta', key);
}
