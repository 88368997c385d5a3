import type {
  ClosureFacts,
  CopyFacts,
  EntryFacts,
  RefusalFacts,
  StandingFacts,
} from '../../shared/protocol/facts.ts';
import { latest, type StandingStatus } from '../../shared/protocol/standing.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import type {
  ClosureToTell,
  EntryToTell,
  RefusalToTell,
  ScanToTell,
  SourceToTell,
  StandingToTell,
} from '../store/facts.ts';
import { standingKey } from '../store/keys.ts';
import { tellEntries, type Telling, whoIs } from './tell-entry.ts';

/** What a workspace's tables have on one scan. */
export interface Parts {
  entries: readonly EntryToTell[];
  standings: readonly StandingToTell[];
  closures: readonly ClosureToTell[];
  sources: readonly SourceToTell[];
  /** By id. */
  refusals: ReadonlyMap<number, RefusalToTell>;
}

/** A copy as it is told, and what counts of it in the workspace that tells. */
export interface CopyTold {
  copy: CopyFacts;
  /** Number, status, form and region of the scan here, and when it was read. */
  scan: Pick<ScanToTell, 'id' | 'status' | 'form' | 'region' | 'readAt'>;
  /** The entry that counts; of differing ones the second. */
  entry: EntryFacts | null;
  /** The standing that it counts by. */
  standing: StandingFacts | null;
}

/** Statuses of a scan of which an entry counts. */
const withEntry: readonly ScanStatus[] = ['second-entry', 'differing', 'flagged', 'final'];

/** Makes facts of what the tables have on a scan. */
export function tellCopy(scan: ScanToTell, parts: Parts, telling: Telling): CopyTold {
  const { entries, keys } = tellEntries(scan, parts.entries, telling);
  const standings = standingsOf(scan, parts, keys, telling);
  const { id, status, form, region, readAt } = scan;
  const key = scan.entry !== null && withEntry.includes(status) ? (keys.get(scan.entry) ?? null) : null;
  const copy: CopyFacts = {
    picture: {
      sha256: scan.sha256,
      page: scan.page,
      pages: scan.pages,
      bytes: scan.bytes,
      mediaType: scan.mediaType,
      extension: scan.extension,
    },
    region: scan.takenRegion,
    takenAt: scan.takenAt,
    sources: telling.withoutPeople ? [] : parts.sources.map(({ name, at }) => ({ name, at })),
    ink: inkOf(scan),
    entries,
    standings,
  };
  return {
    copy,
    scan: { id, status, form, region, readAt },
    entry: entries.find((entry) => entry.key === key) ?? null,
    standing: countingOf(standings, status, key),
  };
}

function inkOf({ inkForm, inkVersion, inkPage, ink }: ScanToTell): CopyFacts['ink'] {
  if (inkForm === null || ink === null) return null;
  return { form: inkForm, formVersion: inkVersion ?? 1, page: inkPage ?? 1, print: ink };
}

/** The standing by which the entry counts, else the first that says what the scan's status does. */
function countingOf(
  standings: readonly StandingFacts[],
  status: ScanStatus,
  key: string | null,
): StandingFacts | null {
  const byEntry = key === null ? undefined : standings.find(({ entry }) => entry === key);
  return byEntry ?? standings.find((one) => one.status === status) ?? standings[0] ?? null;
}

/** The standings that nothing later replaces; of a scan that no merge brought anything about this workspace's own. */
function standingsOf(
  scan: ScanToTell,
  parts: Parts,
  keys: ReadonlyMap<number, string>,
  telling: Telling,
): StandingFacts[] {
  if (parts.standings.length === 0) return ownStanding(scan, parts, keys, telling);
  return latest(
    parts.standings.map((row) => {
      const { key, workspace, n, seen, status, form, region } = row;
      const named = (entry: number | null) => (entry === null ? null : (keys.get(entry) ?? null));
      return {
        ...{ key, workspace, n, seen, status, form, region },
        entry: named(row.entry),
        first: named(row.first),
        refusal: refusalFacts(row.refusal, parts, telling),
        closures: parts.closures
          .filter(({ id }) => row.closures.includes(id))
          .flatMap((closure) => closureFacts(closure, keys, telling)),
      };
    }),
  );
}

/** How the workspace sees a scan that only it has worked on; none while no person has touched it. */
function ownStanding(
  scan: ScanToTell,
  parts: Parts,
  keys: ReadonlyMap<number, string>,
  telling: Telling,
): StandingFacts[] {
  const status = standingStatus(scan.status);
  if (status === 'open' && parts.entries.length === 0 && scan.refusal === null) return [];
  const counts = status !== 'open' && status !== 'cannot-enter';
  const row = parts.entries.find(({ id }) => counts && id === scan.entry);
  const said = {
    workspace: telling.own,
    n: scan.version,
    seen: {},
    status,
    form: scan.form,
    region: scan.region,
    entry: row ? (keys.get(row.id) ?? null) : null,
    first: status === 'differing' && row?.other ? (keys.get(row.other) ?? null) : null,
    refusal: status === 'cannot-enter' ? refusalFacts(scan.refusal, parts, telling) : null,
    closures: parts.closures
      .filter(({ inForce }) => inForce === 1)
      .flatMap((closure) => closureFacts(closure, keys, telling)),
  };
  return [{ key: standingKey(scan, said), ...said }];
}

function standingStatus(status: ScanStatus): StandingStatus {
  return status === 'waiting' || status === 'reading' || status === 'unplaced' || status === 'to-confirm'
    ? 'open'
    : status;
}

function refusalFacts(id: number | null, { refusals }: Parts, telling: Telling): RefusalFacts | null {
  const refusal = id === null ? undefined : refusals.get(id);
  if (!refusal) return null;
  const { reason, note, at } = refusal;
  return { reason, note: telling.withoutPeople ? '' : note, at, ...whoIs(refusal.person, telling) };
}

function closureFacts(
  { entry, code, outcome, reason, person, at }: ClosureToTell,
  keys: ReadonlyMap<number, string>,
  telling: Telling,
): ClosureFacts[] {
  const key = keys.get(entry);
  return key === undefined ? [] : [{ entry: key, code, outcome, reason, at, ...whoIs(person, telling) }];
}
