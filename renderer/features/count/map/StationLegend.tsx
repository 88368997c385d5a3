import { useTranslation } from 'react-i18next';
import { shadeOf } from '../../../../shared/plots/classes.ts';
import { dotSize } from '../../../../shared/plots/station-map.ts';
import { shade } from '../../../../shared/plots/svg.ts';
import drawing from '../drawing/Drawing.module.css';
import type { Measure } from './measures.ts';
import styles from './MapTab.module.css';

/** What the dots' shades stand for. */
export function StationLegend({ measure }: { measure: Measure }) {
  const { t } = useTranslation();
  const { bounds } = measure.stationClasses;
  const isHeld = measure.name === 'coverage';
  const ranges = bounds.slice(0, -1).map((from, n) => ({
    colour: shade(shadeOf(measure.stationClasses, n)),
    radius: (dotSize(shadeOf(measure.stationClasses, n)) + 1) / 2,
    shown: isHeld ? t('map.held') : measure.range(from, bounds[n + 1] ?? from, n === bounds.length - 2),
  }));
  const unknown = {
    colour: 'var(--line-strong)',
    radius: dotSize(-1) / 2,
    shown: t(isHeld ? 'map.noProtocol' : 'map.unknown'),
  };
  return (
    <ul className={[styles.legend, drawing.drawing].join(' ')}>
      {[...ranges, unknown].map(({ colour, radius, shown }) => (
        <li key={colour}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <circle cx="7" cy="7" r={radius} fill={colour} stroke="var(--line-strong)" />
          </svg>
          {shown}
        </li>
      ))}
    </ul>
  );
}
