import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSize } from '../../components/ui/useSize.ts';
import type { Box, FormField, MarkField, NumericField } from '../../../shared/forms/form.ts';
import { cropScale, toPicture } from '../../components/crop/geometry.ts';
import { around, rowBox } from '../../../shared/forms/boxes.ts';
import { CropTools } from './LookTools.tsx';
import type { OpenScan } from '../../components/crop/opener.ts';
import { PictureWindow } from './PictureWindow.tsx';
import type { Look } from './useLook.ts';
import styles from './DeskView.module.css';

interface Props {
  open: OpenScan;
  fields: readonly FormField[];
  rows: readonly NumericField[];
  marks: readonly MarkField[];
  /** The row in focus; null on the summary, where the marks are shown. */
  field: NumericField | null;
  /** The row's box, mm: as the form has it, or as a person has put it. */
  outline: Box | null;
  look: Look;
}

/** The focused row as it stands on the paper, large, with its neighbours above and below. */
export function CropView({ open, fields, rows, marks, field, outline, look }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture } = open;
  // At 200 % text the screen scrolls: a new row brings its crop, and the number below it, back into sight.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void ref.current?.scrollIntoView({ block: 'nearest' });
  }, [ref, field]);
  const pxPerMm = open.detail.reading?.placement?.pxPerMm ?? 0;
  const box = field ? rowBox(field, fields) : around(marks.map((mark) => mark.box));
  // Enlarged, the crop stays with the figures; words and labels beside them may leave the window.
  const middle = field && look.views.crop.zoom > 1 ? field.box : box;
  const fit = !box
    ? 1
    : field
      ? cropScale(box, rows, width, height)
      : Math.min(width / (box[2] + 10), height / (box[3] + 6));
  return (
    <div ref={ref} className={styles.crop} data-testid="crop">
      {picture && box && middle && pxPerMm > 0 && width > 0 && (
        <>
          <PictureWindow
            picture={picture}
            pane="crop"
            look={look}
            width={width}
            height={height}
            fit={fit / pxPerMm}
            middle={[(middle[0] + middle[2] / 2) * pxPerMm, (middle[1] + middle[3] / 2) * pxPerMm]}
            focus={outline ? toPicture(outline, pxPerMm) : null}
            wheel={false}
            alt={t(field ? 'review.cropAlt' : 'review.marksAlt')}
          />
          <CropTools look={look} />
        </>
      )}
    </div>
  );
}
