import { useTranslation } from 'react-i18next';
import styles from './Named.module.css';

interface Props {
  /** The number that the message names. */
  station: number;
  /** The number that a person typed; null while there is none. */
  entered: number | null;
}

/** Beside a station's number: what the message says. It is never filled in; a difference shows. */
export function Named({ station, entered }: Props) {
  const { t } = useTranslation();
  if (entered === null) return <span className={styles.named}>{t('message.names', { station })}</span>;
  const same = entered === station;
  return (
    <span className={[styles.named, same ? styles.same : styles.differs].join(' ')} role="status">
      <span aria-hidden="true">{same ? '✓' : '≠'}</span>{' '}
      {same ? t('message.same', { station }) : t('message.differs', { station })}
    </span>
  );
}
