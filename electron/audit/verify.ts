import type { Verified } from '../../shared/api/auditing.ts';
import type { Reader } from '../store/connection.ts';
import { hashFile } from '../store/durable-copy.ts';
import { eachKeptFile } from '../store/kept-files.ts';
import { keptFilePath, originalPath } from '../store/layout.ts';
import { eachLogLink, eachLogRow, type LogRow } from '../store/log.ts';
import { eachOriginal } from '../store/originals.ts';
import { rowCount, rowDigest, rowKeys, type Witnessed, witnessedTables } from '../store/witness.ts';
import { BEGINNING, hashOf } from './chain.ts';
import type { WitnessedRow } from './change.ts';

/** What the log says of the rows: of each the digest that the last event gave it, in the order of those events. */
interface Witnesses {
  events: number;
  head: string;
  /** Where a head that was published earlier stands in the log; null while it has not been met. */
  published: Verified['published'];
  /** Which events touched which scans: `scan seq`. */
  touches: Set<string>;
  rows: Map<string, { table: Witnessed; key: string; digest: string; seq: number }>;
}

/**
 * Walks the log, then every row against the digest that its last event gave it, then every original and kept file against its hash,
 * and names the first break. Sees whatever was changed by other means than Hattama, except by someone who also rewrites
 * all of the log that follows (README says what that takes).
 * @param folder the workspace folder, for the originals and kept files.
 * @param published a head that was published earlier, 64 hex digits: answered with the row that it is the hash of. While
 * the chain is unbroken, everything up to that row is what it was then.
 */
export async function verify(db: Reader, folder: string, published: string | null = null): Promise<Verified> {
  const witnesses: Witnesses = {
    events: 0,
    head: BEGINNING,
    published: null,
    touches: new Set(),
    rows: new Map(),
  };
  const firstBreak =
    brokenChain(db, witnesses, published) ??
    changedRow(db, witnesses) ??
    unknownRow(db, witnesses) ??
    (await brokenOriginal(db, folder)) ??
    (await brokenKeptFile(db, folder));
  return {
    ok: firstBreak === null,
    events: witnesses.events,
    originals: rowCount(db, 'original'),
    entries: rowCount(db, 'entry'),
    firstBreak,
    head: witnesses.head,
    published: witnesses.published,
  };
}

/** Walks the log row by row, gathering what it vouches for. */
function brokenChain(db: Reader, witnesses: Witnesses, published: string | null): string | null {
  for (const row of eachLogRow(db)) {
    if (row.seq !== witnesses.events + 1) return `log row ${witnesses.events + 1} is missing`;
    if (row.prev !== witnesses.head) return `log row ${row.seq} does not follow the row before it`;
    if (row.hash !== hashOf(row)) return `log row ${row.seq} was changed: its hash does not fit`;
    witnesses.events = row.seq;
    witnesses.head = row.hash;
    if (row.hash === published) witnesses.published = { seq: row.seq, at: row.at };
    const vouched = vouchedBy(row);
    if (!vouched) return `log row ${row.seq} does not say which rows it vouches for`;
    for (const [table, key, digest] of vouched) {
      const name = `${table} ${key}`;
      if (table === 'scan') witnesses.touches.add(linkName({ scan: key, seq: row.seq }));
      // Set anew, so that the map stays in the order of the last events.
      witnesses.rows.delete(name);
      witnesses.rows.set(name, { table, key, digest, seq: row.seq });
    }
  }
  return null;
}

/** Null in a row that Hattama did not write: who rewrites a log can put anything there. */
function vouchedBy(row: LogRow): readonly WitnessedRow[] | null {
  const { rows } = JSON.parse(row.detail) as { rows?: unknown };
  return Array.isArray(rows) && rows.every(isWitnessed) ? rows : null;
}

function isWitnessed(row: unknown): row is WitnessedRow {
  return (
    Array.isArray(row) &&
    row.length === 3 &&
    row.every((part) => typeof part === 'string') &&
    witnessedTables.some((table) => table === row[0])
  );
}

function changedRow(db: Reader, { rows }: Witnesses): string | null {
  for (const { table, key, digest, seq } of rows.values()) {
    const now = rowDigest(db, table, key);
    if (now === null) return `${table} ${key} is gone, which log row ${seq} recorded`;
    if (now !== digest) return `${table} ${key} is not what log row ${seq} recorded`;
  }
  return null;
}

/** Rows that came in past the log, and events that were hidden from a scan's history. */
function unknownRow(db: Reader, { rows, touches }: Witnesses): string | null {
  for (const table of witnessedTables)
    for (const { key } of rowKeys(db, table))
      if (!rows.has(`${table} ${key}`)) return `${table} ${key} is in no row of the log`;
  // A link is in the table once: when none is left over, all that were taken off are all that there are.
  for (const link of eachLogLink(db))
    if (!touches.delete(linkName(link))) return 'the index of the log by scan was changed';
  return touches.size === 0 ? null : 'the index of the log by scan was changed';
}

const linkName = ({ scan, seq }: { scan: number | string; seq: number }) => `${scan} ${seq}`;

async function brokenOriginal(db: Reader, folder: string): Promise<string | null> {
  for (const { sha256, extension } of eachOriginal(db)) {
    const found = await brokenBytes(originalPath(folder, sha256, extension), sha256);
    if (found) return `original ${sha256} ${found}`;
  }
  return null;
}

async function brokenKeptFile(db: Reader, folder: string): Promise<string | null> {
  for (const { sha256, extension } of eachKeptFile(db)) {
    const found = await brokenBytes(keptFilePath(folder, sha256, extension), sha256);
    if (found) return `file ${sha256} ${found}`;
  }
  return null;
}

/** What is wrong with a file that has its hash for a name; null where it fits. */
async function brokenBytes(file: string, sha256: string): Promise<string | null> {
  try {
    return (await hashFile(file)) === sha256 ? null : 'was changed';
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
