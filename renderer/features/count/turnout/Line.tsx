import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { turnoutPlot } from '../../../../shared/plots/turnout-plot.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { TurnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import { Drawing } from '../drawing/Drawing.tsx';
import styles from './TurnoutTab.module.css';

/** The country's turnout through the day; the same numbers stand in the table below. */
export function Line({ election, line }: { election: ElectionView; line: TurnoutLine }) {
  const { t } = useTranslation();
  const { number, percent, hundredths } = useFormat();
  const svg = useMemo(
    () =>
      turnoutPlot(
        line.country.hours.map(({ hour, rate, counted, official }) => ({
          hour,
          rate,
          official: official?.rate ?? null,
          stations: counted,
        })),
        election.turnout,
        {
          title: t('turnoutLine.plot'),
          observed: t('turnoutLine.stated'),
          official: t('turnoutLine.official'),
          rate: hundredths,
          percent: (whole) => percent(whole / 100),
          stations: t('turnoutLine.stations'),
          count: number,
        },
      ),
    [line, election, t, number, percent, hundredths],
  );
  return (
    <figure className={styles.line}>
      <Drawing svg={svg} />
      <figcaption>{t('turnoutLine.limits')}</figcaption>
    </figure>
  );
}
