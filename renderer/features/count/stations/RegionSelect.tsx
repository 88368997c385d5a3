import { useTranslation } from 'react-i18next';
import type { DeskProps } from './desk.ts';

type Props = Pick<DeskProps, 'election' | 'names' | 'region' | 'onRegion'>;

/** The region in which numbers of stations are typed; chosen once. */
export function RegionSelect({ election, names, region, onRegion }: Props) {
  const { t } = useTranslation();
  return (
    <label>
      <span>{t('stations.region')}</span>
      <select value={region} onChange={({ target }) => onRegion(target.value)}>
        {election.regions.map(({ key }) => (
          <option key={key} value={key}>
            {names.region(key)}
          </option>
        ))}
      </select>
    </label>
  );
}
