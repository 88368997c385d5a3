import { createHash } from 'node:crypto';
import type { EntryFacts, PictureFacts, StandingFacts } from '../../shared/protocol/facts.ts';

/** What an entry says, as far as its key vouches for it: neither person nor note, which an export may leave out. */
export type KeyedEntry = Pick<
  EntryFacts,
  'workspace' | 'number' | 'at' | 'form' | 'formSha256' | 'region' | 'values' | 'marks' | 'stage'
>;
export type KeyedStanding = Pick<
  StandingFacts,
  'workspace' | 'n' | 'seen' | 'status' | 'form' | 'entry' | 'first' | 'closures' | 'refusal'
>;

/**
 * What an entry is known by in every workspace: SHA-256 over where it was made, which page it is of and what it says. Two
 * entries have one key only if they are the same one.
 */
export function entryKey({ sha256, page }: Pick<PictureFacts, 'sha256' | 'page'>, entry: KeyedEntry): string {
  const { workspace, number, at, form, formSha256, region, stage } = entry;
  const values = sorted(entry.values).map(([field, { value, state, corrected }]) => [
    field,
    value,
    state,
    corrected,
  ]);
  return hashed([
    'entry 1',
    workspace,
    number,
    sha256,
    page,
    at,
    stage,
    form,
    formSha256,
    region,
    values,
    sorted(entry.marks),
  ]);
}

/** What a standing is known by in every workspace: SHA-256 over the workspace, its count, what it has seen, and what it says of the page. */
export function standingKey(
  { sha256, page }: Pick<PictureFacts, 'sha256' | 'page'>,
  standing: KeyedStanding,
): string {
  const { workspace, n, seen, status, form, entry, first, refusal } = standing;
  const closures = standing.closures
    .map(({ entry, code, outcome, at }) => [entry, code, outcome, at])
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return hashed([
    'standing 1',
    workspace,
    n,
    sorted(seen),
    sha256,
    page,
    status,
    form,
    entry,
    first,
    refusal && [refusal.reason, refusal.at],
    closures,
  ]);
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashed(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
}
