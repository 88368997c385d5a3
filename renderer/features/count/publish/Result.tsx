import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/ui/Notice.tsx';
import styles from './PublishTab.module.css';

interface Props {
  said: string;
  path: string;
  download: string | null;
  /** What the hash is of, and the hash. */
  hashOf: string;
  hash: string;
}

/** What was written and where, and the hash to publish with it. */
export function Result({ said, path, download, hashOf, hash }: Props) {
  const { t } = useTranslation();
  return (
    <Notice look="good" role="status">
      {said}{' '}
      {download ? (
        <a href={download}>{t('publish.again', { name: path.split(/[\\/]/).at(-1) ?? '' })}</a>
      ) : (
        <code>{path}</code>
      )}
      <p className={styles.hash}>
        {hashOf} <code>{hash}</code>
      </p>
    </Notice>
  );
}
