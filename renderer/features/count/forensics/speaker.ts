import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { PlotStyle } from '../../../../shared/plots/forensics/style.ts';
import { localText } from '../../../../shared/forms/names.ts';
import { useFormat } from '../../../i18n/useFormat.ts';

export type Speaker = Pick<PlotStyle, 'language' | 'names'>;

/** Language and names that plots speak with: the same object while neither changes, as drawing anew takes time. */
export function useSpeaker({ candidates, regions }: ElectionView): Speaker {
  const { t } = useTranslation();
  const { language } = useFormat();
  return useMemo(() => {
    const people = new Map(candidates.map(({ id, name }) => [id, localText(name, language)]));
    const places = new Map(regions.map(({ key, name }) => [key, localText(name, language)]));
    return {
      language,
      names: {
        candidate: (id) => (id === 'against_all' ? t('count.againstAll') : (people.get(id) ?? id)),
        region: (key) => (key === '' ? t('count.noRegion') : (places.get(key) ?? key)),
      },
    };
  }, [candidates, regions, language, t]);
}
