import type { StandingFacts } from '../../shared/protocol/facts.ts';
import { putClosure } from '../store/closures.ts';
import type { Writer } from '../store/connection.ts';
import { insertBrought } from '../store/merges.ts';
import { putRefusal } from '../store/refusals.ts';
import { hasStanding, putStanding } from '../store/standings.ts';
import type { MergeHand } from './hand.ts';

/**
 * Keeps what other workspaces said of a copy, each standing once; answers how many are new. One whose entry did not come
 * says nothing that could be looked at, and is left out.
 * @param ids of the copy's entries here, by key
 */
export function bringStandings(
  db: Writer,
  hand: MergeHand,
  scan: number,
  standings: readonly StandingFacts[],
  ids: ReadonlyMap<string, number>,
): number {
  let fresh = 0;
  for (const standing of standings) {
    const { key, workspace, n, seen, status, form, region } = standing;
    const entry = standing.entry === null ? null : ids.get(standing.entry);
    const first = standing.first === null ? null : ids.get(standing.first);
    if (entry === undefined || first === undefined) continue;
    if (!hasStanding(db, scan, key)) fresh += 1;
    const refusal = standing.refusal && bringRefusal(db, hand, scan, standing.refusal);
    const closures = standing.closures.flatMap((closure) => bringClosure(db, hand, scan, closure, ids));
    const kept = { key, workspace, n, seen, status, form, region, entry, first, refusal, closures };
    insertBrought(db, hand.merge, 'standing', putStanding(db, scan, kept));
  }
  return fresh;
}

function bringRefusal(
  db: Writer,
  hand: MergeHand,
  scan: number,
  { reason, note, workspace, person, at }: NonNullable<StandingFacts['refusal']>,
): number {
  return putRefusal(db, scan, { reason, note, person: hand.person(db, workspace, person), at });
}

function bringClosure(
  db: Writer,
  hand: MergeHand,
  scan: number,
  closure: StandingFacts['closures'][number],
  ids: ReadonlyMap<string, number>,
): number[] {
  const entry = ids.get(closure.entry);
  if (entry === undefined) return [];
  const { code, outcome, reason, workspace, at } = closure;
  return [
    putClosure(db, scan, {
      entry,
      code,
      outcome,
      reason,
      person: hand.person(db, workspace, closure.person),
      at,
    }),
  ];
}
