import type { ActName } from '../../shared/protocol/acts.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { insertLogRow, lastLogRow } from '../store/log.ts';
import type { Store } from '../store/open.ts';
import { type Witnessed, rowDigest } from '../store/witness.ts';
import { BEGINNING, hashOf } from './chain.ts';

/** An act, before it is done. */
export interface Act {
  /** Code of the person whose act it is, or MACHINE. */
  person: string;
  act: ActName;
}

/** The event of the act under way. */
export interface EventInHand {
  /** The act's time, ISO 8601 in UTC: every row of the act carries the same. */
  at: string;
  /** Adds to what the log tells about the act; plain JSON. `rows` is where the digests stand. */
  tell(detail: Readonly<Record<string, unknown>> & { rows?: never }): void;
}

/** The only way to write to a workspace. */
export interface Audit {
  readonly read: Reader;
  /**
   * Does one act: `work` loads, decides and saves, then the event is recorded with a digest of every row that was
   * added or changed, all in one transaction. When `work` throws, nothing has happened.
   */
  change<T>(act: Act, work: (db: Writer, event: EventInHand) => T): T;
}

/** A digest in an event: table, primary key as text, digest of the row after the act. */
export type WitnessedRow = readonly [table: Witnessed, key: string, digest: string];

/**
 * The audited writer of a store.
 * @param clock answers the time now; passed in so that nothing below reads it.
 * @param onChange is told, after the act is safe on disk, which scans it touched.
 */
export function createAudit(
  store: Pick<Store, 'read' | 'write'>,
  clock: () => Date,
  onChange: (scans: readonly number[]) => void = () => undefined,
): Audit {
  return {
    read: store.read,
    change(act, work) {
      const rows = new Map<string, { table: Witnessed; key: string }>();
      const scans = () =>
        [...rows.values()].filter(({ table }) => table === 'scan').map(({ key }) => Number(key));
      const result = store.write(
        (db) => {
          const at = clock().toISOString();
          let detail: Record<string, unknown> = {};
          const done = work(db, { at, tell: (more) => (detail = { ...detail, ...more }) });
          const digests = [...rows.values()].map(({ table, key }): WitnessedRow => [
            table,
            key,
            digestNow(db, table, key),
          ]);
          record(db, act, at, scans(), { ...detail, rows: digests });
          return done;
        },
        (table, key) => rows.set(`${table} ${key}`, { table, key: String(key) }),
      );
      onChange(scans());
      return result;
    },
  };
}

function digestNow(db: Reader, table: Witnessed, key: string): string {
  const digest = rowDigest(db, table, key);
  if (digest === null) throw new Error(`The act vouches for ${table} ${key}, which is not there`);
  return digest;
}

function record(db: Writer, act: Act, at: string, scans: number[], detail: Record<string, unknown>): void {
  const last = lastLogRow(db);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    person: act.person,
    act: act.act,
    scan: scans.length === 1 ? (scans[0] ?? null) : null,
    detail: JSON.stringify(detail),
    prev: last?.hash ?? BEGINNING,
  };
  insertLogRow(db, { ...row, hash: hashOf(row) }, scans);
}
