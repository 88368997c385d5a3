import type { StandingFacts } from '../../shared/protocol/facts.ts';
import { putClosure } from '../store/closures.ts';
import type { Writer } from '../store/connection.ts';
import { insertBrought, isBrought } from '../store/merges.ts';
import { putRefusal } from '../store/refusals.ts';
import { hasStanding, putStanding } from '../store/standings.ts';
import type { MergeHand } from './hand.ts';

/**
 * Keeps what other workspaces said of a copy, each standing once; answers how many did not count until now. One whose
 * entry did not come says nothing that could be looked at, and is left out.
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
    const refusal = standing.refusal && bringRefusal(db, hand, scan, standing.refusal);
    const closures = standing.closures.flatMap((closure) => bringClosure(db, hand, scan, closure, ids));
    const wasHere = hasStanding(db, scan, key);
    const kept = { key, workspace, n, seen, status, form, region, entry, first, refusal, closures };
    const id = putStanding(db, scan, kept);
    // One that only an undone merge brought is here, and does not count.
    if (!wasHere || (workspace !== hand.own && !isBrought(db, 'standing', id))) fresh += 1;
    insertBrought(db, hand.merge, 'standing', id);
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
