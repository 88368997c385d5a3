import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../components/ui/Key.tsx';
import type { Differences } from '../../../shared/api/reviewing.ts';
import type { FieldValue } from '../../../shared/protocol/values.ts';
import type { Choice, Difference } from './resolution.ts';
import { ShownValue } from './ShownValue.tsx';
import { SideOrigin } from './SideOrigin.tsx';
import styles from './ValueChoices.module.css';

interface Props {
  row: Difference;
  /** Whose the values are; null where that is told only once all are chosen. */
  sides: Differences['sides'];
  choice: Choice | undefined;
  onChoose: (choice: 'first' | 'second') => void;
  onThird: () => void;
}

/**
 * What the two entries say of one field, always in the same places; and the way to a third value. Whose is which is told of
 * different workspaces alone: two people of one workspace are to be judged by the paper.
 */
export function ValueChoices({ row, sides, choice, onChoose, onThird }: Props) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('resolve.values')} className={styles.choices}>
      {order.map((side, index) => (
        <Value
          key={side}
          name={String(index + 1)}
          label={t('resolve.value', { number: index + 1 })}
          value={row[side]}
          by={sides && <SideOrigin side={sides[side]} field={row.field} />}
          chosen={choice?.choice === side}
          onClick={() => onChoose(side)}
        />
      ))}
      <button
        type="button"
        className={styles.third}
        aria-pressed={choice?.choice === 'third'}
        onClick={onThird}
      >
        <Key name="3" /> {t('resolve.third')}
        {choice?.choice === 'third' && (
          <span className={styles.own}>
            <ShownValue value={choice.value} /> <span className={styles.reason}>{choice.reason}</span>
          </span>
        )}
      </button>
    </div>
  );
}

const order = ['first', 'second'] as const;

interface ValueProps {
  name: string;
  label: string;
  value: FieldValue | null;
  by: ReactNode;
  chosen: boolean;
  onClick: () => void;
}

function Value({ name, label, value, by, chosen, onClick }: ValueProps) {
  return (
    <button type="button" className={styles.value} aria-pressed={chosen} onClick={onClick}>
      <span className={styles.label}>
        <Key name={name} /> {label}
        <span aria-hidden="true" className={styles.sign}>
          {chosen ? '✓' : ''}
        </span>
      </span>
      <span className={styles.number}>
        <ShownValue value={value} />
      </span>
      {by}
    </button>
  );
}
