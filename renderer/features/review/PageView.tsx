import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import type { Box } from '../../../shared/forms/form.ts';
import { toPicture } from '../../components/crop/geometry.ts';
import { LookTools } from './LookTools.tsx';
import type { OpenScan } from '../../components/crop/opener.ts';
import { PictureWindow } from './PictureWindow.tsx';
import type { Look } from './useLook.ts';
import styles from './DeskView.module.css';

interface Props {
  open: OpenScan;
  /** What is outlined on the straightened page, mm. */
  outline: Box | null;
  look: Look;
}

/** The whole page with the focused field outlined; over everything, as large as the window, while it is asked for. */
export function PageView({ open, outline, look }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture, placed, pictureError } = open;
  if (!picture) return <div className={styles.page}>{pictureError && <Failure error={pictureError} />}</div>;

  const pxPerMm = open.detail.reading?.placement?.pxPerMm ?? 0;
  const focus = placed && outline && pxPerMm > 0 ? toPicture(outline, pxPerMm) : null;
  const sideways = Math.round(look.tilt / 90) % 2 !== 0;
  const [across, down] = sideways ? [picture.height, picture.width] : [picture.width, picture.height];
  return (
    <div className={[styles.page, look.whole && styles.whole].filter(Boolean).join(' ')}>
      <div ref={ref} className={styles.picture} data-testid="page">
        {width > 0 && (
          <PictureWindow
            picture={picture}
            pane="page"
            look={look}
            width={width}
            height={height}
            fit={Math.min(width / across, height / down)}
            // Enlarged, the page stays with the field; whole, it stands in the middle.
            middle={
              focus && look.views.page.zoom > 1
                ? [focus[0] + focus[2] / 2, focus[1] + focus[3] / 2]
                : [picture.width / 2, picture.height / 2]
            }
            focus={focus}
            wheel={!placed}
            alt={t('review.pageAlt', { name: open.detail.sources[0]?.name ?? '' })}
          />
        )}
      </div>
      <LookTools look={look} />
    </div>
  );
}
