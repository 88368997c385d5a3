import { useTranslation } from 'react-i18next';
import type { StationWarning } from '../../../../shared/protocol/count/station-warnings.ts';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import { END_OF_VOTING } from '../../../../shared/protocol/rules/hourly.ts';
import styles from './StationsTab.module.css';

/** What is odd about a station's figures, in words, with its numbers. */
export function Warnings({ warnings }: { warnings: readonly StationWarning[] }) {
  const words = useWords();
  if (warnings.length === 0) return null;
  return (
    <div className={styles.warnings}>
      {warnings.map((warning) => (
        <Notice key={warning.code} look={warning.code.startsWith('W') ? 'warn' : 'bad'} role="status">
          {words(warning)}
        </Notice>
      ))}
    </div>
  );
}

function useWords(): (warning: StationWarning) => string {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (warning) => {
    switch (warning.code) {
      case 'F214': {
        const { from, before, after } = warning;
        const numbers = { from, before: number(before), after: number(after) };
        return warning.to === END_OF_VOTING
          ? t('stations.warn.fallEnd', numbers)
          : t('stations.warn.fall', { ...numbers, to: warning.to });
      }
      case 'W214':
        return t('stations.warn.haste', {
          from: warning.from,
          to: warning.to,
          votes: number(warning.votes),
          pace: number(warning.pace),
        });
      case 'W212':
        return t('stations.warn.register', {
          register: number(warning.register),
          protocol: number(warning.protocol),
        });
      case 'W213':
        return t('stations.warn.headCount', {
          counted: number(warning.counted),
          voted: number(warning.voted),
        });
      case 'over':
        return t('stations.warn.over', {
          hour: warning.hour,
          voted: number(warning.voted),
          voters: number(warning.voters),
        });
    }
  };
}
