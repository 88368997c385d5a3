import { useCallback, useMemo } from 'react';
import { type Pages, usePages } from '../../api/usePages.ts';
import { useQuery } from '../../api/useQuery.ts';
import type { FlagList, FlagRow } from '../../../shared/api/auditing.ts';
import type { CallError } from '../../../shared/api/result.ts';

export type FlagState = 'open' | 'closed';

/** Which flags are listed; a null code stands for every rule. */
export interface FlagFilter {
  code: string | null;
  state: FlagState;
}

export type RuleCount = FlagList['byRule'][number];

/** Flags as the auditor goes through them: those kept with entries, then those that rules between protocols find. */
export interface Flags extends Pick<Pages<'audit.flags'>, 'total' | 'row' | 'indexOf' | 'need' | 'reload'> {
  rules: readonly RuleCount[];
  error: CallError | null;
}

const noFlags: readonly FlagRow[] = [];

export function useFlags({ code, state }: FlagFilter): Flags {
  const kept = usePages('audit.flags', { state, ...(code ? { code } : {}) }, ['scan']);
  // Not asked for again with every event: comparing a large workspace takes its time.
  const { data: between = noFlags, error, reload: reloadBetween } = useQuery('audit.between', {});
  const shown = useMemo(
    () =>
      between.filter(
        (row) => (code === null || row.code === code) && (row.closure === null) === (state === 'open'),
      ),
    [between, code, state],
  );
  const { reload: reloadKept, row: keptRow, indexOf: keptIndex } = kept;
  const first = kept.total ?? 0;

  const reload = useCallback(() => {
    reloadKept();
    reloadBetween();
  }, [reloadKept, reloadBetween]);
  const row = useCallback(
    (index: number) => (index < first ? keptRow(index) : shown[index - first]),
    [first, keptRow, shown],
  );
  const indexOf = useCallback(
    (passes: (row: FlagRow) => boolean) => {
      const among = keptIndex(passes);
      const beyond = among < 0 ? shown.findIndex(passes) : -1;
      return beyond < 0 ? among : first + beyond;
    },
    [first, keptIndex, shown],
  );

  return {
    rules: rulesOf(kept.answer?.byRule ?? [], between),
    total: kept.total === null ? null : first + shown.length,
    error: kept.error ?? error,
    row,
    indexOf,
    need: kept.need,
    reload,
  };
}

/** Counts of both kinds by rule, errors first. */
function rulesOf(kept: readonly RuleCount[], between: readonly FlagRow[]): RuleCount[] {
  const counts = new Map(kept.map((rule) => [rule.code, { ...rule }]));
  for (const { code, closure } of between) {
    const count = counts.get(code) ?? { code, open: 0, closed: 0 };
    counts.set(code, count);
    if (closure) count.closed += 1;
    else count.open += 1;
  }
  return [...counts.values()].sort((a, b) => a.code.localeCompare(b.code));
}
