import { useTranslation } from 'react-i18next';
import { hourOf, noProtocolReasons } from '../../../../shared/protocol/count/figures.ts';
import type { SaidValue } from '../../../../shared/protocol/count/sayings.ts';
import { useFormat } from '../../../i18n/useFormat.ts';

/** Words for what is said of stations. */
export function useSaid(): {
  key: (key: string) => string;
  value: (value: SaidValue | null) => string;
} {
  const { t } = useTranslation();
  const { number } = useFormat();
  return {
    key(key) {
      const hour = hourOf(key);
      if (hour !== null) return t('stations.votedBy', { hour });
      if (key === 'head_count') return t('figure.head_count');
      return t(key === 'observed' ? 'stations.observed' : 'stations.reason');
    },
    value(value) {
      if (value === null) return '–';
      if (typeof value === 'number') return number(value);
      if (typeof value === 'boolean') return t(value ? 'stations.yes' : 'stations.no');
      return t(`noProtocol.${noProtocolReasons.find((reason) => reason === value) ?? 'other'}`);
    },
  };
}
