import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { CallError } from '../../../shared/api/result.ts';
import styles from './StartScreen.module.css';

interface Props {
  code: string;
  error: CallError | null;
  onPractise: () => void;
  onSkip: () => void;
}

/** Offered to a volunteer whose code is new here: the keys first, on protocols that do not count. */
export function PracticeOffer({ code, error, onPractise, onSkip }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.card}>
      <h1>{t('practice.new', { code })}</h1>
      <p>{t('practice.help')}</p>
      {error && <Failure error={error} />}
      <Button look="main" autoFocus onClick={onPractise}>
        {t('practice.first')}
      </Button>
      <Button onClick={onSkip}>{t('practice.skip')}</Button>
    </div>
  );
}
