import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import type { BatchWork } from '../../../shared/api/work.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import styles from './TeamScreen.module.css';

interface Props {
  batch: BatchWork;
  people: readonly Person[];
  me: Person | null;
  /** Hands it to a person, or with null back to the pool. */
  onHand: (person: string | null) => void;
}

/** Whose a batch is: mergers and auditors hand it to anyone, volunteers take it from the pool and give it back. */
export function BatchHand({ batch, people, me, onHand }: Props) {
  const { t } = useTranslation();
  const label = `hand-${batch.id}`;
  if (me && me.role !== 'volunteer')
    return (
      <label className={styles.hand}>
        {t('team.hand')}
        <select value={batch.person ?? ''} onChange={(event) => onHand(event.target.value || null)}>
          <option value="">{t('team.pool')}</option>
          {people.map(({ code }) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <p className={styles.hand} id={label}>
      {t('team.hand')}: <strong>{batch.person ?? t('team.pool')}</strong>
      {me && batch.person === null && (
        <Button aria-describedby={label} onClick={() => onHand(me.code)}>
          {t('team.take')}
        </Button>
      )}
      {me && batch.person === me.code && (
        <Button aria-describedby={label} onClick={() => onHand(null)}>
          {t('team.give')}
        </Button>
      )}
    </p>
  );
}
