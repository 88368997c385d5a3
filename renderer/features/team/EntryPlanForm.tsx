import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { CallError } from '../../../shared/api/result.ts';
import type { EntryPlan } from '../../../shared/protocol/double-entry.ts';
import { type EntryMode, entryModes } from '../../../shared/protocol/status.ts';
import styles from './TeamScreen.module.css';

interface Props {
  plan: EntryPlan;
  mayChange: boolean;
}

/** How often protocols are entered; each way says in one line what it means. */
export function EntryPlanForm({ plan, mayChange }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [draft, setDraft] = useState<{ mode: EntryMode; share: string } | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [applied, setApplied] = useState(false);
  const { mode, share } = draft ?? { mode: plan.mode, share: String(plan.sharePct) };
  const change = (part: { mode?: EntryMode; share?: string }) => {
    setDraft({ mode, share, ...part });
    setApplied(false);
  };
  const fits = /^\d{1,3}$/.test(share) && Number(share) <= 100;
  const changed = mode !== plan.mode || Number(share) !== plan.sharePct;

  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!fits) return;
    setError(null);
    client.call('workspace.configure', { entry: { mode, sharePct: Number(share) } }).then(
      () => {
        setDraft(null);
        setApplied(true);
      },
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  }

  return (
    <section className={styles.part} aria-labelledby="team-plan">
      <h2 id="team-plan">{t('team.plan')}</h2>
      <form className={styles.plan} onSubmit={apply}>
        <fieldset disabled={!mayChange} aria-labelledby="team-plan">
          {entryModes.map((each) => (
            <label key={each} className={styles.mode}>
              <input
                type="radio"
                name="plan"
                checked={mode === each}
                onChange={() => change({ mode: each })}
              />
              <span>
                {t(`team.plans.${each}`)}
                <small>{t(`team.planHelp.${each}`)}</small>
              </span>
            </label>
          ))}
          {mode === 'sampled' && (
            <label className={styles.share}>
              {t('team.share')}
              <input
                type="text"
                inputMode="numeric"
                maxLength={3}
                value={share}
                aria-invalid={!fits}
                aria-describedby="share-wrong"
                onChange={(event) => change({ share: event.target.value })}
              />
            </label>
          )}
        </fieldset>
        <p id="share-wrong" className={styles.wrong} role="alert">
          {!fits && t('team.shareWrong')}
        </p>
        {error && <Failure error={error} />}
        {mayChange ? (
          <Button type="submit" disabled={!changed || !fits}>
            {t('team.apply')}
          </Button>
        ) : (
          <p className={styles.soft}>{t('team.planOnly')}</p>
        )}
        <p role="status">{applied && t('team.applied')}</p>
      </form>
    </section>
  );
}
