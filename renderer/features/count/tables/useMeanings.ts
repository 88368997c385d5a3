import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { hourOf } from '../../../../shared/protocol/count/figures.ts';
import {
  aboutMeanings,
  LEFT_OUT,
  longMeanings,
  type Meaning,
  type MeaningGroup,
  meaningsOf,
  placeMeanings,
} from '../../../../shared/protocol/count/mapping.ts';
import { useNames } from '../names.ts';

const worded = [LEFT_OUT, ...placeMeanings, ...longMeanings, ...aboutMeanings] as const;

interface Meanings {
  name: (meaning: Meaning) => string;
  groups: Readonly<Record<MeaningGroup, readonly Meaning[]>>;
}

/**
 * What columns can be taken for, and what it is called in the language of the screen.
 * @param used meanings that are offered beside those that every table is
 */
export function useMeanings(election: ElectionView, used: readonly Meaning[]): Meanings {
  const { t } = useTranslation();
  const names = useNames(election);
  const { opens, closes, summaries } = election.turnout;
  const whole = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const hours = [
    ...whole.filter((hour) => hour >= opens && hour <= closes),
    ...summaries,
    ...used.flatMap((meaning) => hourOf(meaning) ?? []),
  ];
  return {
    groups: meaningsOf(
      election.candidates.map(({ id }) => id),
      [...new Set(hours)].sort(),
    ),
    name: (meaning) => {
      const own = worded.find((each) => each === meaning);
      if (own) return t(`tables.meaning.${own}`);
      const hour = hourOf(meaning);
      return hour === null ? names.figure(meaning) : t('tables.votedBy', { hour });
    },
  };
}
