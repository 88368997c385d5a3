import { useCallback, useEffect, useReducer } from 'react';
import { type Desk, type DeskSetup, layDesk } from './desk/desk.ts';
import type { DraftKey, Drafts } from './desk/drafts.ts';
import { type HistoryAction, reduceHistory } from './desk/history.ts';

export interface DeskHandle {
  desk: Desk;
  /** True while there is something for Ctrl+Z to take back. */
  undoable: boolean;
  act: (action: HistoryAction) => void;
}

/** A protocol on the desk: laid from its draft if there is one, and kept as a draft at every step. */
export function useDesk(setup: DeskSetup, key: DraftKey, drafts: Drafts): DeskHandle {
  const [history, act] = useReducer(reduceHistory, null, () => ({
    desk: drafts.find(key) ?? layDesk(setup),
    past: [],
  }));
  const { scan, version, form } = key;
  const { desk, past } = history;
  const changed = past.length > 0;

  useEffect(() => {
    if (changed) drafts.keep({ scan, version, form }, desk);
  }, [drafts, scan, version, form, desk, changed]);

  return { desk, undoable: changed, act: useCallback((action: HistoryAction) => act(action), []) };
}
