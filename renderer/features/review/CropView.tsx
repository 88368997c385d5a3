import { useTranslation } from 'react-i18next';
import { CropImage } from '../../components/ui/CropImage.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import type { FormField, MarkField, NumericField } from '../../../shared/forms/form.ts';
import { around, cropScale, toPicture } from './geometry.ts';
import type { OpenScan } from './opener.ts';
import styles from './DeskView.module.css';

interface Props {
  open: OpenScan;
  rows: readonly NumericField[];
  marks: readonly MarkField[];
  /** The row in focus; null on the summary, where the marks are shown. */
  field: FormField | null;
  zoom: number;
}

/** The focused row as it stands on the paper, large, with its neighbours above and below. */
export function CropView({ open, rows, marks, field, zoom }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture } = open;
  const pxPerMm = open.detail.reading?.placement?.pxPerMm ?? 0;
  const box = field?.box ?? around(marks.map((mark) => mark.box));
  const fit = field
    ? cropScale(field, rows, width, height)
    : box
      ? Math.min(width / (box[2] + 10), height / (box[3] + 6))
      : 1;
  return (
    <div ref={ref} className={styles.crop} data-testid="crop">
      {picture && box && pxPerMm > 0 && width > 0 && (
        <CropImage
          picture={picture}
          width={width}
          height={height}
          scale={(fit * zoom) / pxPerMm}
          centre={[(box[0] + box[2] / 2) * pxPerMm, (box[1] + box[3] / 2) * pxPerMm]}
          focus={field ? toPicture(field.box, pxPerMm) : null}
          alt={t(field ? 'review.cropAlt' : 'review.marksAlt')}
        />
      )}
    </div>
  );
}
