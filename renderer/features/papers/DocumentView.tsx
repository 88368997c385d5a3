import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { usePagePicture } from '../../components/crop/usePagePicture.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { LinkForm } from './LinkForm.tsx';
import type { PaperActs } from './usePaperActs.ts';
import styles from './DocumentView.module.css';

interface Props {
  row: PaperDocument;
  info: WorkspaceInfo;
  forms: ReadonlyMap<string, Form>;
  acts: PaperActs;
  stationRef: RefObject<HTMLInputElement | null>;
  /** Back to the list. */
  onBack: () => void;
}

/** A page that is no protocol: its picture, what it is about, and the way to say so. */
export function DocumentView(props: Props) {
  const { t } = useTranslation();
  const { row, info, acts } = props;
  const { data: detail, error } = useQuery('scans.get', { scan: row.scan }, ['scan']);
  const readOnly = info.readOnly !== null;
  return (
    <article className={styles.view}>
      {error && <Failure error={error} />}
      {detail?.id === row.scan ? <Picture detail={detail} /> : <div className={styles.picture} />}
      <div className={styles.facts}>
        <header className={styles.head}>
          <h2>{row.name}</h2>
          <Status status={row.status} />
        </header>
        {row.links.length > 0 && (
          <ul className={styles.links} aria-label={t('papers.about')}>
            {row.links.map(({ key, kind, to, person }) => (
              <li key={key}>
                <span>
                  <strong>{t(`papers.kind.${kind}`)}</strong>{' '}
                  {to.station === null
                    ? t('papers.elsewhere')
                    : [t('papers.station', { station: to.station }), to.region].filter(Boolean).join(' · ')}
                  <small> · {person}</small>
                </span>
                {!readOnly && (
                  <Button disabled={acts.busy} onClick={() => acts.unlink(row.scan, key)}>
                    {t('papers.unlink')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {!readOnly && <LinkForm {...props} />}
      </div>
    </article>
  );
}

function Picture({ detail }: { detail: ScanDetail }) {
  const { t } = useTranslation();
  const { picture, error } = usePagePicture(detail);
  return (
    <div className={styles.picture}>
      {error && <Failure error={error} />}
      {picture && <img src={picture.url} alt={t('papers.alt', { name: detail.sources[0]?.name ?? '' })} />}
    </div>
  );
}
