import { useTranslation } from 'react-i18next';
import type { ElectionView, StationsAsked } from '../../../../shared/api/counting.ts';
import { statementWords, type StatementWords } from '../../../../shared/forms/statements.ts';
import type { WholePlace } from '../../../../shared/protocol/count/statement.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { type Names, useNames } from '../names.ts';

/** How an election's comparison is told in the language of the screen. */
export interface ComparisonWords extends StatementWords, Names {
  /** The country, a region, or a district with its region. */
  place: (place: WholePlace) => string;
  /** The part of a question about stations that says where. */
  where: (place: WholePlace) => Pick<StationsAsked, 'region' | 'district'>;
}

export function useComparisonWords(election: ElectionView): ComparisonWords {
  const { t } = useTranslation();
  const { language } = useFormat();
  const names = useNames(election);
  const place = ({ region, district }: WholePlace) =>
    region === '' ? t('totals.country') : [names.region(region), district].filter(Boolean).join(', ');
  return {
    ...names,
    ...statementWords(language, { place, figure: names.figure }),
    place,
    where: ({ region, district }) => ({
      ...(region === '' ? {} : { region }),
      ...(district === '' ? {} : { district }),
    }),
  };
}
