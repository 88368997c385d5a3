import { useTranslation } from 'react-i18next';
import type { ElectionView, StationsAsked } from '../../../../shared/api/counting.ts';
import type { Place } from '../../../../shared/protocol/count/coverage.ts';
import type { ElectionTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TabProps } from '../tabs.tsx';
import { type Names, useNames } from '../names.ts';

/** How places of an election are named and asked for. */
export interface Places extends Names {
  name: (place: Place) => string;
  /** The part of a question about stations that says where. */
  where: (place: Place) => Pick<StationsAsked, 'region' | 'district'>;
  /** Title of a list: what it is of, and where. */
  title: (what: string, place: Place) => string;
}

/** What each part of the tab is shown from. */
export interface TotalsPart {
  totals: ElectionTotals;
  /** Without stations in doubt. */
  sure: boolean;
  places: Places;
  onBehind: TabProps['onBehind'];
}

export function usePlaces(election: ElectionView): Places {
  const { t } = useTranslation();
  const names = useNames(election);
  const name = ({ region, district }: Place) => {
    if (region === null) return t('totals.country');
    if (district === null) return names.region(region);
    return district === '' ? t('totals.noDistrict') : district;
  };
  return {
    ...names,
    name,
    where: ({ region, district }) => ({
      ...(region === null ? {} : { region }),
      ...(district === null ? {} : { district }),
    }),
    title: (what, place) =>
      [what, place.region !== null && place.district !== null && names.region(place.region), name(place)]
        .filter(Boolean)
        .join(' · '),
  };
}
