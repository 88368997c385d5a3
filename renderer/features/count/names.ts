import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../shared/api/counting.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import { candidateOf, tableKeys } from '../../../shared/protocol/count/figures.ts';
import { singleQuantities } from '../../../shared/protocol/rules/input.ts';

/** What regions and candidates of an election are called in the language of the screen. */
export interface Names {
  /** By the key of a region; what the election does not name stands as it is. */
  region: (key: string) => string;
  /** By the id of a candidate, or `against_all`. */
  candidate: (id: string) => string;
  /** By the key of a figure (shared/protocol/count/figures.ts); one that no quantity has stands as it is. */
  figure: (key: string) => string;
}

const figureKeys = [...singleQuantities, ...tableKeys];

export function useNames({ regions, candidates }: ElectionView): Names {
  const { t } = useTranslation();
  const { text } = useFormat();
  const candidate = (id: string) => {
    if (id === 'against_all') return t('count.againstAll');
    const named = candidates.find((each) => each.id === id);
    return named ? text(named.name) : id;
  };
  return {
    candidate,
    figure: (key) => {
      const of = candidateOf(key);
      if (of !== null) return candidate(of);
      const named = figureKeys.find((each) => each === key);
      return named ? t(`figure.${named}`) : key;
    },
    region: (key) => {
      if (key === '') return t('count.noRegion');
      const named = regions.find((region) => region.key === key);
      return named ? text(named.name) : key;
    },
  };
}
