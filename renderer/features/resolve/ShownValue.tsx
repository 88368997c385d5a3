import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../shared/protocol/values.ts';
import styles from './ValueChoices.module.css';

/** A value as it was entered: its figures, else the word for what stands there. */
export function ShownValue({ value }: { value: FieldValue | null }) {
  const { t } = useTranslation();
  if (!value) return <span className={styles.word}>{t('resolve.missing')}</span>;
  return (
    <>
      {value.value}
      {value.state !== 'number' && <span className={styles.word}> {t(`state.${value.state}`)}</span>}
      {value.corrected && <span className={styles.word}> {t('review.corrected')}</span>}
    </>
  );
}
