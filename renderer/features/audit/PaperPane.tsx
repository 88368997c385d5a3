import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { toPicture } from '../../components/crop/geometry.ts';
import { around } from '../../../shared/forms/boxes.ts';
import { type PagePicture, usePagePicture } from '../../components/crop/usePagePicture.ts';
import { CropImage, type PictureBox } from '../../components/ui/CropImage.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
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

interface Size {
  width: number;
  height: number;
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
  return (
    <div ref={ref} className={styles.pane} data-testid="paper">
      {error && <Failure error={error} />}
      {picture && width > 0 && (
        <CropImage
          picture={picture}
          width={width}
          height={height}
          {...viewOf(picture, { width, height }, look.whole ? null : at, look.zoom, pxPerMm ?? 0)}
          also={outlined}
          alt={alt}
        />
      )}
    </div>
  );
}

/** Scale and middle at which a box is seen with paper around it, and no more beside the page than must be; null: the whole page. */
function viewOf(
  picture: Size,
  window: Size,
  box: PictureBox | null,
  zoom: number,
  pxPerMm: number,
): { scale: number; centre: readonly [number, number] } {
  const whole = Math.min(window.width / picture.width, window.height / picture.height);
  if (!box) return { scale: whole, centre: [picture.width / 2, picture.height / 2] };
  const seen = (side: number) => Math.max(side + 2 * aroundMm * pxPerMm, leastMm * pxPerMm);
  const near = Math.min(window.width / seen(box[2]), window.height / seen(box[3]));
  const scale = Math.max(whole, near) * zoom;
  const middle = (at: number, shown: number, of: number) =>
    shown >= of ? of / 2 : Math.max(shown / 2, Math.min(of - shown / 2, at));
  return {
    scale,
    centre: [
      middle(box[0] + box[2] / 2, window.width / scale, picture.width),
      middle(box[1] + box[3] / 2, window.height / scale, picture.height),
    ],
  };
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
