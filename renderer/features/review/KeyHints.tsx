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

interface Props {
  onSummary: boolean;
  /** A second entry: marks and what cannot be entered are not its affair. */
  blind: boolean;
  onKeys: () => void;
}

/** One quiet line of the keys that mean something now. */
export function KeyHints({ onSummary, blind, onKeys }: Props) {
  const { t } = useTranslation();
  const keys = (onSummary ? onEnd : onRow).filter(([, name]) => !blind || name !== 'marks');
  return (
    <footer className={styles.hints}>
      {keys.map(([key, name]) => (
        <span key={name}>
          <Key name={key} /> {t(`keys.${name}`)}
        </span>
      ))}
      {!blind && (
        <span>
          <Key name="F9" /> {t('keys.cannotEnter')}
        </span>
      )}
      <span>
        <Key name="Esc" /> {t('keys.pause')}
      </span>
      <Button look="quiet" className={styles.all} onClick={onKeys}>
        <Key name="?" /> {t('keys.all')}
      </Button>
    </footer>
  );
}
