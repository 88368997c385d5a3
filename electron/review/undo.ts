import type { Stepped } from '../../shared/api/reviewing.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Audit } from '../audit/change.ts';
import { handOf, setHand } from '../store/hands.ts';
import { findScan } from '../store/scans.ts';
import { lastDone, lastUndone, setStepState, type Step } from '../store/steps.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { type MergeSnapshot, mergeStands, turnMerge } from './merge-step.ts';
import { standAnew } from './own-standing.ts';
import { type PaperStanding, paperStanding, say } from './paper-standing.ts';
import { restoreScan, scanSnapshot } from './snapshot.ts';

/**
 * Takes back the last thing that a person did, by a new act; null when there is nothing. What was entered stays.
 * Throws `changed-meanwhile` when its subject has moved on since.
 */
export function undo(audit: Audit, person: string): Stepped | null {
  return turn(audit, person, 'step.undone', lastDone, ({ after, before }) => [after, before], 'undone');
}

/** Does again what a person has undone last; null when there is nothing. Throws `changed-meanwhile`. */
export function redo(audit: Audit, person: string): Stepped | null {
  return turn(audit, person, 'step.redone', lastUndone, ({ after, before }) => [before, after], 'done');
}

function turn(
  audit: Audit,
  person: string,
  act: 'step.undone' | 'step.redone',
  find: (db: Reader, person: string) => Step | undefined,
  ends: (step: Step) => [from: string, to: string],
  state: 'done' | 'undone',
): Stepped | null {
  if (!find(audit.read, person)) return null;
  return audit.change({ person, act }, (db, event) => {
    const step = find(db, person);
    if (!step) throw new Error(`The step of ${person} is gone`);
    const [from, to] = ends(step);
    if (!stands(db, step, from))
      throw new HattamaError('changed-meanwhile', `What step ${step.id} changed has moved on since`, {
        params: { scan: step.scan ?? 0 },
      });
    restore(db, step, to, { person, at: event.at });
    setStepState(db, step.id, state);
    event.tell({ step: step.id, act: step.act });
    const scan = step.scan === null ? undefined : findScan(db, step.scan);
    return {
      act: step.act,
      scan: step.scan,
      batch: step.batch,
      version: scan?.version ?? null,
      status: scan?.status ?? null,
    };
  });
}

/** Whether a step said something of papers: how its scan stands has no part in it. */
function isOfPapers({ act }: Step): boolean {
  return act.startsWith('papers.') || act.startsWith('document.');
}

/** True while what a step is about stands as it was left. */
function stands(db: Reader, step: Step, left: string): boolean {
  if (isOfPapers(step)) return JSON.stringify(paperStanding(db, JSON.parse(left) as PaperStanding)) === left;
  if (step.scan !== null) return scanSnapshot(db, step.scan) === left;
  if (step.act === 'merge.done') return mergeStands(db, JSON.parse(left) as MergeSnapshot);
  return JSON.stringify({ person: handOf(db, Number(step.batch)) }) === left;
}

function restore(db: Writer, step: Step, to: string, by: { person: string; at: string }): void {
  if (isOfPapers(step)) say(db, JSON.parse(to) as PaperStanding, by);
  else if (step.scan !== null) {
    restoreScan(db, step.scan, to);
    standAnew(db, step.scan);
  } else if (step.act === 'merge.done') turnMerge(db, JSON.parse(to) as MergeSnapshot);
  else setHand(db, Number(step.batch), (JSON.parse(to) as { person: string | null }).person);
}
