import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import { closureOutcomes } from '../../../shared/protocol/status.ts';
import { ReasonForm } from './ReasonForm.tsx';
import type { Acts, ClosingMode } from './useActs.ts';
import styles from './FlagView.module.css';

interface Props {
  row: FlagRow;
  me: Person | null;
  readOnly: boolean;
  acts: Acts;
  onMode: (mode: ClosingMode | null) => void;
  /** The protocol is back to be confirmed. */
  onReopened: (scan: number) => void;
}

/** The three ways to close a flag, or who closed it, how and why. */
export function Closing({ row, me, readOnly, acts, onMode, onReopened }: Props) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { mode } = acts;
  const failure = acts.error && <Failure error={acts.error} />;
  if (row.closure) {
    const { outcome, person, at, reason } = row.closure;
    return (
      <section className={styles.closing} aria-label={t('audit.close')}>
        <p>{[t(`audit.outcome.${outcome}`), person, time(at), reason].filter(Boolean).join(' · ')}</p>
        {failure}
        {!readOnly && (row.status === 'flagged' || row.status === 'final') && (
          <Button disabled={acts.busy} onClick={() => acts.reopen(row, onReopened)}>
            {t('audit.reopen')}
          </Button>
        )}
      </section>
    );
  }
  if (me?.role !== 'auditor') return <p className={styles.soft}>{t('audit.onlyAuditor')}</p>;
  if (readOnly) return null;
  return (
    <section className={styles.closing} aria-label={t('audit.close')}>
      {failure}
      {mode === null && (
        <div className={styles.ways}>
          {closureOutcomes.map((outcome, index) => (
            <Button key={outcome} disabled={acts.busy} onClick={() => onMode(outcome)}>
              <Key name={String(index + 1)} /> {t(`audit.does.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      {(mode === 'as-on-paper' || mode === 'not-an-error') && (
        <ReasonForm
          key={mode}
          outcome={mode}
          busy={acts.busy}
          onClose={(reason) => acts.close(row, mode, reason)}
          onBack={() => onMode(null)}
        />
      )}
    </section>
  );
}
