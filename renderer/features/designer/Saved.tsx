import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { SavedForm } from '../../../shared/api/designs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import styles from './DraftScreen.module.css';

/** Unplaced pages that are given to the machine again at once. */
const MOST_AGAIN = 1000;

/** Where the form now lies, how the command line takes it, and the pages that no form fitted before. */
export function Saved({ saved, folder }: { saved: SavedForm; folder: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const { number } = useFormat();
  const unplaced = useQuery('scans.list', { status: ['unplaced'], limit: MOST_AGAIN }, ['scan']);
  const [error, setError] = useState<CallError | null>(null);
  const scans = unplaced.data?.rows.map(({ id }) => id) ?? [];

  async function readAgain(): Promise<void> {
    try {
      await client.call('jobs.again', { scans });
      await client.call('jobs.start', {});
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  }

  return (
    <>
      <Notice
        look="good"
        role="status"
        action={
          scans.length > 0 && (
            <Button onClick={() => void readAgain()}>{t('designer.again', { count: scans.length })}</Button>
          )
        }
      >
        {t('designer.saved', { id: saved.id, version: number(saved.version) })}{' '}
        <code className={styles.command}>
          hattama extract --form {JSON.stringify(`${folder.replace(/[\\/]$/, '')}/${saved.file}`)}
        </code>
      </Notice>
      {error && <Failure error={error} />}
    </>
  );
}
