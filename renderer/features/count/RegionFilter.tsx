import type { ElectionView } from '../../../shared/api/counting.ts';
import { OneOrAll } from '../../components/ui/OneOrAll.tsx';
import type { Names } from './names.ts';

interface Props {
  election: ElectionView;
  names: Names;
  label: string;
  /** What all regions together are called. */
  anyRegion: string;
  /** Key of the region; null: all of them. */
  region: string | null;
  onRegion: (region: string | null) => void;
}

/** Chooses one region of the election, or all of them. */
export function RegionFilter({ election, names, label, anyRegion, region, onRegion }: Props) {
  return (
    <OneOrAll
      label={label}
      all={anyRegion}
      options={election.regions.map(({ key }) => ({ key, name: names.region(key) }))}
      chosen={region}
      onChoose={onRegion}
    />
  );
}
