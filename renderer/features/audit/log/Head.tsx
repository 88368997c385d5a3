import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { LogHead } from '../../../../shared/api/auditing.ts';
import { inGroups } from './published-head.ts';
import styles from './LogPart.module.css';

/** The head in large type, the key that signs it, and the signed text to be copied. */
export function Head({ head }: { head: LogHead }) {
  const { t } = useTranslation();
  const { time, number } = useFormat();
  const [copied, setCopied] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const signed = signedText(head);

  function copy(): void {
    navigator.clipboard.writeText(signed).then(
      () => setCopied(signed),
      () => setFailed(true),
    );
  }

  return (
    <section className={styles.part} aria-labelledby="log-head">
      <h2 id="log-head">{t('log.head')}</h2>
      <p className={styles.hash}>{inGroups(head.head, 8)}</p>
      <p className={styles.soft}>
        {t('log.asOf', { time: time(head.at) })} ·{' '}
        {t('log.rows', { count: head.rows, shown: number(head.rows) })}
      </p>
      {head.fingerprint && (
        <>
          <h3>{t('log.fingerprint')}</h3>
          <p className={styles.fingerprint}>{inGroups(head.fingerprint, 4)}</p>
        </>
      )}
      {head.signature === null && <Notice look="warn">{t('notice.no-signing-key')}</Notice>}
      <p>{t('log.publish')}</p>
      <p className={styles.act}>
        <Button onClick={copy}>{t('log.copy')}</Button>
        <span role="status">{copied === signed && `✓ ${t('log.copied')}`}</span>
      </p>
      <details open={failed} onToggle={(event) => !event.currentTarget.open && setFailed(false)}>
        <summary>{t('log.text')}</summary>
        {failed && <p role="status">{t('log.copyFailed')}</p>}
        <textarea className={styles.text} readOnly rows={8} value={signed} aria-label={t('log.text')} />
      </details>
    </section>
  );
}

/** The head as it is published: the signed lines, then what checks them. */
function signedText({ text, signature, publicKey }: LogHead): string {
  return signature === null ? text : `${text}signature=${signature}\npublic-key=${publicKey ?? ''}\n`;
}
