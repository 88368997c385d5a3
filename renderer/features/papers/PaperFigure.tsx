import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { FieldCrop } from '../../components/crop/FieldCrop.tsx';
import { usePagePicture } from '../../components/crop/usePagePicture.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { Paper } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { isNumeric } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import styles from './PairView.module.css';

/** How many rows are shown beside each other at a time. */
export const rowsShown = 3;

interface Props {
  paper: Paper;
  form: Form | undefined;
  /** The first of the rows that are shown. */
  firstRow: number;
  /** Its place in the pair, in words. */
  role: string;
}

/** One picture of a pair: the whole page, and below it a few of its rows. */
export function PaperFigure(props: Props) {
  const { scan } = props.paper;
  const { data: detail, error } = useQuery('scans.get', { scan }, ['scan']);
  if (error) return <Failure error={error} />;
  // The picture before is never shown for this one.
  if (detail?.id !== scan) return <figure className={styles.figure} />;
  return <Shown {...props} detail={detail} />;
}

function Shown({ paper, form, firstRow, role, detail }: Props & { detail: ScanDetail }) {
  const { t, i18n } = useTranslation();
  const page = usePagePicture(detail);
  const rows = form?.fields
    .filter(isNumeric)
    .filter((field) => field.page === (detail.reading?.formPage ?? 1));
  const from = Math.min(firstRow, Math.max(0, (rows?.length ?? 0) - rowsShown));
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <strong>{role}</strong>
        <span className={styles.name} title={paper.name}>
          {paper.page > 1 ? t('papers.page', { name: paper.name, page: paper.page }) : paper.name}
        </span>
        <Status status={paper.status} />
      </figcaption>
      <div className={styles.whole}>
        {page.error && <Failure error={page.error} />}
        {page.picture && <img src={page.picture.url} alt={t('papers.alt', { name: paper.name })} />}
      </div>
      {form && rows && page.pxPerMm !== null && (
        <div className={styles.rows}>
          {rows.slice(from, from + rowsShown).map((field) => (
            <div key={field.id} className={styles.row}>
              <FieldCrop
                page={page}
                form={form}
                field={field}
                alt={t('papers.crop', { row: rowName(form, field.id, i18n.language), name: paper.name })}
              />
            </div>
          ))}
        </div>
      )}
    </figure>
  );
}
