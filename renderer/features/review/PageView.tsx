import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { CropImage } from '../../components/ui/CropImage.tsx';
import { useSize } from '../../components/ui/useSize.ts';
import type { FormField } from '../../../shared/forms/form.ts';
import { toPicture } from './geometry.ts';
import type { OpenScan } from './opener.ts';
import { LookTools } from './LookTools.tsx';
import type { Look } from './useLook.ts';
import styles from './DeskView.module.css';

interface Props {
  open: OpenScan;
  field: FormField | null;
  /** Shows the page over everything, as large as the window. */
  whole: boolean;
  look: Look;
}

/** The whole page with the focused field outlined; an unplaced picture can be dragged, zoomed and turned. */
export function PageView({ open, field, whole, look }: Props) {
  const { t } = useTranslation();
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture, placed, pictureError } = open;
  const pan = usePan(look);
  if (!picture) return <div className={styles.page}>{pictureError && <Failure error={pictureError} />}</div>;

  const pxPerMm = open.detail.reading?.placement?.pxPerMm ?? 0;
  const sideways = look.tilt % 180 !== 0 && Math.abs(look.tilt % 90) < 45;
  const [across, down] = sideways ? [picture.height, picture.width] : [picture.width, picture.height];
  const fit = Math.min(width / across, height / down);
  const scale = placed ? fit : fit * look.zoom;
  return (
    <div
      ref={ref}
      className={[styles.page, whole && styles.whole].filter(Boolean).join(' ')}
      data-testid="page"
      data-loose={!placed}
      {...(placed ? {} : pan.handlers(scale))}
    >
      {width > 0 && (
        <CropImage
          picture={picture}
          width={width}
          height={height}
          scale={scale}
          centre={[picture.width / 2 + (placed ? 0 : pan.x), picture.height / 2 + (placed ? 0 : pan.y)]}
          tilt={look.tilt}
          focus={placed && field && pxPerMm > 0 ? toPicture(field.box, pxPerMm) : null}
          alt={t('review.pageAlt', { name: open.detail.sources[0]?.name ?? '' })}
        />
      )}
      {!placed && <LookTools look={look} onFit={pan.reset} />}
    </div>
  );
}

/** Dragging with the pointer moves the picture, its wheel zooms; px of the picture from its middle. */
function usePan(look: Look) {
  const [{ x, y }, setPan] = useState({ x: 0, y: 0 });
  const from = useRef<{ x: number; y: number } | null>(null);
  const handlers = (scale: number) => ({
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!from.current) return;
      const turn = (-look.tilt * Math.PI) / 180;
      const [dx, dy] = [(event.clientX - from.current.x) / scale, (event.clientY - from.current.y) / scale];
      from.current = { x: event.clientX, y: event.clientY };
      // The picture is turned on the screen, the drag is not.
      setPan((before) => ({
        x: before.x - (dx * Math.cos(turn) - dy * Math.sin(turn)),
        y: before.y - (dx * Math.sin(turn) + dy * Math.cos(turn)),
      }));
    },
    onPointerUp: () => void (from.current = null),
    onWheel: (event: React.WheelEvent) => look.setZoom((zoom) => zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15)),
  });
  return { x, y, handlers, reset: () => setPan({ x: 0, y: 0 }) };
}
