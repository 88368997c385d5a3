import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadedPicture } from '../../api/images.ts';
import type { Point, Quad } from '../../../shared/forms/raster.ts';
import { CropImage } from '../ui/CropImage.tsx';
import { useSize } from '../ui/useSize.ts';
import { cornerNames, withCorner } from './quad.ts';
import styles from './CornerMarker.module.css';

interface Props {
  /** The picture as it is shown: already turned upright. */
  picture: LoadedPicture;
  /** px of `picture`, the centre of its first pixel at 0. */
  corners: Quad;
  onChange: (corners: Quad) => void;
  /** What the picture is, for those who do not see it. */
  alt: string;
}

/** How far a key moves a corner, px of the picture; with Shift ten times as far. */
const STEP = 1;
/** Side of the loupe, and how many times it enlarges what the view shows. */
const LOUPE_PX = 190;
const LOUPE_ZOOM = 5;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A picture on which a page's four corners are marked, by mouse or by keys, with a loupe at the corner in hand. */
export function CornerMarker({ picture, corners, onChange, alt }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const [held, setHeld] = useState<number | null>(null);
  const scale = Math.min(width / picture.width, height / picture.height);
  const left = (width - picture.width * scale) / 2;
  const top = (height - picture.height * scale) / 2;
  const onView = ([x, y]: Point): Point => [left + (x + 0.5) * scale, top + (y + 0.5) * scale];

  function press(event: KeyboardEvent, index: number): void {
    const arrow = arrows[event.code];
    const corner = corners[index];
    if (!arrow || !corner || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 * STEP : STEP;
    onChange(withCorner(corners, index, [corner[0] + arrow[0] * step, corner[1] + arrow[1] * step], picture));
  }

  function drag(event: PointerEvent, index: number): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const view = ref.current?.getBoundingClientRect();
    if (!view) return;
    const x = (event.clientX - view.left - left) / scale - 0.5;
    const y = (event.clientY - view.top - top) / scale - 0.5;
    onChange(withCorner(corners, index, [x, y], picture));
  }

  const inHand = held === null ? undefined : corners[held];
  return (
    <div className={styles.view} ref={ref} role="group" aria-label={t('corners.label')}>
      {scale > 0 && (
        <>
          <CropImage
            picture={picture}
            width={width}
            height={height}
            scale={scale}
            centre={[picture.width / 2, picture.height / 2]}
            alt={alt}
          />
          <svg className={styles.outline} width={width} height={height} aria-hidden="true">
            <polygon points={corners.map((corner) => onView(corner).join(',')).join(' ')} />
          </svg>
          {corners.map((corner, index) => {
            const [x, y] = onView(corner);
            const name = cornerNames[index as 0];
            return (
              <button
                key={name}
                type="button"
                className={styles.corner}
                style={{ left: x, top: y }}
                aria-label={t(`corners.${name}`)}
                onKeyDown={(event) => press(event, index)}
                onFocus={() => setHeld(index)}
                onBlur={() => setHeld(null)}
                onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
                onPointerMove={(event) => drag(event, index)}
              />
            );
          })}
          {inHand && (
            <Loupe picture={picture} point={inHand} scale={scale} atRight={onView(inHand)[0] < width / 2} />
          )}
        </>
      )}
    </div>
  );
}

interface LoupeProps {
  picture: LoadedPicture;
  /** What it enlarges, px of the picture. */
  point: Point;
  /** CSS px per picture px of the view. */
  scale: number;
  /** On which side of the view it stands: never over the corner itself. */
  atRight: boolean;
}

function Loupe({ picture, point: [x, y], scale, atRight }: LoupeProps) {
  return (
    <div className={styles.loupe} data-side={atRight ? 'right' : 'left'}>
      <CropImage
        picture={picture}
        width={LOUPE_PX}
        height={LOUPE_PX}
        scale={scale * LOUPE_ZOOM}
        centre={[x + 0.5, y + 0.5]}
        alt=""
      />
    </div>
  );
}
