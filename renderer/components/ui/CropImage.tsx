import type { LoadedPicture } from '../../api/images.ts';
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
  /** Degrees clockwise around the middle. */
  tilt?: number;
  alt: string;
}

/** A window onto a picture that is already in memory, at any scale: the whole page, a crop, a loupe. */
export function CropImage({ picture, width, height, scale, centre, focus, tilt = 0, alt }: Props) {
  const left = width / 2 - centre[0] * scale;
  const top = height / 2 - centre[1] * scale;
  return (
    <div className={styles.window} style={{ width, height }}>
      <div className={styles.turned} style={{ transform: tilt ? `rotate(${tilt}deg)` : undefined }}>
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
        {focus && <Outline box={focus} scale={scale} left={left} top={top} />}
      </div>
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
}: {
  box: PictureBox;
  scale: number;
  left: number;
  top: number;
}) {
  return (
    <div
      className={styles.focus}
      style={{
        width: width * scale + 2 * margin,
        height: height * scale + 2 * margin,
        transform: `translate(${left + x * scale - margin}px, ${top + y * scale - margin}px)`,
      }}
    />
  );
}
