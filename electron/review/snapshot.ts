import type { Reader, Writer } from '../store/connection.ts';
import { closuresInForce, setClosuresInForce } from '../store/closures.ts';
import { type ScanChange, updateScan } from '../store/scans.ts';
import { rivalsOf, setRivals } from '../store/standings.ts';
import { scanById } from './state.ts';

/** What people's acts change about a scan. Entries, refusals and closures themselves are only ever added. */
export type Snapshot = Pick<
  ScanChange,
  'status' | 'form' | 'region' | 'station' | 'refused' | 'entry' | 'refusal'
> & {
  /** Closures in force. */
  closures: number[];
  /** Entries of different workspaces that stand against each other; absent where there are none. */
  rivals?: { first: number; second: number };
};

/** A scan as it stands, as JSON: equal texts are equal standings. Throws `not-found`. */
export function scanSnapshot(db: Reader, id: number): string {
  const { status, form, region, station, refused, entry, refusal } = scanById(db, id);
  const closures = closuresInForce(db, id);
  const rivals = rivalsOf(db, id);
  return JSON.stringify({
    status,
    form,
    region,
    station,
    refused,
    entry,
    refusal,
    closures,
    ...(rivals ? { rivals } : {}),
  } satisfies Snapshot);
}

/** Brings a scan back to how it stood; its version goes on. */
export function restoreScan(db: Writer, id: number, snapshot: string): void {
  const { closures, rivals = null, ...columns } = JSON.parse(snapshot) as Snapshot;
  setClosuresInForce(db, id, closures);
  setRivals(db, id, rivals);
  updateScan(db, id, columns);
}
