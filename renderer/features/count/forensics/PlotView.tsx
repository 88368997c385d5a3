import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForensicPlot, Forensics } from '../../../../shared/protocol/count/forensics/forensics.ts';
import { drawPlot } from '../../../../shared/plots/forensics/draw.ts';
import { pageColours, type Spot } from '../../../../shared/plots/forensics/style.ts';
import { useSize } from '../../../components/ui/useSize.ts';
import type { Speaker } from './speaker.ts';
import { movedTo, spotAt } from './spots.ts';
import styles from './ForensicsTab.module.css';

interface Props {
  plot: ForensicPlot;
  title: string;
  data: Forensics;
  speaker: Speaker;
  /** Stations (places in the list) that the spot stands for. */
  onOpen: (stations: readonly number[]) => void;
}

/** px; before the screen is measured, and where it cannot be. */
const NARROWEST = 320;

/** A plot whose dots and bars are gone through by arrows or pointer; what each says stands above it in words. */
export function PlotView({ plot, title, data, speaker, onOpen }: Props) {
  const { t } = useTranslation();
  const { ref, width } = useSize<HTMLDivElement>();
  const holder = useRef<HTMLDivElement>(null);
  const help = useId();
  const [active, setActive] = useState<number | null>(null);
  const drawn = useMemo(() => {
    const fontSize = 0.87 * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');
    const style = { document, width: Math.max(NARROWEST, width), fontSize, colours: pageColours, ...speaker };
    return drawPlot(plot, data, style);
  }, [plot, data, speaker, width]);
  useEffect(() => {
    holder.current?.replaceChildren(...(drawn ? [drawn.svg] : []));
  }, [drawn]);
  if (!drawn) return null;

  const { spots } = drawn;
  const spot = active === null ? undefined : spots[active];

  function onKeyDown(event: KeyboardEvent): void {
    const { code, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    if ((code === 'Enter' || code === 'NumpadEnter') && spot) return void onOpen(spot.stations);
    const next = active === null && code.startsWith('Arrow') ? 0 : movedTo(spots, active ?? -1, event);
    if (next === null || spots.length === 0) return;
    event.preventDefault();
    setActive(next);
  }
  const pointed = ({ clientX, clientY }: MouseEvent): number | null => {
    const { left = 0, top = 0 } = holder.current?.getBoundingClientRect() ?? {};
    return spotAt(spots, clientX - left, clientY - top);
  };

  return (
    <div ref={ref} className={styles.view}>
      <p className={styles.said} role="status" data-testid="said">
        {spot ? spot.text() : ' '}
      </p>
      <div
        role="application"
        tabIndex={0}
        aria-label={title}
        aria-describedby={help}
        className={styles.plot}
        data-testid="plot"
        onKeyDown={onKeyDown}
        onMouseMove={(event) => {
          const near = pointed(event);
          if (near !== null) setActive(near);
        }}
        onClick={(event) => {
          const near = pointed(event);
          if (near !== null) onOpen(spots[near]?.stations ?? []);
        }}
      >
        <div ref={holder} />
        {spot && <Mark spot={spot} />}
      </div>
      <p id={help} className={styles.help}>
        {t('forensics.keys')}
      </p>
    </div>
  );
}

/** A ring around the dot, or a frame around the bar, that is looked at; over the drawing, which stays as it is. */
function Mark({ spot: { x, y, half } }: { spot: Spot }) {
  const [width, height] = [half?.width ?? 5, half?.height ?? 5];
  return (
    <svg className={styles.mark} aria-hidden="true">
      <rect
        x={x - width - 2}
        y={y - height - 2}
        width={2 * width + 4}
        height={2 * height + 4}
        rx={half ? 2 : 9}
      />
    </svg>
  );
}
