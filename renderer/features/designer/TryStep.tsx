import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design } from '../../../shared/forms/design.ts';
import { TrialPage } from './TrialPage.tsx';
import { TrialRows } from './TrialRows.tsx';
import { useTrials } from './useTrials.ts';
import styles from './TryStep.module.css';

const counts = [5, 10, 20, 50] as const;

interface Props {
  draft: number;
  design: Design;
  hasProblems: boolean;
}

/** Tries the form as drawn on scans of the workspace, those that no form fits first, and shows what is read over each page. */
export function TryStep({ draft, design, hasProblems }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [count, setCount] = useState<number>(counts[0]);
  const [shown, setShown] = useState<number | null>(null);
  const unplaced = useQuery('scans.list', { status: ['unplaced'], limit: counts[3] });
  const all = useQuery('scans.list', { limit: counts[3] });
  const { trials, total, isRunning, start, stop } = useTrials(draft);
  const rest = all.data?.rows.filter(({ status }) => status !== 'unplaced') ?? [];
  const scans = [...(unplaced.data?.rows ?? []), ...rest];
  const current = trials.find(({ scan }) => scan.id === shown) ?? trials[0];

  return (
    <div className={styles.step}>
      <div className={styles.side}>
        <div className={styles.run}>
          <label>
            {t('designer.tryOn')}{' '}
            <select value={count} onChange={(event) => setCount(Number(event.target.value))}>
              {counts.map((each) => (
                <option key={each} value={each}>
                  {t('designer.scanCount', { count: each })}
                </option>
              ))}
            </select>
          </label>
          {isRunning ? (
            <Button onClick={stop}>{t('designer.stop')}</Button>
          ) : (
            <Button
              look="main"
              disabled={hasProblems || scans.length === 0}
              onClick={() => void start(design, scans.slice(0, count))}
            >
              {t('designer.try')}
            </Button>
          )}
        </div>
        {hasProblems && <Notice look="warn">{t('designer.tryProblems')}</Notice>}
        {all.data && scans.length === 0 && <Notice look="plain">{t('designer.noScans')}</Notice>}
        {isRunning && (
          <p className={styles.progress}>
            <Progress done={trials.length} total={total} label={t('designer.trying')} />
            {t('designer.tried', { done: number(trials.length), total: number(total) })}
          </p>
        )}
        <TrialRows trials={trials} shown={current?.scan.id ?? null} onShow={setShown} />
      </div>
      <div className={styles.page} role="region" aria-label={t('designer.reading')} tabIndex={0}>
        {current?.error && <Failure error={current.error} />}
        {current?.extraction?.status === 'read' && (
          <TrialPage draft={draft} design={design} trial={current} extraction={current.extraction} />
        )}
        {current?.extraction && current.extraction.status !== 'read' && (
          <Notice look="warn">
            {t(`reason.${(current.extraction.reason ?? 'no-form-fits') as 'no-form-fits'}`)}
          </Notice>
        )}
      </div>
    </div>
  );
}
