import { useId } from 'react';
import type { LoadedPicture } from '../../api/images.ts';
import { InkFilter } from './InkFilter.tsx';
import { daylight, filterOf, type Light } from './light.ts';
import styles from './CropImage.module.css';

/** x, y, width, height in px of the picture. */
export type PictureBox = readonly [number, number, number, number];

interface Props {
  picture: LoadedPicture;
  /** Size of the window onto the picture, CSS px. */
  width: number;
  height: number;
  /** CSS px per picture px. */
  scale: number;
  /** Picture point that stands in the middle, px. */
  centre: readonly [number, number];
  /** Outlined area, px of the picture. */
  focus?: PictureBox | null;
  /** Further areas, outlined more thinly. */
  also?: readonly PictureBox[];
  /** Degrees clockwise around the middle. */
  tilt?: number;
  light?: Light;
  alt: string;
}

/** Half the width of a pen's widest stroke as a share of a page's longer side: a millimetre on A4. */
const stroke = 1 / 297;

/** A window onto a picture that is already in memory, at any scale and in any light: the whole page, a crop, a loupe. */
export function CropImage({
  picture,
  width,
  height,
  scale,
  centre,
  focus,
  also = [],
  tilt = 0,
  light = daylight,
  alt,
}: Props) {
  const ink = useId();
  const left = width / 2 - centre[0] * scale;
  const top = height / 2 - centre[1] * scale;
  const turned = { transform: tilt ? `rotate(${tilt}deg)` : undefined };
  return (
    <div className={styles.window} style={{ width, height }} data-ink={light.ink}>
      {light.ink && <InkFilter id={ink} radius={Math.max(picture.width, picture.height) * stroke * scale} />}
      <div className={styles.lit} style={{ filter: filterOf(light, ink) || undefined }}>
        <div className={styles.turned} style={turned}>
          <img
            className={styles.picture}
            src={picture.url}
            alt={alt}
            draggable={false}
            style={{
              width: picture.width * scale,
              height: picture.height * scale,
              transform: `translate(${left}px, ${top}px)`,
            }}
          />
        </div>
      </div>
      {(focus || also.length > 0) && (
        <div className={styles.turned} style={turned}>
          {also.map((box) => (
            <Outline key={box.join(' ')} box={box} scale={scale} left={left} top={top} thin />
          ))}
          {focus && <Outline box={focus} scale={scale} left={left} top={top} />}
        </div>
      )}
    </div>
  );
}

/** Room left between the outlined field and its outline, CSS px. */
const margin = 4;

function Outline({
  box: [x, y, width, height],
  scale,
  left,
  top,
  thin = false,
}: {
  box: PictureBox;
  scale: number;
  left: number;
  top: number;
  thin?: boolean;
}) {
  return (
    <div
      className={[styles.focus, thin && styles.thin].filter(Boolean).join(' ')}
      style={{
        width: width * scale + 2 * margin,
        height: height * scale + 2 * margin,
        transform: `translate(${left + x * scale - margin}px, ${top + y * scale - margin}px)`,
      }}
    />
  );
}
