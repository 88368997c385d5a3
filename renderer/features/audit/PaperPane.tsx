import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { around, toPicture } from '../../components/crop/geometry.ts';
import { type PagePicture, usePagePicture } from '../../components/crop/usePagePicture.ts';
import { CropImage, type PictureBox } from '../../components/ui/CropImage.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import type { ScanDetail } from '../../../shared/api/outputs.ts';
import type { Form } from '../../../shared/forms/form.ts';
import styles from './PaperPane.module.css';

/** How the auditor looks at pages. */
export interface Look {
  /** The whole page, while a key is held. */
  whole: boolean;
  /** Against the size at which the rule's rows fill the window. */
  zoom: number;
}

interface Props {
  page: PagePicture;
  detail: ScanDetail;
  form: Form | undefined;
  /** Ids of the fields to outline; the window opens at them. */
  fields: readonly string[];
  look: Look;
  alt: string;
}

/** Paper shown around the outlined rows, and the least that is shown at all, mm. */
const aroundMm = 12;
const leastMm = 100;

/** A page opened at a rule's rows, each outlined; of a page that the machine could not place the whole picture. */
export function PaperPane({ page, detail, form, fields, look, alt }: Props) {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture, pxPerMm, error } = page;
  const outlined = pxPerMm === null || !form ? [] : boxesOf(form, fields, detail, pxPerMm);
  const at = around(outlined);
  const whole = picture ? Math.min(width / picture.width, height / picture.height) : 1;
  const seen = (side: number) => Math.max(side + 2 * aroundMm * (pxPerMm ?? 0), leastMm * (pxPerMm ?? 0));
  const near = at ? Math.max(whole, Math.min(width / seen(at[2]), height / seen(at[3]))) : whole;
  return (
    <div ref={ref} className={styles.pane} data-testid="paper">
      {error && <Failure error={error} />}
      {picture && width > 0 && (
        <CropImage
          picture={picture}
          width={width}
          height={height}
          scale={look.whole ? whole : near * look.zoom}
          centre={
            at && !look.whole
              ? [at[0] + at[2] / 2, at[1] + at[3] / 2]
              : [picture.width / 2, picture.height / 2]
          }
          also={outlined}
          alt={alt}
        />
      )}
    </div>
  );
}

function boxesOf(
  form: Form,
  fields: readonly string[],
  { reading }: ScanDetail,
  pxPerMm: number,
): PictureBox[] {
  return form.fields
    .filter(({ id, page }) => fields.includes(id) && page === (reading?.formPage ?? 1))
    .map(({ box }) => toPicture(box, pxPerMm));
}

interface OtherProps extends Pick<Props, 'fields' | 'look'> {
  scan: number;
  forms: ReadonlyMap<string, Form>;
}

/** Another paper that a rule between protocols is about, with what was entered of it in the rule's rows. */
export function OtherPaper({ scan, forms, fields, look }: OtherProps) {
  const { data: detail, error } = useQuery('scans.get', { scan }, ['scan']);
  if (error) return <Failure error={error} />;
  if (detail?.id !== scan) return <div className={styles.pane} />;
  return <OtherPage detail={detail} forms={forms} fields={fields} look={look} />;
}

function OtherPage({ detail, forms, fields, look }: Omit<OtherProps, 'scan'> & { detail: ScanDetail }) {
  const { t } = useTranslation();
  const page = usePagePicture(detail);
  const entry = detail.entries.find(({ id }) => id === detail.entry);
  const form = forms.get(entry?.form ?? detail.form ?? '');
  const name = [entry?.region ?? detail.region, detail.sources[0]?.name].filter(Boolean).join(' · ');
  const alt = t('audit.other', { name });
  return (
    <figure className={styles.other}>
      <figcaption>{alt}</figcaption>
      <PaperPane page={page} detail={detail} form={form} fields={fields} look={look} alt={alt} />
    </figure>
  );
}
