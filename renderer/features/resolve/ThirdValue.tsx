import { type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { ResolutionAction, ThirdDraft } from './resolution.ts';
import { ShownValue } from './ShownValue.tsx';
import styles from './ThirdValue.module.css';

/** Reasons that lie ready, by the figure that gives them. */
export const readyReasons = ['misread', 'corrected', 'unclear'] as const;

interface Props {
  draft: ThirdDraft;
  act: (action: ResolutionAction) => void;
}

/** A value that neither entry has: first what stands on the paper, then why it is neither. */
export function ThirdValue({ draft, act }: Props) {
  return draft.asksReason ? <Reason draft={draft} act={act} /> : <Value draft={draft} act={act} />;
}

function Value({ draft, act }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.closest('div')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={styles.third}>
      <label htmlFor="third-value">{t('resolve.paper')}</label>
      <div className={styles.line}>
        <input
          ref={input}
          id="third-value"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          className={styles.input}
          data-third-value
          aria-describedby="third-hint"
          value={draft.text}
          // Keys are taken by the screen; what comes here was pasted, dictated or typed on a screen keyboard.
          onChange={({ target }) =>
            act(target.value === '' ? { do: 'erase' } : { do: 'number', text: target.value })
          }
        />
        {draft.state !== null && draft.state !== 'number' && (
          <span className={styles.state}>{t(`state.${draft.state}`)}</span>
        )}
        {draft.corrected && <span className={styles.state}>{t('review.corrected')}</span>}
      </div>
      <p id="third-hint" className={styles.hint} role={draft.refused === null ? undefined : 'alert'}>
        {draft.refused !== null ? (
          t('refused.no-number', { text: draft.refused })
        ) : draft.state === null ? (
          t('resolve.give')
        ) : (
          <>
            <Key name="Enter" /> {t('resolve.take')}
          </>
        )}
      </p>
    </div>
  );
}

function Reason({ draft, act }: Props) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLInputElement>(null);
  // On no button: a held Enter must not give a reason.
  useEffect(() => {
    group.current?.focus({ preventScroll: true });
    group.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    act({ do: 'reason', reason: own.current?.value ?? '' });
  };
  const { state, corrected, text } = draft;
  const value = state && { state, corrected, value: text === '' ? null : Number(text) };
  return (
    <div ref={group} className={styles.third} role="group" aria-label={t('resolve.why')} tabIndex={-1}>
      <p>
        <strong className={styles.typed}>
          <ShownValue value={value} />
        </strong>{' '}
        {t('resolve.why')}
      </p>
      <div className={styles.reasons}>
        {readyReasons.map((reason, index) => (
          <Button key={reason} onClick={() => act({ do: 'reason', reason: t(`resolve.reason.${reason}`) })}>
            <Key name={String(index + 1)} /> {t(`resolve.reason.${reason}`)}
          </Button>
        ))}
        <form className={styles.own} onSubmit={submit}>
          <label>
            {t('resolve.own')} <input ref={own} type="text" maxLength={500} />
          </label>
        </form>
      </div>
    </div>
  );
}
