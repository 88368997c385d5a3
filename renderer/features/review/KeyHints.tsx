import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import styles from './KeyHints.module.css';

const onRow = [
  ['Enter', 'confirm'],
  ['−', 'back'],
  ['/', 'blank'],
  ['*', 'illegible'],
  ['+', 'corrected'],
  ['.', 'whole'],
] as const;

const onEnd = [
  ['−', 'back'],
  ['1–9', 'marks'],
  ['N', 'failure'],
  ['.', 'whole'],
] as const;

/** One quiet line of the keys that mean something now. */
export function KeyHints({ onSummary, onKeys }: { onSummary: boolean; onKeys: () => void }) {
  const { t } = useTranslation();
  return (
    <footer className={styles.hints}>
      {(onSummary ? onEnd : onRow).map(([key, name]) => (
        <span key={name}>
          <Key name={key} /> {t(`keys.${name}`)}
        </span>
      ))}
      <span>
        <Key name="F9" /> {t('keys.cannotEnter')}
      </span>
      <span>
        <Key name="Esc" /> {t('keys.pause')}
      </span>
      <Button look="quiet" className={styles.all} onClick={onKeys}>
        <Key name="?" /> {t('keys.all')}
      </Button>
    </footer>
  );
}
