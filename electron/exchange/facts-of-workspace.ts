import { type Joining } from '../../shared/protocol/copies.ts';
import type { Linking } from '../../shared/protocol/documents.ts';
import type { CopyFacts, FormFacts, OriginFacts } from '../../shared/protocol/facts.ts';
import { type ScanStatus, scanStatuses } from '../../shared/protocol/status.ts';
import type { Reader } from '../store/connection.ts';
import {
  closuresToTell,
  entriesToTell,
  formsToTell,
  peopleFromElsewhere,
  refusalsToTell,
  scansToTell,
  type ScanToTell,
  sourcesToTell,
  standingsToTell,
} from '../store/facts.ts';
import { joiningsOf } from '../store/joinings.ts';
import { linkingsOf } from '../store/linkings.ts';
import { readMeta } from '../store/meta.ts';
import { type CopyTold, type Parts, tellCopy } from './tell-copy.ts';

export interface FactsWanted {
  /** Statuses of the scans that are told of; all where absent. */
  statuses?: readonly ScanStatus[] | undefined;
  /** Leaves out codes, notes, names of files and of the workspace. */
  withoutPeople?: boolean | undefined;
}

/** All that a workspace tells others; copies come in portions while they are gone through, by scan id. */
export interface FactsOfWorkspace {
  origin: OriginFacts;
  forms: readonly FormFacts[];
  copies: Iterable<CopyFacts>;
  joinings: readonly Joining[];
  linkings: readonly Linking[];
}

const SCANS_AT_ONCE = 200;

/** What leaves a workspace, free of its own row numbers. The copies may be gone through once each time they are asked for. */
export function factsOf(db: Reader, wanted: FactsWanted = {}): FactsOfWorkspace {
  const { statuses = scanStatuses, withoutPeople = false } = wanted;
  return {
    origin: originOf(db, withoutPeople),
    forms: formsToTell(db, statuses),
    copies: {
      *[Symbol.iterator]() {
        for (const { copy } of copiesTold(db, wanted)) yield copy;
      },
    },
    joinings: joiningsOf(db).map((said) => (withoutPeople ? { ...said, person: '' } : said)),
    linkings: linkingsOf(db).map((said) => (withoutPeople ? { ...said, person: '' } : said)),
  };
}

/** Id of a workspace, and its name where it may be told. */
export function originOf(db: Reader, withoutPeople: boolean): OriginFacts {
  const { id = '', name = '' } = readMeta(db);
  return { workspace: id, name: withoutPeople ? '' : name };
}

/** The copies of a workspace with what counts of each here, by scan id. */
export function* copiesTold(
  db: Reader,
  { statuses = scanStatuses, withoutPeople = false }: FactsWanted,
): Generator<CopyTold> {
  const { id: own = '' } = readMeta(db);
  const people = peopleFromElsewhere(db);
  let after = 0;
  for (;;) {
    const scans = scansToTell(db, statuses, after, SCANS_AT_ONCE);
    const partsOf = gather(db, own, scans);
    for (const scan of scans) yield tellCopy(scan, partsOf(scan), { own, people, withoutPeople });
    after = scans.at(-1)?.id ?? after;
    if (scans.length < SCANS_AT_ONCE) return;
  }
}

/** Reads what belongs to scans, one query a kind, and answers each scan's share. */
function gather(db: Reader, own: string, scans: readonly ScanToTell[]): (scan: ScanToTell) => Parts {
  const ids = scans.map(({ id }) => id);
  const standings = standingsToTell(db, ids, own);
  const refusalIds = [...scans, ...standings].flatMap(({ refusal }) => refusal ?? []);
  const refusals = new Map(refusalsToTell(db, refusalIds).map((refusal) => [refusal.id, refusal]));
  const entries = grouped(entriesToTell(db, ids), ({ scan }) => scan);
  const closures = grouped(closuresToTell(db, ids), ({ scan }) => scan);
  const kept = grouped(standings, ({ scan }) => scan);
  const originals = [...new Set(scans.map(({ sha256 }) => sha256))];
  const sources = grouped(sourcesToTell(db, originals), ({ sha256 }) => sha256);
  return ({ id, sha256 }) => ({
    entries: entries.get(id) ?? [],
    standings: kept.get(id) ?? [],
    closures: closures.get(id) ?? [],
    sources: sources.get(sha256) ?? [],
    refusals,
  });
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
