import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../shared/api/counting.ts';
import { useFormat } from '../../i18n/useFormat.ts';

/** What regions and candidates of an election are called in the language of the screen. */
export interface Names {
  /** By the key of a region; what the election does not name stands as it is. */
  region: (key: string) => string;
  /** By the id of a candidate, or `against_all`. */
  candidate: (id: string) => string;
}

export function useNames({ regions, candidates }: ElectionView): Names {
  const { t } = useTranslation();
  const { text } = useFormat();
  return {
    region: (key) => {
      if (key === '') return t('count.noRegion');
      const named = regions.find((region) => region.key === key);
      return named ? text(named.name) : key;
    },
    candidate: (id) => {
      if (id === 'against_all') return t('count.againstAll');
      const named = candidates.find((candidate) => candidate.id === id);
      return named ? text(named.name) : id;
    },
  };
}
