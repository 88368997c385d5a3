import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { BoxEdit } from './useBoxEdit.ts';
import styles from './EntryLine.module.css';

/** What can be done with a row's box in hand, and what the machine read in it. */
export function BoxLine({ edited }: { edited: NonNullable<BoxEdit['edited']> }) {
  const { t } = useTranslation();
  const { stage, said, error } = edited;
  if (error) return <Failure error={error} />;
  if (stage === 'editing')
    return (
      <p className={styles.hint} role="status">
        <strong>{t('box.title')}.</strong> {t('box.keys')}. <Key name="Enter" /> {t('box.read')}{' '}
        <Key name="Esc" /> {t('box.leave')}
      </p>
    );
  const outcome =
    said?.accept && said.value !== null ? t('box.said', { value: said.value }) : t('box.unsure');
  return (
    <p className={styles.hint} role="status">
      {stage === 'reading' ? t('box.busy') : outcome}
    </p>
  );
}
