import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { StationSet } from '../../../../shared/protocol/count/behind.ts';
import { type Pages, usePages } from '../../../api/usePages.ts';
import { OneOrAll } from '../../../components/ui/OneOrAll.tsx';
import { Search } from '../../../components/ui/Search.tsx';
import type { Names } from '../names.ts';
import { RegionFilter } from '../RegionFilter.tsx';
import styles from './StationsTab.module.css';

/** What the list shows; null: all of them. */
export interface StationFilter {
  region: string | null;
  district: string | null;
  set: StationSet;
  search: string;
}

export const everyStation: StationFilter = { region: null, district: null, set: 'all', search: '' };

const shownSets = [
  'all',
  'listed',
  'observed',
  'not-observed',
  'with-protocol',
  'without-protocol',
  'unlisted',
  'in-doubt',
  'differing',
] as const satisfies readonly StationSet[];

interface Props {
  election: ElectionView;
  names: Names;
  filter: StationFilter;
  onFilter: (filter: StationFilter) => void;
  children: (stations: Pages<'stations.list'>) => ReactNode;
}

/** Chooses which stations the list below shows. */
export function Filters({ election, names, filter, onFilter, children }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.search);
  const stations = usePages('stations.list', asked(election.id, filter), ['count', 'scan', 'merge']);
  const districts = stations.answer?.districts ?? [];
  const change = (part: Partial<StationFilter>) => onFilter({ ...filter, ...part });
  return (
    <>
      <div className={styles.filters} role="search">
        <Search
          label={t('stations.search')}
          value={typed}
          onSearch={(search) => {
            setTyped(search);
            change({ search });
          }}
        />
        <RegionFilter
          election={election}
          names={names}
          label={t('stations.region')}
          anyRegion={t('stations.anyRegion')}
          region={filter.region}
          onRegion={(region) => change({ region, district: null })}
        />
        {filter.region !== null && districts.length > 0 && (
          <OneOrAll
            label={t('stations.district')}
            all={t('stations.anyDistrict')}
            options={districts.map((district) => ({ key: district, name: district }))}
            chosen={filter.district}
            onChoose={(district) => change({ district })}
          />
        )}
        <select
          aria-label={t('stations.set')}
          value={filter.set}
          onChange={({ target }) => change({ set: shownSets.find((set) => set === target.value) ?? 'all' })}
        >
          {shownSets.map((set) => (
            <option key={set} value={set}>
              {t(`stations.sets.${set}`)}
            </option>
          ))}
        </select>
        <p className={styles.total} role="status">
          {stations.total === null ? '' : t('stations.total', { count: stations.total })}
        </p>
      </div>
      {children(stations)}
    </>
  );
}

/** A filter as the call takes it: what is not chosen is not said. */
function asked(election: string, { region, district, set, search }: StationFilter) {
  return {
    election,
    set,
    search: search.trim(),
    ...(region === null ? {} : { region }),
    ...(district === null ? {} : { district }),
  };
}
