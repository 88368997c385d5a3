import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import { hundredths } from '../../../../shared/protocol/count/totals-sums.ts';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TotalsPart } from './places.ts';
import styles from './PlacesTable.module.css';

interface CellProps extends TotalsPart {
  place: PlaceTotals;
  /** Of the column: read out, and shown where there is no room for columns. */
  head: string;
}

/** Stations with a protocol, of those that there are. */
export function CoverageCell({ place, head, sure, places, onBehind }: CellProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { stations, unlisted } = place.coverage;
  const { papers } = sure ? place.sure : place.all;
  // Stations in no register are not among those that it counts.
  const beyond = stations.by === 'register' && !sure ? unlisted : 0;
  const part = stations.exact ? hundredths(papers - beyond, stations.count) : null;
  return (
    <Cell
      head={head}
      part={part}
      note={[beyond > 0 ? t('totals.beyond', { n: number(beyond) }) : '']}
      onOpen={() =>
        onBehind(places.title(t('totals.withProtocol'), place), {
          set: 'with-protocol',
          withoutDoubtful: sure,
          ...places.where(place),
        })
      }
    >
      {t('totals.of', { n: number(papers), total: stations.exact ? number(stations.count) : '?' })}
    </Cell>
  );
}

/** Turnout over the papers that state both of its numbers. */
export function TurnoutCell({ place, head, sure, places, onBehind }: CellProps) {
  const { t } = useTranslation();
  const { hundredths: percent, number } = useFormat();
  const { turnout, papers } = sure ? place.sure : place.all;
  return (
    <Cell
      head={head}
      part={turnout.rate}
      note={[turnout.papers < papers ? t('totals.lacking', { n: number(papers - turnout.papers) }) : '']}
      onOpen={() =>
        onBehind(places.title(places.figure('voted'), place), {
          set: 'with-protocol',
          withoutDoubtful: sure,
          key: 'voted',
          ...places.where(place),
        })
      }
    >
      {turnout.rate === null ? '–' : percent(turnout.rate)}
    </Cell>
  );
}

/** Votes for one on the ballot, and their share of all votes. */
export function SumCell({ place, head, figure, sure, places, onBehind }: CellProps & { figure: string }) {
  const { t } = useTranslation();
  const { hundredths: percent, number } = useFormat();
  const { figures, papers, shares } = sure ? place.sure : place.all;
  const { sum = 0, known = 0 } = figures[figure] ?? {};
  const share = shares[figure] ?? null;
  return (
    <Cell
      head={head}
      part={share}
      note={[
        share === null ? '' : percent(share),
        known < papers ? t('totals.lacking', { n: number(papers - known) }) : '',
      ]}
      onOpen={() =>
        onBehind(places.title(head, place), {
          set: 'with-protocol',
          withoutDoubtful: sure,
          key: figure,
          ...places.where(place),
        })
      }
    >
      {papers === 0 ? '–' : number(sum)}
    </Cell>
  );
}

interface Props {
  head: string;
  /** Hundredths of a percent that its bar fills; null without a bar. */
  part: number | null;
  /** Lines below; empty ones are left out. */
  note?: readonly string[];
  onOpen: () => void;
  children: ReactNode;
}

function Cell({ head, part, note = [], onOpen, children }: Props) {
  return (
    <td role="gridcell">
      <button type="button" tabIndex={-1} onClick={onOpen}>
        <span className={styles.head}>{head}</span>
        <span className={styles.value}>{children}</span>
        <span className={styles.bar} aria-hidden="true">
          {part !== null && <span style={{ inlineSize: `${Math.min(100, part / 100)}%` }} />}
        </span>
        <span className={styles.note}>
          {note.filter(Boolean).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </button>
    </td>
  );
}
