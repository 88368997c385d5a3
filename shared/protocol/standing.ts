import { assertNever } from './values.ts';

/**
 * What several workspaces' work on one copy of a protocol comes to. A workspace's standing says how it last saw the copy,
 * and which standings of others it had seen then and so replaces (version vectors: Parker et al. 1983, "Detection of mutual
 * inconsistency in distributed systems"). The standings that nothing replaces are a set that does not depend on the order
 * in which they came, and what counts is a pure function of it: so merging is idempotent, commutative and associative.
 */

/** Where a copy stands in a workspace; all that no person has confirmed or refused is `open`. */
export const standingStatuses = [
  'open',
  'second-entry',
  'differing',
  'flagged',
  'final',
  'cannot-enter',
] as const;
export type StandingStatus = (typeof standingStatuses)[number];

/** How a workspace last saw a copy. Entries go by any name that is equal for equal entries. */
export interface Standing<Entry = string> {
  /** Equal for equal standings. */
  key: string;
  workspace: string;
  /** Grows with every act there. */
  n: number;
  /** The standings that it replaces: by workspace the greatest n. */
  seen: Readonly<Record<string, number>>;
  status: StandingStatus;
  /** The entry that counts; of differing ones the second. Null where there is none. */
  entry: Entry | null;
  /** The first of two differing entries; null elsewhere. */
  first: Entry | null;
}

/** What has to be known of an entry to weigh it against others. */
export interface Voice {
  /** Equal for equal entries; also what decides where nothing else does. */
  key: string;
  form: string;
  /** Who entered it: equal for one person of one workspace; null for a spreadsheet, which is nobody's word. */
  by: string | null;
  at: string;
  /** A rule of severity error is not met. */
  failed: boolean;
  /** How late in its copy's life it was made: a first entry 0, a second 1, a resolution 2, a correction 3. */
  stage: number;
}

/** What the standings of a copy come to. */
export type Outcome<Entry> =
  /** Nobody's word counts: it is to be confirmed. `apart`: words were there, under different forms. */
  | { status: 'open'; apart: boolean }
  | { status: 'cannot-enter'; standing: Standing<Entry> }
  | { status: 'second-entry'; entry: Entry }
  /** Two entries of one workspace that await their resolution there, or entries of several workspaces that differ. */
  | { status: 'differing'; first: Entry; second: Entry }
  /** Confirmed; `agreed`: how many workspaces say the same. */
  | { status: 'flagged' | 'final'; entry: Entry; agreed: number };

/** True if `later` was made in view of `earlier`. */
export function replaces(later: Standing<unknown>, earlier: Standing<unknown>): boolean {
  if (later.workspace === earlier.workspace) return later.n > earlier.n;
  return (later.seen[earlier.workspace] ?? -1) >= earlier.n;
}

/** The standings that none of the others replaces, each once, in an order that depends on nothing but what they are. */
export function latest<Kept extends Standing<unknown>>(standings: readonly Kept[]): Kept[] {
  const each = [...new Map(standings.map((standing) => [standing.key, standing])).values()];
  return each
    .filter((standing) => !each.some((other) => replaces(other, standing)))
    .sort((a, b) => compare(a.key, b.key));
}

/** By workspace the greatest n that standings are or have seen: what an act in view of them replaces. */
export function seenBy(standings: readonly Standing<unknown>[]): Record<string, number> {
  const seen: Record<string, number> = {};
  const see = (workspace: string, n: number) => (seen[workspace] = Math.max(seen[workspace] ?? -1, n));
  for (const standing of standings) {
    see(standing.workspace, standing.n);
    for (const [workspace, n] of Object.entries(standing.seen)) see(workspace, n);
  }
  return seen;
}

/**
 * What standings come to.
 * @param voiceOf what is to be known of an entry
 * @param differ whether two entries under one form say different things of the paper
 */
export function outcome<Entry>(
  standings: readonly Standing<Entry>[],
  voiceOf: (entry: Entry) => Voice,
  differ: (a: Entry, b: Entry) => boolean,
): Outcome<Entry> {
  const now = latest(standings);
  const [only] = now;
  if (only && now.length === 1) return alone(only);
  const spoken = spokenIn(now, voiceOf);
  const [best] = spoken;
  if (!best) {
    const refused = now.find(({ status }) => status === 'cannot-enter');
    return refused ? { status: 'cannot-enter', standing: refused } : { status: 'open', apart: false };
  }
  if (spoken.some(({ voice }) => voice.form !== best.voice.form)) return { status: 'open', apart: true };
  const rival = spoken.find(({ entry }) => differ(best.entry, entry));
  if (rival) return { status: 'differing', first: best.entry, second: rival.entry };
  const said = best.status;
  switch (said) {
    case 'final':
    case 'flagged':
      return { status: said, entry: best.entry, agreed: new Set(spoken.map((each) => each.workspace)).size };
    case 'second-entry':
      return agreeing(spoken, best);
    default:
      return assertNever(said);
  }
}

/** What a copy comes to that only one standing speaks of: what it says. */
function alone<Entry>(standing: Standing<Entry>): Outcome<Entry> {
  const { status, entry, first } = standing;
  if (status === 'cannot-enter') return { status, standing };
  if (entry === null || status === 'open') return { status: 'open', apart: false };
  if (status === 'second-entry') return { status, entry };
  if (status !== 'differing') return { status, entry, agreed: 1 };
  return first === null ? { status: 'open', apart: false } : { status, first, second: entry };
}

interface Spoken<Entry> {
  entry: Entry;
  voice: Voice;
  workspace: string;
  /** The entries of a copy that differ stand unconfirmed, like a first one that awaits its second. */
  status: 'final' | 'flagged' | 'second-entry';
}

/** Every entry that counts in a standing, best first. */
function spokenIn<Entry>(
  standings: readonly Standing<Entry>[],
  voiceOf: (entry: Entry) => Voice,
): Spoken<Entry>[] {
  const spoken = standings.flatMap((standing): Spoken<Entry>[] =>
    [standing.first, standing.entry].flatMap((entry) => {
      if (entry === null) return [];
      const { status, workspace } = standing;
      const confirmed = status === 'final' || status === 'flagged';
      return [{ entry, voice: voiceOf(entry), workspace, status: confirmed ? status : 'second-entry' }];
    }),
  );
  return spoken.sort(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      Number(a.voice.by === null) - Number(b.voice.by === null) ||
      // Of two that await a third person the first one comes first.
      (a.status === 'second-entry' ? 0 : b.voice.stage - a.voice.stage) ||
      compare(a.voice.at, b.voice.at) ||
      compare(a.voice.key, b.voice.key),
  );
}

const rank = { final: 0, flagged: 1, 'second-entry': 2 } as const;

/** Entries that all say the same and that nobody confirmed: two people who typed independently have confirmed each other. */
function agreeing<Entry>(spoken: readonly Spoken<Entry>[], best: Spoken<Entry>): Outcome<Entry> {
  const people = new Set(spoken.flatMap(({ voice }) => (voice.by === null ? [] : [voice.by])));
  if (people.size < 2) return { status: 'second-entry', entry: best.entry };
  const agreed = new Set(spoken.map(({ workspace }) => workspace)).size;
  return { status: best.voice.failed ? 'flagged' : 'final', entry: best.entry, agreed };
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
