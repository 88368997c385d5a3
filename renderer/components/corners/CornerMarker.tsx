import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
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
  /** How far outside the picture a corner may lie, as a share of its sides. */
  beyond?: number;
  /** True to begin with the first corner in hand. */
  begin?: boolean;
  /** Enter goes from corner to corner and, after the last, here; Esc goes back and, before the first, to `onBack`. */
  onEnd?: () => void;
  onBack?: () => void;
}

/** How far a key moves a corner, px of the picture; with Shift ten times as far, with Ctrl a hundred times. */
const STEP = 1;
/** Side of the loupe, and how many times it enlarges what the view shows. */
const LOUPE_PX = 190;
const LOUPE_ZOOM = 5;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Numpad4: [-1, 0],
  Numpad6: [1, 0],
  Numpad8: [0, -1],
  Numpad2: [0, 1],
};

/** A picture on which a page's four corners are marked, by mouse or by keys, with a loupe at the corner in hand. */
export function CornerMarker({
  picture,
  corners,
  onChange,
  alt,
  beyond = 0,
  begin = false,
  onEnd,
  onBack,
}: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const [held, setHeld] = useState<number | null>(null);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const room = 1 + 2 * beyond;
  const scale = Math.min(width / picture.width, height / picture.height) / room;
  const left = (width - picture.width * scale) / 2;
  const top = (height - picture.height * scale) / 2;
  const onView = ([x, y]: Point): Point => [left + (x + 0.5) * scale, top + (y + 0.5) * scale];

  function press(event: KeyboardEvent, index: number): void {
    const arrow = arrows[event.code];
    const corner = corners[index];
    if (!corner || event.altKey || event.metaKey) return;
    if (walk(event, index)) return event.preventDefault();
    if (!arrow) return;
    event.preventDefault();
    const step = STEP * (event.ctrlKey ? 100 : event.shiftKey ? 10 : 1);
    move(index, [corner[0] + arrow[0] * step, corner[1] + arrow[1] * step]);
  }

  /** From corner to corner by keys; false where the key is another one, or nobody asked for that. */
  function walk({ code, repeat }: KeyboardEvent, index: number): boolean {
    const onward = code === 'Enter' || code === 'NumpadEnter';
    const leave = onward ? onEnd : code === 'Escape' ? onBack : undefined;
    if (!leave) return false;
    const next = buttons.current[index + (onward ? 1 : -1)];
    if (repeat) return true;
    if (next) next.focus();
    else leave();
    return true;
  }

  function move(index: number, to: Point): void {
    onChange(withCorner(corners, index, to, picture, beyond));
  }

  function drag(event: PointerEvent, index: number): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const view = ref.current?.getBoundingClientRect();
    if (!view) return;
    const x = (event.clientX - view.left - left) / scale - 0.5;
    const y = (event.clientY - view.top - top) / scale - 0.5;
    move(index, [x, y]);
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
                ref={(button) => void (buttons.current[index] = button)}
                autoFocus={begin && index === 0}
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
