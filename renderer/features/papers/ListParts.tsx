import { useTranslation } from 'react-i18next';
import { Key } from '../../components/ui/Key.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { type Part, parts } from './rows.ts';
import styles from './PapersScreen.module.css';

interface Props {
  part: Part;
  /** How many rows each part has. */
  counts: Readonly<Record<Part, number>>;
  onGo: (part: Part) => void;
}

/** The parts of the screen, with how much is in each. */
export function PartButtons({ part, counts, onGo }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <div className={styles.parts} role="group" aria-label={t('nav.papers')}>
      {parts.map((each) => (
        <button key={each} type="button" aria-pressed={each === part} onClick={() => onGo(each)}>
          {t(`papers.${each}`)} <span className={styles.count}>{number(counts[each])}</span>
        </button>
      ))}
    </div>
  );
}

/** The keys that have no button. */
export function KeyHints({ part }: { part: Part }) {
  const { t } = useTranslation();
  return (
    <p className={styles.keys}>
      <Key name="↑" /> <Key name="↓" /> {t('papers.keys.row')}{' '}
      {part !== 'documents' && (
        <>
          <Key name="←" /> <Key name="→" /> {t('papers.keys.rows')}{' '}
        </>
      )}
      <Key name="Ctrl Z" /> {t('papers.keys.undo')}
    </p>
  );
}
