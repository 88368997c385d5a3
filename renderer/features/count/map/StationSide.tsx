import { useTranslation } from 'react-i18next';
import type { MapStation } from '../../../../shared/protocol/count/map.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import type { Names } from '../names.ts';
import type { Measure } from './measures.ts';
import { StationLegend } from './StationLegend.tsx';
import styles from './MapTab.module.css';

interface Props {
  station: MapStation | undefined;
  measure: Measure;
  names: Names;
  /** Opens the station's protocol; null where none is held. */
  onOpen: (() => void) | null;
}

/** The chosen station in words, what the dots' looks stand for, and the keys. */
export function StationSide({ station, measure, names, onOpen }: Props) {
  const { t } = useTranslation();
  const value = station && measure.shownOfStation(measure.ofStation(station));
  return (
    <div className={styles.side}>
      {station && (
        <p id="map-station" className={styles.chosen} role="status">
          <strong>
            {t('stations.one', { station: station.station, region: names.region(station.region) })}
          </strong>
          <span>{[station.district, station.name].filter(Boolean).join(' · ')}</span>
          <span>{measure.name === 'coverage' ? value : `${measure.title}: ${value}`}</span>
        </p>
      )}
      {onOpen && <Button onClick={onOpen}>{t('stations.openProtocol')}</Button>}
      <StationLegend measure={measure} />
      <ul id="map-keys" className={styles.soft}>
        <li>
          <Key name="← ↑ → ↓" /> {t('map.keys.move')}
        </li>
        <li>
          <Key name="+" /> <Key name="−" /> {t('map.keys.zoom')}
        </li>
        <li>
          <Key name="0" /> {t('map.keys.whole')}
        </li>
        <li>
          <Key name="Enter" /> {t('map.keys.open')}
        </li>
      </ul>
    </div>
  );
}
