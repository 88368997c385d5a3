import type { ElectionView } from '../../../shared/api/counting.ts';
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

/** Stands for all regions: a region's key can be empty, but no key is this. */
const ALL = '\u0000';

/** Chooses one region of the election, or all of them. */
export function RegionFilter({ election, names, label, anyRegion, region, onRegion }: Props) {
  return (
    <select
      aria-label={label}
      value={region ?? ALL}
      onChange={({ target }) => onRegion(target.value === ALL ? null : target.value)}
    >
      <option value={ALL}>{anyRegion}</option>
      {election.regions.map(({ key }) => (
        <option key={key} value={key}>
          {names.region(key)}
        </option>
      ))}
    </select>
  );
}
