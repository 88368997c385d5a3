import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import type { Verified } from '../../../../shared/api/auditing.ts';
import { useVerification } from './useVerification.ts';
import styles from './LogPart.module.css';

/** Whether log, rows and pictures are as the log says. */
export function Unbroken() {
  const { t } = useTranslation();
  const { found, error, running, verify } = useVerification();
  return (
    <section className={styles.part} aria-labelledby="log-verify">
      <h2 id="log-verify">{t('log.verify')}</h2>
      <p>{t('log.verifies')}</p>
      <p className={styles.act}>
        <Button disabled={running} onClick={() => verify()}>
          {t('log.verifyNow')}
        </Button>
        <span role="status">{running && t('log.verifying')}</span>
      </p>
      {error && <Failure error={error} />}
      {found && <Verdict found={found} />}
    </section>
  );
}

function Verdict({ found: { ok, firstBreak, events, originals, entries } }: { found: Verified }) {
  const { t } = useTranslation();
  if (!ok) return <Broken firstBreak={firstBreak ?? ''} />;
  return (
    <Notice look="good" role="status">
      {t('log.unbroken', { events, originals, entries })}
    </Notice>
  );
}

/** The first break; what it names is named as in the log. */
export function Broken({ firstBreak }: { firstBreak: string }) {
  const { t } = useTranslation();
  return (
    <Notice look="bad" role="alert">
      <strong>{t('log.broken')}</strong> <span lang="en">{firstBreak}</span>
    </Notice>
  );
}
