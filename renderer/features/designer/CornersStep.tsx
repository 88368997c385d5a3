import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../api/images.ts';
import { CornerMarker } from '../../components/corners/CornerMarker.tsx';
import { isPageLike, scaledQuad, turnedQuad, wholeQuad } from '../../components/corners/quad.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FormDraft } from '../../../shared/api/designs.ts';
import type { Design } from '../../../shared/forms/design.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { PageSize } from './PageSize.tsx';
import { usePicture } from './usePicture.ts';
import styles from './CornersStep.module.css';

/** Longer side of the picture on screen, px: what the loupe can still show. */
const SIDE = 3000;

export interface PageInPicture {
  corners: [[number, number], [number, number], [number, number], [number, number]];
  turn: Turn;
  size: Design['page'];
}

interface Props {
  draft: FormDraft;
  isBusy: boolean;
  onStraighten: (page: PageInPicture) => Promise<void>;
}

/** Where the page lies in the picture, which way up, and how large it is on paper. */
export function CornersStep({ draft, isBusy, onStraighten }: Props) {
  const { t } = useTranslation();
  const [turn, setTurn] = useState(draft.turn);
  const [corners, setCorners] = useState<Quad>(draft.corners);
  const [size, setSize] = useState(draft.design.page);
  const { picture, error } = usePicture({ kind: 'draft', draft: draft.id, side: SIDE, turn });
  const { number } = useFormat();

  const turned =
    turn % 180 === 0 ? draft.picture : { width: draft.picture.height, height: draft.picture.width };
  const scale = picture ? picture.width / turned.width : 1;
  // While the next turn is on its way, the picture before it is of the other shape.
  const isTurned =
    picture !== null && Math.abs(picture.height / picture.width - turned.height / turned.width) < 0.01;
  const back = ((360 - turn) % 360) as Turn;

  function quarter(): void {
    // The page is read another way up: its first corner is the one that now stands at the top left.
    const [a, b, c, d] = corners;
    setCorners([d, a, b, c]);
    setTurn(((turn + 90) % 360) as Turn);
    setSize({ width: size.height, height: size.width });
  }

  return (
    <div className={styles.step}>
      <div className={styles.picture}>
        {error && <Failure error={error} />}
        {picture && isTurned && (
          <CornerMarker
            picture={picture}
            corners={scaledQuad(turnedQuad(corners, turn, draft.picture), scale)}
            onChange={(shown) => setCorners(turnedQuad(scaledQuad(shown, 1 / scale), back, turned))}
            alt={t('designer.pictureAlt', { name: draft.name })}
            beyond={0.04}
            begin
          />
        )}
      </div>
      <form
        className={styles.panel}
        onSubmit={(event) => {
          event.preventDefault();
          void onStraighten({
            corners: corners.map(([x, y]) => [x, y]) as PageInPicture['corners'],
            turn,
            size,
          });
        }}
      >
        <p>{t('designer.cornersHelp')}</p>
        <div className={styles.buttons}>
          <Button onClick={quarter}>{t('designer.quarter')}</Button>
          <Button onClick={() => setCorners(wholeAsRead(draft.picture, turn))}>{t('designer.whole')}</Button>
        </div>
        <PageSize size={size} onChange={setSize} />
        {!isPageLike(corners) && (
          <p role="alert" className={styles.wrong}>
            ! {t('designer.cornersWrong')}
          </p>
        )}
        <Button
          look="main"
          type="submit"
          disabled={isBusy || !isPageLike(corners) || !(size.width >= 20 && size.height >= 20)}
        >
          {t('designer.straighten')}
        </Button>
        {draft.page && (
          <p className={styles.found}>
            {t('designer.found', {
              boxes: number(draft.page.boxes.length),
              lines: number(draft.page.lines.length),
            })}
          </p>
        )}
      </form>
    </div>
  );
}

/** The whole picture's corners, the first at the top left of the turned picture. */
function wholeAsRead(picture: FormDraft['picture'], turn: Turn): Quad {
  const [a, b, c, d] = wholeQuad(picture);
  const corners = [a, b, c, d];
  const first = (4 - turn / 90) % 4;
  return [0, 1, 2, 3].map((n) => corners[(first + n) % 4]) as unknown as Quad;
}
