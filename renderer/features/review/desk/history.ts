import type { Desk } from './desk.ts';
import { type DeskAction, reduceDesk } from './reducer.ts';

/** A desk with the steps that Ctrl+Z takes back. */
export interface History {
  desk: Desk;
  /** Earlier desks, newest last. */
  past: readonly Desk[];
}

const depth = 200;

export type HistoryAction = DeskAction | { do: 'undo' };

/** Applies an action; what changed nothing leaves no step. */
export function reduceHistory(history: History, action: HistoryAction): History {
  if (action.do === 'undo') {
    const before = history.past.at(-1);
    return before ? { desk: before, past: history.past.slice(0, -1) } : history;
  }
  const desk = reduceDesk(history.desk, action);
  return desk === history.desk ? history : { desk, past: [...history.past.slice(-depth), history.desk] };
}
