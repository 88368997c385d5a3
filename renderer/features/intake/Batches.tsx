import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Batch } from '../../../shared/api/intake.ts';
import { intakeReasons } from '../../../shared/protocol/intake.ts';
import styles from './Batches.module.css';

/** What was given so far, newest first, with the files that did not come in. */
export function Batches({ batches, readOnly }: { batches: readonly Batch[]; readOnly: boolean }) {
  const { t } = useTranslation();
  if (batches.length === 0) return <p className={styles.none}>{t('batches.none')}</p>;
  const newestFirst = [...batches].sort((a, b) => b.id - a.id);
  return (
    <ul className={styles.batches}>
      {newestFirst.map((batch) => (
        <BatchRow key={batch.id} batch={batch} readOnly={readOnly} />
      ))}
    </ul>
  );
}

function BatchRow({ batch, readOnly }: { batch: Batch; readOnly: boolean }) {
  const { t } = useTranslation();
  const { number, time } = useFormat();
  const client = useClient();
  return (
    <li className={styles.batch}>
      <p className={styles.head}>
        <strong>{batch.name}</strong>
        <span>{[batch.region, batch.person, time(batch.at)].filter(Boolean).join(' · ')}</span>
      </p>
      <p className={styles.numbers}>
        <span>{t('batches.handled', { done: number(batch.handled), total: number(batch.found) })}</span>
        <span>{t('batches.scans', { count: batch.scans })}</span>
        {batch.kinds.length > 0 && (
          <span>{batch.kinds.map((kind) => t(`batches.kind.${kind}`)).join(', ')}</span>
        )}
        {batch.known > 0 && <span>{t('batches.known', { count: batch.known })}</span>}
        {batch.state === 'cancelled' && <span>{t('batches.cancelled')}</span>}
      </p>
      {batch.state === 'taking' && (
        <div className={styles.taking}>
          <Progress done={batch.handled} total={batch.found} label={batch.name} />
          {!readOnly && (
            <Button onClick={() => void client.call('intake.cancel', { batch: batch.id })}>
              {t('intake.cancel')}
            </Button>
          )}
        </div>
      )}
      {batch.failed > 0 && <Failures batch={batch} />}
    </li>
  );
}

/** Each file that did not come in, with its reason in words. */
function Failures({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const { data: failures } = useQuery('intake.failures', { batch: batch.id }, ['intake']);
  return (
    <details className={styles.failures}>
      <summary>{t('batches.failed', { count: batch.failed })}</summary>
      <ul>
        {failures?.map(({ name, reason, detail }) => (
          <li key={name} title={detail}>
            <span>{name}</span>
            <span>
              {t(`intakeReason.${intakeReasons.find((known) => known === reason) ?? 'unreadable'}`)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
