import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { TeamWork } from '../../../shared/api/work.ts';
import { cannotEnterReasons } from '../../../shared/protocol/status.ts';
import styles from './TeamScreen.module.css';

/** What was set aside as not enterable, by reason; nothing while there is none. */
export function RefusedPart({ refused }: { refused: TeamWork['refused'] }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const counted = cannotEnterReasons.flatMap((reason) => {
    const count = refused[reason] ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
  if (counted.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="team-refused">
      <h2 id="team-refused">{t('status.cannot-enter')}</h2>
      <ul className={styles.refused}>
        {counted.map(({ reason, count }) => (
          <li key={reason}>
            {t(`cannotEnter.${reason}`)} <strong>{number(count)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
