import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import styles from './PaperMarks.module.css';

/** What is said of a scan's paper: documents that change or annul it, and other pictures of it; nothing where nothing is. */
export function PaperMarks({ scan }: { scan: number }) {
  const { t } = useTranslation();
  const { data } = useQuery('papers.of', { scan }, ['scan']);
  if (data?.scan !== scan) return null;
  const [leader, ...followers] = data.papers;
  const names = followers.map(({ name }) => name).join(', ');
  const kinds = [...new Set(data.documents.map(({ kind }) => kind))].filter((kind) => kind !== 'annulment');
  return (
    <>
      {data.annulled && <p className={styles.annulled}>{t('papers.annulled')}</p>}
      {kinds.map((kind) => (
        <p key={kind} className={styles.mark}>
          {t('papers.mark.document', { kind: t(`papers.kind.${kind}`) })}
        </p>
      ))}
      {leader && followers.length > 0 && (
        <p className={styles.mark}>
          {leader.scan === scan
            ? t('papers.mark.leads', { names })
            : t('papers.mark.follows', { name: leader.name })}
        </p>
      )}
    </>
  );
}
