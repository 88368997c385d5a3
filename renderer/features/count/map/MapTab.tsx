import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView, StationsAsked } from '../../../../shared/api/counting.ts';
import type { ElectionMap } from '../../../../shared/protocol/count/map.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Centre } from '../../../components/ui/Centre.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { type Names, useNames } from '../names.ts';
import type { TabProps } from '../tabs.tsx';
import { type MeasureName, measureNames, useMeasure, useMeasureTitle } from './measures.ts';
import { RegionTable } from './RegionTable.tsx';
import { StationMap } from './StationMap.tsx';
import { TileMap } from './TileMap.tsx';
import styles from './MapTab.module.css';

/** Regions as tiles and stations as dots, coloured by one measure, with the same numbers in a table. */
export function MapTab({ election, onScan, onBehind }: TabProps) {
  const { t } = useTranslation();
  const names = useNames(election);
  const { data: map, error } = useQuery('count.map', { election: election.id }, ['count', 'scan', 'merge']);
  if (error && !map) return <Failure error={error} />;
  if (!map) return <Centre title={t('count.opening')} />;
  return <Maps map={map} election={election} names={names} onScan={onScan} onBehind={onBehind} />;
}

interface Props extends Pick<TabProps, 'onScan' | 'onBehind'> {
  map: ElectionMap;
  election: ElectionView;
  names: Names;
}

function Maps({ map, election, names, onScan, onBehind }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState<MeasureName>('coverage');
  const titleOf = useMeasureTitle(names);
  const measure = useMeasure(name, map, names);
  const open = (region: string) => onBehind(names.region(region), asked(name, region));
  return (
    <div className={styles.screen}>
      <label className={styles.measure}>
        <span>{t('map.by')}</span>
        <select value={name} onChange={({ target }) => setName(target.value)}>
          {measureNames(map).map((each) => (
            <option key={each} value={each}>
              {titleOf(each)}
            </option>
          ))}
        </select>
      </label>
      <TileMap map={map} election={election} measure={measure} names={names} onOpen={open} />
      <RegionTable map={map} measure={measure} names={names} onOpen={open} />
      {/* Official figures of whole places say nothing of a single station. */}
      {name !== 'contradictions' && <StationMap map={map} measure={measure} names={names} onScan={onScan} />}
    </div>
  );
}

/** The stations that a region's number stands for. */
function asked(name: MeasureName, region: string): StationsAsked {
  if (name === 'findings') return { set: 'in-doubt', region };
  if (name === 'coverage') return { set: 'with-protocol', region };
  return { set: 'with-protocol', region, key: name === 'turnout' ? 'voted' : name };
}
