import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { BatchWork } from '../../../shared/api/work.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { BatchHand } from './BatchHand.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import styles from './TeamScreen.module.css';

interface Props {
  batches: readonly BatchWork[];
  people: readonly Person[];
  /** Who may hand batches here; null when nobody may. */
  me: Person | null;
  onHanded: () => void;
}

/** Every batch: whose it is, how far it is, who is at it now. */
export function BatchList({ batches, people, me, onHanded }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);

  function hand(batch: number, person: string | null): void {
    setError(null);
    client
      .call('work.hand', { batch, person })
      .then(onHanded, (thrown: unknown) => setError(errorOf(thrown)));
  }

  return (
    <section className={styles.part} aria-labelledby="team-batches">
      <h2 id="team-batches">{t('team.batches')}</h2>
      {error && <Failure error={error} />}
      {batches.length === 0 && <p className={styles.soft}>{t('team.none')}</p>}
      <ul className={styles.batches}>
        {batches.map((batch) => (
          <li key={batch.id} className={styles.batch}>
            <h3>
              {batch.name || t('team.batch', { id: batch.id })}{' '}
              <span className={styles.soft}>{batch.region}</span>
            </h3>
            <BatchHand batch={batch} people={people} me={me} onHand={(person) => hand(batch.id, person)} />
            <BatchProgress counts={batch.counts} />
            {batch.atWork.length > 0 && (
              <p className={styles.atWork}>
                <span aria-hidden="true">✎ </span>
                {t('team.atWork', { people: batch.atWork.join(', ') })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
