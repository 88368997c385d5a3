import { useTranslation } from 'react-i18next';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import styles from './Status.module.css';

const signs: Readonly<Record<ScanStatus, string>> = {
  waiting: '·',
  reading: '…',
  unplaced: '?',
  'to-confirm': '→',
  'second-entry': '2',
  differing: '≠',
  flagged: '!',
  final: '✓',
  'cannot-enter': '–',
};

/** A scan's status: a sign, a colour and the word. */
export function Status({ status }: { status: ScanStatus }) {
  const { t } = useTranslation();
  return (
    <span className={[styles.status, styles[status]].join(' ')}>
      <span aria-hidden="true" className={styles.sign}>
        {signs[status]}
      </span>
      {t(`status.${status}`)}
    </span>
  );
}
