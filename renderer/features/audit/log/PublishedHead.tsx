import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { Verified } from '../../../../shared/api/auditing.ts';
import { headIn } from './published-head.ts';
import { Broken } from './Unbroken.tsx';
import { useVerification } from './useVerification.ts';
import styles from './LogPart.module.css';

/** Takes a head that was published earlier, and says at which row the log had it. */
export function PublishedHead() {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState('');
  const [refused, setRefused] = useState(false);
  const { found, error, running, verify, clear } = useVerification();

  function check(event: FormEvent): void {
    event.preventDefault();
    const head = headIn(pasted);
    setRefused(head === null);
    if (head !== null) verify(head);
  }

  return (
    <section className={styles.part} aria-labelledby="log-published">
      <h2 id="log-published">{t('log.published')}</h2>
      <form onSubmit={check}>
        <label className={styles.paste}>
          {t('log.paste')}
          <textarea
            rows={2}
            spellCheck={false}
            value={pasted}
            aria-invalid={refused}
            aria-describedby="log-no-head"
            onChange={(event) => {
              setPasted(event.target.value);
              setRefused(false);
              clear();
            }}
          />
        </label>
        <p id="log-no-head" role="status" className={styles.refused}>
          {refused && t('log.noHead')}
        </p>
        <p className={styles.act}>
          <Button type="submit" disabled={running}>
            {t('log.check')}
          </Button>
          <span role="status">{running && t('log.verifying')}</span>
        </p>
      </form>
      {error && <Failure error={error} />}
      {found && <Answer found={found} />}
    </section>
  );
}

function Answer({ found: { ok, firstBreak, published } }: { found: Verified }) {
  const { t } = useTranslation();
  const { time, number } = useFormat();
  if (!ok) return <Broken firstBreak={firstBreak ?? ''} />;
  if (!published)
    return (
      <Notice look="bad" role="alert">
        {t('log.never')}
      </Notice>
    );
  return (
    <Notice look="good" role="status">
      {t('log.had', { row: number(published.seq), time: time(published.at) })}
    </Notice>
  );
}
