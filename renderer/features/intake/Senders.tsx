import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { CallError } from '../../../shared/api/result.ts';
import styles from './Senders.module.css';

/** Where the names behind the senders' codes stand, and the way to be rid of them. Nothing where there is no such list. */
export function Senders({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const { data: keys, reload } = useQuery('intake.senders', {}, ['intake']);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  if (!keys || keys.people === null) return null;

  function forget(): void {
    setAsked(false);
    client.call('intake.forgetSenders', {}).then(reload, (thrown: unknown) => setError(errorOf(thrown)));
  }

  return (
    <div className={styles.senders}>
      <p>
        {t('senders.known', { count: keys.people })} {t('senders.where')} <code>{keys.file}</code>
      </p>
      {!readOnly && !asked && (
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('senders.forget')}
        </Button>
      )}
      {asked && (
        <p className={styles.sure} role="status">
          {t('senders.sure')}
          <Button onClick={forget}>{t('senders.yes')}</Button>
          <Button autoFocus onClick={() => setAsked(false)}>
            {t('senders.no')}
          </Button>
        </p>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
