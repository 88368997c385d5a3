import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ForensicPlot,
  forensicPlots,
  type Forensics,
} from '../../../../shared/protocol/count/forensics/forensics.ts';
import { plotStory } from '../../../../shared/plots/forensics/story.ts';
import type { Speaker } from './speaker.ts';
import styles from './ForensicsTab.module.css';

interface Props {
  data: Forensics;
  speaker: Speaker;
  chosen: ForensicPlot;
  onChoose: (plot: ForensicPlot) => void;
}

/** The plots with what came of each; arrows go through them. */
export function PlotList({ data, speaker, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    const next = forensicPlots[forensicPlots.indexOf(chosen) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelectorAll('button')[forensicPlots.indexOf(next)]?.focus();
  }

  return (
    <nav ref={list} className={styles.list} aria-label={t('forensics.plots')} onKeyDown={onKeyDown}>
      {forensicPlots.map((plot) => {
        const { title, result, isDrawn, unusual } = plotStory(plot, data, speaker);
        return (
          <button
            key={plot}
            type="button"
            className={`choice ${styles.choice}`}
            aria-current={plot === chosen ? 'true' : undefined}
            onClick={() => onChoose(plot)}
          >
            <span className={styles.title}>
              <span aria-hidden="true" className={unusual ? styles.sign : styles.plain}>
                {unusual ? '▲' : isDrawn ? '○' : '–'}
              </span>
              {title}
            </span>
            <span className={styles.came}>{result}</span>
          </button>
        );
      })}
    </nav>
  );
}
