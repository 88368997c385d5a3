import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceCompared } from '../../../../shared/protocol/count/compare-official-whole.ts';
import type { SourceName } from '../../../../shared/protocol/count/compare-official-sources.ts';
import type { TabProps } from '../tabs.tsx';
import styles from '../totals/PlacesTable.module.css';
import own from './ComparisonTab.module.css';
import { useGrid } from '../totals/useGrid.ts';
import { LeftCell, OfficialCell, OwnCell, RestCell, TableCell } from './cells.tsx';
import { placeId } from './places.ts';
import type { ComparisonWords } from './words.ts';

interface Props {
  places: readonly PlaceCompared[];
  /** Independent sources, each with a column of its own. */
  sources: readonly SourceName[];
  figure: string;
  words: ComparisonWords;
  /** The place whose rest is told below, by `placeId`. */
  open: string | null;
  onOpen: (place: PlaceCompared) => void;
  onBehind: TabProps['onBehind'];
}

/** One figure by place: official, by one's own protocols, what is left for the others, and what other teams hold beside. */
export function PlacesCompared({ places, sources, figure, words, open, onOpen, onBehind }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const grid = useGrid(table);
  const heads = {
    official: t('comparison.column.official'),
    own: t('comparison.column.own'),
    left: t('comparison.column.left'),
    rest: t('comparison.column.rest'),
  };
  const columns = [
    t('comparison.column.place'),
    ...Object.values(heads),
    ...sources.map(({ name, published }) => `${name}, ${published}`),
  ];
  return (
    <div className={styles.scroll}>
      <table
        ref={table}
        role="grid"
        className={`${styles.table} ${own.places}`}
        aria-label={t('comparison.places')}
        {...grid}
      >
        <thead>
          <tr role="row">
            {columns.map((column) => (
              <th key={column} scope="col" role="columnheader">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place, index) => {
            const shared = { place, figure, words, onBehind };
            return (
              <tr key={placeId(place)} role="row" className={place.region === '' ? styles.whole : ''}>
                <th scope="row" role="rowheader">
                  <button
                    type="button"
                    tabIndex={index === 0 ? 0 : -1}
                    aria-pressed={placeId(place) === open}
                    onClick={() => onOpen(place)}
                  >
                    {words.place(place)}
                  </button>
                </th>
                <OfficialCell head={heads.official} {...shared} />
                <OwnCell head={heads.own} {...shared} />
                <LeftCell head={heads.left} {...shared} />
                <RestCell head={heads.rest} {...shared} />
                {sources.map((source) => (
                  <TableCell key={source.publication} head={source.name} source={source} {...shared} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
