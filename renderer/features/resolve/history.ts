import { reduceResolution, type Resolution, type ResolutionAction } from './resolution.ts';

/** A resolution with the steps that Ctrl+Z takes back and Ctrl+Shift+Z brings again. */
export interface History {
  now: Resolution;
  /** Earlier ones, newest last. */
  past: readonly Resolution[];
  /** Those taken back, the next one to bring again last. */
  future: readonly Resolution[];
}

export type HistoryAction = ResolutionAction | { do: 'undo' } | { do: 'redo' };

export function reduceHistory({ now, past, future }: History, action: HistoryAction): History {
  if (action.do === 'undo') {
    const before = past.at(-1);
    return before
      ? { now: before, past: past.slice(0, -1), future: [...future, now] }
      : { now, past, future };
  }
  if (action.do === 'redo') {
    const after = future.at(-1);
    return after ? { now: after, past: [...past, now], future: future.slice(0, -1) } : { now, past, future };
  }
  const next = reduceResolution(now, action);
  return next === now ? { now, past, future } : { now: next, past: [...past, now], future: [] };
}
