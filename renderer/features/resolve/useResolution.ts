import { useCallback, useEffect, useReducer } from 'react';
import type { DraftKey, Drafts } from '../../components/drafts/drafts.ts';
import type { Differences } from '../../../shared/api/reviewing.ts';
import { type HistoryAction, reduceHistory } from './history.ts';
import { beginResolution, type Resolution } from './resolution.ts';

/** A resolution on the desk: begun from its draft if there is one, and kept as a draft at every step. */
export function useResolution(differences: Differences, key: Required<DraftKey>, drafts: Drafts<Resolution>) {
  const [{ now, past, future }, act] = useReducer(reduceHistory, null, () => ({
    now: drafts.find(key) ?? beginResolution(differences),
    past: [],
    future: [],
  }));
  const { scan, version, form, by } = key;
  const changed = past.length + future.length > 0;

  useEffect(() => {
    if (changed) drafts.keep({ scan, version, form, by }, now);
  }, [drafts, scan, version, form, by, now, changed]);

  return {
    resolution: now,
    /** True while there is something for Ctrl+Z to take back here. */
    undoable: past.length > 0,
    act: useCallback((action: HistoryAction) => act(action), []),
  };
}
