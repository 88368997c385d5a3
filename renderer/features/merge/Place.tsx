import { useTranslation } from 'react-i18next';
import styles from './ReportList.module.css';

/** Which polling station; its number is not always known, or not told yet. */
export function Place({ station, region }: { station: number | null; region: string }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{station === null ? '–' : t('protocols.station', { station })}</strong>{' '}
      <span className={styles.soft}>{region}</span>
    </>
  );
}
