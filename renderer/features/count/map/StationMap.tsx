import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dotPaths, layOutPlaces, scaleBar } from '../../../../shared/plots/station-map.ts';
import { towards } from '../../../../shared/plots/towards.ts';
import type { ElectionMap } from '../../../../shared/protocol/count/map.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import drawing from '../drawing/Drawing.module.css';
import type { Names } from '../names.ts';
import { directionOf } from './keys.ts';
import type { Measure } from './measures.ts';
import { DotLayer } from './DotLayer.tsx';
import { StationSide } from './StationSide.tsx';
import { useDrag } from './useDrag.ts';
import { useView } from './useView.ts';
import styles from './MapTab.module.css';

interface Props {
  map: ElectionMap;
  measure: Measure;
  names: Names;
  onScan: (scan: number) => void;
}

/** Stations whose coordinates the register has, as dots; nothing where it has none. */
export function StationMap(props: Props) {
  const { t } = useTranslation();
  const { stations, unplaced } = props.map;
  return (
    <section className={styles.stations} aria-label={t('map.stations')}>
      <h2>{t('map.stations')}</h2>
      <p className={styles.soft}>
        {stations.length === 0 ? t('map.noPlaces') : t('map.placed', { count: stations.length })}
        {stations.length > 0 && unplaced > 0 && ` ${t('map.unplaced', { count: unplaced })}`}
      </p>
      {stations.length > 0 && <Dots {...props} />}
    </section>
  );
}

function Dots({ map: { stations }, measure, names, onScan }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const frame = useRef<SVGSVGElement>(null);
  const laidOut = useMemo(() => layOutPlaces(stations), [stations]);
  const view = useView(laidOut, frame);
  const [active, setActive] = useState(0);
  const { part } = view;
  const paths = dotPaths(laidOut, stations.map(measure.ofStation), measure.stationClasses);
  const [x, y] = laidOut.points[active] ?? [0, 0];
  const station = stations[active];
  const chosen = dotPaths(
    { ...laidOut, points: [[x, y]] },
    [station ? measure.ofStation(station) : null],
    measure.stationClasses,
  );
  const ratio = laidOut.width / laidOut.height;
  const bar = scaleBar(part.width / 4);

  function choose(n: number): void {
    const point = laidOut.points[n];
    setActive(n);
    if (point) view.show(point);
  }
  const scan = station?.scan ?? null;
  const open = () => scan !== null && onScan(scan);
  function onKeyDown(event: KeyboardEvent): void {
    const direction = directionOf(event);
    const next = direction && towards(laidOut.points, active, direction);
    const acts: Record<string, () => void> = {
      Equal: () => view.zoom(1.5, [x, y]),
      NumpadAdd: () => view.zoom(1.5, [x, y]),
      Minus: () => view.zoom(1 / 1.5, [x, y]),
      NumpadSubtract: () => view.zoom(1 / 1.5, [x, y]),
      Digit0: view.whole,
      Numpad0: view.whole,
      Enter: open,
      NumpadEnter: open,
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (next !== null) choose(next);
    else if (direction === null) acts[event.code]?.();
    if (direction !== null || event.code in acts) event.preventDefault();
  }
  const drag = useDrag(view, (at) => setActive(nearestTo(laidOut.points, at)));

  return (
    <div className={styles.dots}>
      <div
        className={[styles.map, drawing.drawing].join(' ')}
        style={{ aspectRatio: ratio, width: `min(100%, ${70 * ratio}vh)` }}
      >
        <svg
          ref={frame}
          viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
          role="application"
          aria-label={t('map.stations')}
          aria-describedby="map-station map-keys"
          tabIndex={0}
          onKeyDown={onKeyDown}
          {...drag}
        >
          <DotLayer all={paths} chosen={chosen} at={[x, y]} />
        </svg>
        <div className={styles.bar} style={{ width: `${(100 * bar) / part.width}%` }}>
          {t('map.km', { km: number(bar) })}
        </div>
      </div>
      <StationSide station={station} measure={measure} names={names} onOpen={scan === null ? null : open} />
    </div>
  );
}

function nearestTo(
  points: readonly (readonly [x: number, y: number])[],
  [x, y]: readonly [number, number],
): number {
  let best = { n: 0, distance: Infinity };
  for (const [n, [px, py]] of points.entries()) {
    const distance = Math.hypot(px - x, py - y);
    if (distance < best.distance) best = { n, distance };
  }
  return best.n;
}
