import { useCallback, useEffect, useReducer } from 'react';
import { withTyped } from './desk/carried.ts';
import { type Desk, type DeskSetup, layDesk } from './desk/desk.ts';
import type { DraftKey, Drafts } from './desk/drafts.ts';
import { beginHistory, type HistoryAction, reduceHistory } from './desk/history.ts';
import type { Refusal } from './desk/refusal.ts';

export interface DeskHandle {
  desk: Desk;
  /** True while there is something for Ctrl+Z to take back. */
  undoable: boolean;
  /** True while there is something for Ctrl+Y to bring again. */
  redoable: boolean;
  /** Why the last thing typed was not taken; null when it was. */
  refused: Refusal | null;
  act: (action: HistoryAction) => void;
}

/** A protocol on the desk: laid from its draft if there is one, and kept as a draft at every step. */
export function useDesk(setup: DeskSetup, key: DraftKey, drafts: Drafts): DeskHandle {
  const [history, act] = useReducer(reduceHistory, null, () =>
    beginHistory(drafts.find(key) ?? withTyped(layDesk(setup), setup.entry ? null : drafts.before(key))),
  );
  const { scan, version, form, by } = key;
  const { desk, past, future, refused } = history;
  const changed = past.length + future.length > 0;

  useEffect(() => {
    if (changed) drafts.keep({ scan, version, form, ...(by ? { by } : {}) }, desk);
  }, [drafts, scan, version, form, by, desk, changed]);

  return {
    desk,
    undoable: past.length > 0,
    redoable: future.length > 0,
    refused,
    act: useCallback((action: HistoryAction) => act(action), []),
  };
}
