import type { ScanStatus } from './status.ts';

/** A picture of a page as it is called in every workspace: SHA-256 (64 hex digits) of its file, and the page in it, from 1. */
export interface PictureName {
  sha256: string;
  page: number;
}

/** What every saying of a person has that may be merged with those of other workspaces. */
export interface Said {
  /** 1 + the greatest that the workspace had seen for the same thing (Lamport 1978). */
  n: number;
  /** Id of the workspace in which it was said. */
  workspace: string;
  /** Code of the person. */
  person: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** What was said of two pictures; a pair has no order, the lesser name stands first. */
export interface Joining extends Said {
  one: PictureName;
  other: PictureName;
  /** True: they show one paper; false: they do not; null: what was said before is taken back. */
  joined: boolean | null;
}

/** A picture's name as a key. */
export function pictureKey({ sha256, page }: PictureName): string {
  return `${sha256}/${page}`;
}

/** Orders pictures by name. */
export function comparePictures(a: PictureName, b: PictureName): number {
  if (a.sha256 !== b.sha256) return a.sha256 < b.sha256 ? -1 : 1;
  return a.page - b.page;
}

/** Two pictures in the order in which a pair names them. */
export function pairOf(a: PictureName, b: PictureName): { one: PictureName; other: PictureName } {
  return comparePictures(a, b) <= 0 ? { one: a, other: b } : { one: b, other: a };
}

/** A pair's key, whatever the order of the two. */
export function pairKey(a: PictureName, b: PictureName): string {
  const { one, other } = pairOf(a, b);
  return `${pictureKey(one)} ${pictureKey(other)}`;
}

/**
 * Of sayings about one thing the one that counts: with the greatest n, then of the greatest weight, then of the last workspace by
 * id, then of the last time. Whatever order sayings come in, and however often, the same one counts.
 * @param weight what decides between sayings that did not know of each other
 */
export function latestSaid<Saying extends Said>(
  all: readonly Saying[],
  keyOf: (saying: Saying) => string,
  weight: (saying: Saying) => number,
): Map<string, Saying> {
  const latest = new Map<string, Saying>();
  for (const saying of all) {
    const key = keyOf(saying);
    const before = latest.get(key);
    if (before === undefined || isLater(saying, before, weight)) latest.set(key, saying);
  }
  return latest;
}

function isLater<Saying extends Said>(a: Saying, b: Saying, weight: (saying: Saying) => number): boolean {
  if (a.n !== b.n) return a.n > b.n;
  if (weight(a) !== weight(b)) return weight(a) > weight(b);
  if (a.workspace !== b.workspace) return a.workspace > b.workspace;
  return a.at > b.at;
}

/** What counts of each pair, by its key. Who says that pictures are apart outweighs who joined them meanwhile. */
export function latestJoinings(all: readonly Joining[]): Map<string, Joining> {
  const weights = { true: 0, null: 1, false: 2 };
  return latestSaid(
    all,
    ({ one, other }) => pairKey(one, other),
    ({ joined }) => weights[`${joined}`],
  );
}

/** Pictures under one root, and those that were said to show another paper than one of them. */
interface Cluster {
  members: string[];
  apart: Set<string>;
}

/**
 * The copies that joined pictures make: of each the keys of its pictures, in order; pictures that are alone are left out. Two that were said to be apart are never of one copy, also where others of their
 * copies were joined by different workspaces: pairs are then taken in the order of their keys.
 * @param latest from `latestJoinings`
 */
export function copiesOf(latest: ReadonlyMap<string, Joining>): string[][] {
  const clusters = new Map<string, Cluster>();
  const clusterOf = (key: string): Cluster => {
    const known = clusters.get(key);
    if (known) return known;
    const own: Cluster = { members: [key], apart: new Set() };
    clusters.set(key, own);
    return own;
  };
  const pairs = [...latest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { one, other, joined }]) => ({ one: pictureKey(one), other: pictureKey(other), joined }));
  for (const { one, other } of pairs.filter(({ joined }) => joined === false)) {
    clusterOf(one).apart.add(other);
    clusterOf(other).apart.add(one);
  }
  for (const { one, other } of pairs.filter(({ joined }) => joined === true))
    join(clusters, clusterOf(one), clusterOf(other));
  return [...new Set(clusters.values())]
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => members.sort())
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function join(clusters: Map<string, Cluster>, a: Cluster, b: Cluster): void {
  if (a === b) return;
  const [small, large] = a.members.length < b.members.length ? [a, b] : [b, a];
  if (small.members.some((key) => large.apart.has(key))) return;
  large.members.push(...small.members);
  for (const key of small.apart) large.apart.add(key);
  for (const key of small.members) clusters.set(key, large);
}

/** A picture as it stands among those of its paper. */
export interface Candidate {
  picture: PictureName;
  status: ScanStatus;
  /** How well the page lies on its form, 0..1; null before it was read. */
  score: number | null;
  /** How sharp it was taken: px per mm of the paper; null where the page is not placed. */
  pxPerMm: number | null;
}

/** Entered, being entered, to be entered, not to be entered. */
const ranks: Readonly<Record<ScanStatus, number>> = {
  final: 0,
  flagged: 0,
  differing: 1,
  'second-entry': 1,
  'to-confirm': 2,
  unplaced: 2,
  reading: 2,
  waiting: 2,
  'cannot-enter': 3,
};

/**
 * Orders pictures of one paper, the one that leads first: what is confirmed before what is open, and what cannot be entered last; then
 * the page that lies better on its form (in whole percent), then the sharper one, then by name. Row numbers have no part in it.
 */
export function compareCandidates(a: Candidate, b: Candidate): number {
  const percent = ({ score }: Candidate) => Math.floor(100 * (score ?? -1));
  return (
    ranks[a.status] - ranks[b.status] ||
    percent(b) - percent(a) ||
    (b.pxPerMm ?? 0) - (a.pxPerMm ?? 0) ||
    comparePictures(a.picture, b.picture)
  );
}
