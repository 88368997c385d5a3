import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationsAsked } from '../../../../shared/api/counting.ts';
import type { PlaceCompared } from '../../../../shared/protocol/count/compare-official-whole.ts';
import type { SourceName } from '../../../../shared/protocol/count/compare-official-sources.ts';
import { candidateOf } from '../../../../shared/protocol/count/figures.ts';
import { hundredths } from '../../../../shared/protocol/count/totals-sums.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { TabProps } from '../tabs.tsx';
import styles from '../totals/PlacesTable.module.css';
import own from './ComparisonTab.module.css';
import { ownOf } from './places.ts';
import type { ComparisonWords } from './words.ts';

interface CellProps {
  place: PlaceCompared;
  figure: string;
  /** Of the column: shown where there is no room for columns. */
  head: string;
  words: ComparisonWords;
  onBehind: TabProps['onBehind'];
}

/** The official figure; behind it all stations of the place. */
export function OfficialCell({ place, figure, ...cell }: CellProps) {
  const { number } = useFormat();
  const official = place.official[figure];
  return (
    <Cell {...cell} place={place} asked={{ set: 'all' }} note={official?.published ?? ''}>
      {official ? number(official.value) : '–'}
    </Cell>
  );
}

/** What one's own protocols hold, and of how many stations. */
export function OwnCell({ place, figure, ...cell }: CellProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const own = ownOf(place);
  const sum = own?.sums[figure];
  const official = place.official[figure];
  const stations = number(own?.stations ?? 0);
  const exceeds = sum && official && sum.sum > official.value;
  const of = place.inAll === null ? stations : t('totals.of', { n: stations, total: number(place.inAll) });
  return (
    <Cell
      {...cell}
      place={place}
      asked={{ set: 'with-protocol', key: figure }}
      note={[
        of,
        sum && sum.unknown > 0 ? t('totals.lacking', { n: number(sum.unknown) }) : '',
        exceeds ? t('comparison.exceeds') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {sum ? number(sum.sum) : '–'}
    </Cell>
  );
}

/** Official less covered: what is left for the stations without a protocol, at most where numbers are not known. */
export function LeftCell({ place, figure, ...cell }: CellProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const sum = ownOf(place)?.sums[figure];
  const official = place.official[figure];
  const left = sum && official ? number(official.value - sum.sum).replace('-', '−') : '–';
  return (
    <Cell {...cell} place={place} asked={{ set: 'without-protocol' }}>
      {sum && sum.unknown > 0 ? t('comparison.atMost', { n: left }) : left}
    </Cell>
  );
}

/** The share of a candidate, or the turnout, that the others must have had; beside it that of the protocols. */
export function RestCell({ place, figure, ...cell }: CellProps) {
  const { t } = useTranslation();
  const { hundredths: percent } = useFormat();
  const [rest, covered] = sharesOf(place, figure);
  return (
    <Cell
      {...cell}
      place={place}
      asked={{ set: 'without-protocol' }}
      note={covered === null ? '' : t('comparison.byProtocols', { p: percent(covered) })}
    >
      {rest === null ? '–' : percent(rest)}
    </Cell>
  );
}

/** Hundredths of a percent in the rest and in the protocols; null where there is none to tell. */
function sharesOf(place: PlaceCompared, figure: string): [rest: number | null, covered: number | null] {
  const { shares = null, turnout = null } = ownOf(place)?.rest ?? {};
  if (figure === 'voted' && turnout) {
    const { rest, covered } = turnout;
    return [hundredths(rest.voted, rest.registered), hundredths(covered.voted, covered.registered)];
  }
  const votes = shares?.candidates.find(({ candidate }) => candidate === candidateOf(figure));
  if (!shares || !votes) return [null, null];
  return [hundredths(votes.rest, shares.votes.rest), hundredths(votes.covered, shares.votes.covered)];
}

/** What an independent source holds, and of how many stations; nothing is behind it here. */
export function TableCell({ place, figure, head, source }: CellProps & { source: SourceName }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const of = place.sources.find((each) => each.source.publication === source.publication);
  const sum = of?.sums[figure];
  const official = place.official[figure];
  return (
    <td role="gridcell" className={own.plain}>
      <span className={styles.head}>{head}</span>
      <span className={styles.value}>{sum ? number(sum.sum) : '–'}</span>
      {sum && (
        <span className={styles.note}>
          {[
            sum.stations === null ? '' : number(sum.stations),
            official && sum.sum > official.value ? t('comparison.exceeds') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </td>
  );
}

interface InCell {
  head: string;
  place: PlaceCompared;
  asked: StationsAsked;
  words: ComparisonWords;
  onBehind: TabProps['onBehind'];
  note?: string;
  children: ReactNode;
}

function Cell({ head, place, asked, words, onBehind, note = '', children }: InCell) {
  return (
    <td role="gridcell">
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onBehind(`${head} · ${words.place(place)}`, { ...asked, ...words.where(place) })}
      >
        <span className={styles.head}>{head}</span>
        <span className={styles.value}>{children}</span>
        {note && <span className={styles.note}>{note}</span>}
      </button>
    </td>
  );
}
