import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForensicPlot, Forensics } from '../../../../shared/protocol/count/forensics/forensics.ts';
import { type PlotRow, plotRows } from '../../../../shared/plots/forensics/rows.ts';
import { stationName } from '../../../../shared/plots/forensics/speech.ts';
import { plotStory } from '../../../../shared/plots/forensics/story.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import { PlotTable } from './PlotTable.tsx';
import { PlotView } from './PlotView.tsx';
import { savePlot } from './save-svg.ts';
import type { Speaker } from './speaker.ts';
import { Story } from './Story.tsx';
import styles from './ForensicsTab.module.css';

interface Props {
  plot: ForensicPlot;
  data: Forensics;
  speaker: Speaker;
  onScan: (scan: number) => void;
}

/** One plot, or the table of the same data, with what it says and what it cannot. */
export function PlotDesk({ plot, data, speaker, onScan }: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  /** Stations behind a bar, once it was opened. */
  const [behind, setBehind] = useState<readonly number[] | null>(null);
  const story = useMemo(() => plotStory(plot, data, speaker), [plot, data, speaker]);
  const all = useMemo(() => plotRows(plot, data, speaker), [plot, data, speaker]);
  const rows = useMemo(
    () => (behind ? stationRows(behind, data, speaker) : all),
    [behind, all, data, speaker],
  );
  const open = (stations: readonly number[]) => {
    const [first] = stations;
    if (first === undefined) return;
    const scan = data.stations[first]?.scan ?? null;
    if (stations.length > 1) setBehind(stations);
    else if (scan !== null) onScan(scan);
  };

  return (
    <section
      className={styles.desk}
      aria-label={story.title}
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || !behind) return;
        event.preventDefault();
        setBehind(null);
      }}
    >
      <header className={styles.head}>
        <h2>{story.title}</h2>
        {behind ? (
          <Button onClick={() => setBehind(null)}>
            {t('count.back')} <Key name="Esc" />
          </Button>
        ) : (
          <>
            {all.length > 0 && (
              <Button aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                {t('forensics.table')}
              </Button>
            )}
            {story.isDrawn && (
              <Button onClick={() => savePlot(plot, data, speaker)}>{t('forensics.save')}</Button>
            )}
          </>
        )}
      </header>
      <p className={styles.result} data-testid="result">
        {story.result}
      </p>
      {behind || (asTable && all.length > 0) ? (
        <div className={styles.table}>
          <PlotTable
            key={behind ? 'behind' : 'all'}
            label={story.title}
            data={data}
            rows={rows}
            onOpen={open}
          />
        </div>
      ) : (
        <PlotView key={plot} plot={plot} title={story.title} data={data} speaker={speaker} onOpen={open} />
      )}
      <Story story={story} />
    </section>
  );
}

/** Stations behind a bar, by name. */
function stationRows(stations: readonly number[], data: Forensics, speaker: Speaker): PlotRow[] {
  return stations.map((at) => ({
    name: () => stationName(data, at, speaker),
    stations: [at],
    unusual: false,
    text: () => '',
  }));
}
