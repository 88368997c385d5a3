import { useTranslation } from 'react-i18next';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { type ScanStatus, scanStatuses } from '../../../shared/protocol/status.ts';
import styles from './TeamScreen.module.css';

/** From done to not yet begun: so the bar grows from its start. */
const order: readonly ScanStatus[] = [...scanStatuses].reverse();
const done: readonly ScanStatus[] = ['final', 'flagged', 'cannot-enter'];

/** How far a batch is: a bar by status, and the same in numbers. */
export function BatchProgress({ counts }: { counts: Readonly<Record<ScanStatus, number>> }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const sum = (of: readonly ScanStatus[]) => of.reduce((all, status) => all + counts[status], 0);
  const total = sum(scanStatuses);
  const there = order.filter((status) => counts[status] > 0);
  return (
    <>
      <p className={styles.soft}>{t('team.progress', { done: sum(done), total })}</p>
      <div className={styles.bar} aria-hidden="true">
        {there.map((status) => (
          <span key={status} data-status={status} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      <ul className={styles.statuses}>
        {there.map((status) => (
          <li key={status}>
            <Status status={status} /> {number(counts[status])}
          </li>
        ))}
      </ul>
    </>
  );
}
