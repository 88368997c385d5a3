import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { MergeReport } from '../../../shared/api/merging.ts';
import { Actions } from './Actions.tsx';
import { countOf, firstList, listBeside, type ListName, lists } from './lists.ts';
import type { Merging, MergingState } from './merging.ts';
import { Refused } from './Refused.tsx';
import { ReportList } from './ReportList.tsx';
import { useMergeKeys } from './useMergeKeys.ts';
import styles from './MergeScreen.module.css';

interface Props {
  state: Extract<MergingState, { at: 'looked' | 'merged' }>;
  merging: Merging;
  onScan: (scan: number) => void;
  onResolve: (scan: number | null) => void;
  onAudit: () => void;
}

/** What a merge would do, or did: its numbers, each of which opens its list, and what can be done now. */
export function Report({ state, merging, onScan, onResolve, onAudit }: Props) {
  const { t } = useTranslation();
  const { report, error } = state;
  const isMerged = state.at === 'merged';
  const [{ list, chosen }, show] = useState(() => ({ list: firstList(report), chosen: false }));
  // A list that somebody chose has the focus: its rows are next.
  const choose = (next: ListName) => show({ list: next, chosen: true });
  const main = useRef<HTMLButtonElement>(null);
  const acts = {
    merge: () => void merging.merge(),
    leave: () => void merging.leave(),
    undo: () => void merging.undo(),
    resolve: () => onResolve(report.conflicts[0]?.scan ?? null),
    audit: onAudit,
  };
  useMergeKeys({
    enter: () => main.current?.click(),
    escape: acts.leave,
    turn: (by) => choose(listBeside(report, list, by)),
    undo: isMerged ? acts.undo : null,
    redo: null,
    opensRows: isMerged,
  });
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t(isMerged ? 'merge.done' : 'merge.would')}</h1>
        <Actions report={report} isMerged={isMerged} mainRef={main} {...acts} />
        {error && <Failure error={error} />}
        {state.at === 'merged' && state.said && (
          <Notice look="plain" role="status">
            {t(`merge.said.${state.said}`)}
          </Notice>
        )}
        {state.at === 'looked' && <Refused refused={state.refused} />}
        {!isMerged && !report.brings && (
          <Notice look="plain" role="status">
            {t('merge.nothingNew')}
          </Notice>
        )}
      </header>
      <Numbers report={report} list={list} onList={choose} />
      <ReportList
        key={list}
        report={report}
        list={list}
        focus={chosen}
        // Before the merge the copies that would come are nowhere yet.
        onScan={isMerged ? onScan : null}
        onResolve={isMerged ? onResolve : null}
      />
      <p className={styles.hints}>
        <Key name="←" /> <Key name="→" /> {t('merge.keys.lists')} <Key name="↑" /> <Key name="↓" />{' '}
        {t('merge.keys.rows')}
      </p>
    </div>
  );
}

const signs: Readonly<Record<ListName, string>> = {
  files: '▤',
  fresh: '+',
  changed: '→',
  same: '=',
  conflicts: '≠',
  stations: '‼',
  edited: '✎',
  away: '∅',
  problems: '!',
};

interface NumbersProps {
  report: MergeReport;
  list: ListName;
  onList: (list: ListName) => void;
}

function Numbers({ report, list, onList }: NumbersProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <div className={styles.numbers} role="group" aria-label={t('merge.numbers')}>
      {lists.map((each) => {
        const count = countOf(report, each);
        return (
          <button
            key={each}
            type="button"
            className={`choice ${styles.number}`}
            aria-current={each === list}
            disabled={count === 0}
            data-list={each}
            onClick={() => onList(each)}
          >
            <span aria-hidden="true" className={styles.sign}>
              {signs[each]}
            </span>
            <span>{t(`merge.list.${each}`)}</span>
            <strong className={styles.count}>{number(count)}</strong>
          </button>
        );
      })}
    </div>
  );
}
