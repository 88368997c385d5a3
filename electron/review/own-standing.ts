import type { StandingFacts } from '../../shared/protocol/facts.ts';
import { latest, seenBy, type StandingStatus } from '../../shared/protocol/standing.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import { assertNever } from '../../shared/protocol/values.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { standingKey } from '../store/keys.ts';
import { readMeta } from '../store/meta.ts';
import { personOrigin } from '../store/origins.ts';
import { findRefusal } from '../store/refusals.ts';
import type { Scan } from '../store/scans.ts';
import {
  hasStandings,
  type KeptStanding,
  type NewStanding,
  putStanding,
  standingsOf,
} from '../store/standings.ts';
import { closuresInForce } from '../store/closures.ts';
import { keyOfEntry } from './entry-key.ts';
import { pairOf } from './pair.ts';
import { saysOtherwise, settle } from './settle.ts';
import { scanById } from './state.ts';

/** Id of this workspace. */
export function ownWorkspace(db: Reader): string {
  const { id } = readMeta(db);
  if (id === undefined) throw new Error('The workspace has no id yet');
  return id;
}

/** Where a scan stands, as other workspaces are told of it. */
export function standingStatus(status: ScanStatus): StandingStatus {
  switch (status) {
    case 'waiting':
    case 'reading':
    case 'unplaced':
    case 'to-confirm':
      return 'open';
    case 'second-entry':
    case 'differing':
    case 'flagged':
    case 'final':
    case 'cannot-enter':
      return status;
    default:
      return assertNever(status);
  }
}

/**
 * How this workspace sees a scan that merges have brought nothing about; null while no person has touched it.
 * @param seen the standings that it replaces
 */
export function standingOfScan(
  db: Reader,
  own: string,
  scan: Scan,
  n: number,
  seen: Readonly<Record<string, number>>,
): NewStanding | null {
  const status = standingStatus(scan.status);
  if (status === 'open' && scan.refusal === null && !wasEntered(db, scan.id)) return null;
  const pair = status === 'differing' ? pairOf(db, scan) : null;
  const counts = status !== 'open' && status !== 'cannot-enter';
  const entry = pair?.second ?? (counts ? scan.entry : null);
  const refusal = status === 'cannot-enter' ? scan.refusal : null;
  const first = pair?.first ?? null;
  const { form, region } = scan;
  const closures = closuresInForce(db, scan.id);
  const said = { workspace: own, n, seen, status, form, region, entry, first, refusal, closures };
  return { ...said, key: keyOfStanding(db, own, scan, said) };
}

/** True if a person ever entered a scan, be it that they took it back. */
function wasEntered(db: Reader, scan: number): boolean {
  return db.get('SELECT 1 FROM entry WHERE scan = ? LIMIT 1', scan) !== undefined;
}

/** What a standing that is kept here is known by everywhere. */
function keyOfStanding(db: Reader, own: string, scan: Scan, standing: Omit<NewStanding, 'key'>): string {
  const { workspace, n, seen, status, form } = standing;
  const named = (entry: number | null) => (entry === null ? null : keyOfEntry(db, own, entry));
  return standingKey(
    { sha256: scan.original, page: scan.page },
    {
      workspace,
      n,
      seen,
      status,
      form,
      entry: named(standing.entry),
      first: named(standing.first),
      refusal: standing.refusal === null ? null : refusalFacts(db, own, standing.refusal),
      closures: closureFacts(db, own, standing.closures),
    },
  );
}

/** A refusal as other workspaces are told of it. */
export function refusalFacts(db: Reader, own: string, id: number): NonNullable<StandingFacts['refusal']> {
  const refusal = findRefusal(db, id);
  if (!refusal) throw new Error(`There is no refusal ${id}`);
  const { reason, note, at } = refusal;
  return { reason, note, at, ...whoIs(db, own, refusal.person) };
}

/** Closures as other workspaces are told of them. */
export function closureFacts(db: Reader, own: string, ids: readonly number[]): StandingFacts['closures'] {
  return ids.flatMap((id) => {
    const row = db.get<{
      entry: number;
      code: string;
      outcome: StandingFacts['closures'][number]['outcome'];
      reason: string;
      person: string;
      at: string;
    }>('SELECT entry, code, outcome, reason, person, at FROM closure WHERE id = ?', id);
    if (!row) return [];
    const { code, outcome, reason, at } = row;
    return [
      { entry: keyOfEntry(db, own, row.entry), code, outcome, reason, at, ...whoIs(db, own, row.person) },
    ];
  });
}

/** Who a person is, and where. */
export function whoIs(db: Reader, own: string, code: string): { workspace: string; person: string | null } {
  const origin = personOrigin(db, code);
  return origin
    ? { workspace: origin.workspace, person: origin.code === '' ? null : origin.code }
    : { workspace: own, person: code };
}

/**
 * Keeps how this workspace saw a scan until now, before a merge brings the first standing of another on it: from then on
 * what counts follows from all of them.
 */
export function rememberOwn(db: Writer, own: string, scan: Scan): void {
  if (hasStandings(db, scan.id)) return;
  const standing = standingOfScan(db, own, scan, scan.version, {});
  if (standing) putStanding(db, scan.id, standing);
}

/**
 * After a person's act on a scan: where merges have brought something about it, the act is this workspace's new standing,
 * made in view of the others', and what counts follows from all of them anew.
 * @param heard the entries that the act decided between; all that stood there where absent. What says otherwise than these stays against it.
 */
export function standAnew(db: Writer, id: number, heard?: readonly number[]): void {
  if (!hasStandings(db, id)) return;
  const own = ownWorkspace(db);
  const scan = scanById(db, id);
  const all = standingsOf(db, id, own);
  const seen = seenBy(latest(all).filter((standing) => wasHeard(db, standing, heard)));
  const before = Math.max(-1, ...all.filter(({ workspace }) => workspace === own).map(({ n }) => n));
  const n = Math.max(scan.version, before + 1);
  const standing = standingOfScan(db, own, scan, n, seen);
  if (standing) putStanding(db, id, standing);
  settle(db, own, id);
}

function wasHeard(db: Reader, standing: KeptStanding, heard: readonly number[] | undefined): boolean {
  if (heard === undefined) return true;
  return [standing.first, standing.entry].every(
    (entry) => entry === null || heard.some((one) => !saysOtherwise(db, one, entry)),
  );
}
