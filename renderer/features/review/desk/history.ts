import type { Desk } from './desk.ts';
import { unplanted } from './plant.ts';
import { type DeskAction, reduceDesk } from './reducer.ts';
import { type Refusal, type RefusalReason, refusalOf } from './refusal.ts';

/** A desk with the steps that Ctrl+Z takes back and Ctrl+Shift+Z brings again. */
export interface History {
  desk: Desk;
  /** Earlier desks, newest last. */
  past: readonly Desk[];
  /** Desks that were taken back, the next one to bring again last. */
  future: readonly Desk[];
  /** Why the last thing typed was not taken; null when it was. */
  refused: Refusal | null;
}

const depth = 200;

export type HistoryAction =
  | DeskAction
  | { do: 'undo' }
  | { do: 'redo' }
  /** What came is not taken, whatever it was. */
  | { do: 'refuse'; why: RefusalReason };

/** A desk on which nothing was done yet. */
export function beginHistory(desk: Desk): History {
  return { desk, past: [], future: [], refused: null };
}

/** Applies an action; what changed nothing leaves no step, and says why where something typed was not taken. */
export function reduceHistory(history: History, action: HistoryAction): History {
  const { desk, past, future } = history;
  if (action.do === 'undo') {
    const before = past.at(-1);
    if (!before) return history;
    return { desk: before, past: past.slice(0, -1), future: [...future, desk], refused: null };
  }
  if (action.do === 'redo') {
    const after = future.at(-1);
    if (!after) return history;
    return { desk: after, past: [...past, desk], future: future.slice(0, -1), refused: null };
  }
  if (action.do === 'refuse') return { ...history, refused: { why: action.why, text: '' } };
  const changed = reduceDesk(desk, action);
  const refused = changed === desk ? refusalOf(desk, action) : null;
  if (changed !== desk) return { desk: changed, past: pastOf(history, changed), future: [], refused: null };
  return refused === history.refused ? history : { ...history, refused };
}

/** What undo goes back over after a step; once something came of a plant, it is laid nowhere again. */
function pastOf({ desk, past }: History, { plant }: Desk): Desk[] {
  const all = [...past.slice(-depth), desk];
  return plant?.outcome && !desk.plant?.outcome ? all.map((each) => unplanted(each, plant)) : all;
}
