import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { LogHead } from '../../../shared/api/auditing.ts';
import type { Exported } from '../../../shared/api/exporting.ts';
import styles from './ExportScreen.module.css';

/** A written file, and the head of the log that is in it. */
export interface WrittenExport {
  exported: Exported;
  head: LogHead;
}

/** What was written and where; and the hash that, once published, shows every later change. */
export function Written({ written: { exported, head } }: { written: WrittenExport }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { rows, path, download } = exported;
  return (
    <Notice look="good" role="status">
      {t('export.done', { count: rows, rows: number(rows) })}{' '}
      {download ? (
        <a href={download}>{t('export.again', { name: path.split(/[\\/]/).at(-1) ?? '' })}</a>
      ) : (
        <code>{path}</code>
      )}
      <p className={styles.head}>
        {t('export.head')} <code>{head.head.match(/.{8}/g)?.join(' ')}</code>
      </p>
      <p>{t('export.publish')}</p>
    </Notice>
  );
}
