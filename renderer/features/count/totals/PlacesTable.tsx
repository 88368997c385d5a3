import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import { CoverageCell, SumCell, TurnoutCell } from './cells.tsx';
import type { TotalsPart } from './places.ts';
import { useGrid } from './useGrid.ts';
import styles from './PlacesTable.module.css';

interface Props extends TotalsPart {
  place: PlaceTotals;
  parts: readonly PlaceTotals[];
  /** Opens a part of the country; null where the parts are districts. */
  onOpen: ((region: string) => void) | null;
}

/** Places by coverage, turnout and votes, the whole on top; arrows go from number to number, Enter opens what is behind one. */
export function PlacesTable({ place, parts, onOpen, ...shared }: Props) {
  const { t } = useTranslation();
  const { totals, places, onBehind } = shared;
  const table = useRef<HTMLTableElement>(null);
  const grid = useGrid(table);
  const heads = [
    t('totals.column.place'),
    t('totals.column.coverage'),
    t('totals.column.turnout'),
    ...totals.votes.map(places.figure),
  ];
  const open = (part: PlaceTotals) =>
    onOpen && part.region !== null
      ? onOpen(part.region)
      : onBehind(places.title(t('totals.stations'), part), { set: 'all', ...places.where(part) });
  return (
    <div className={styles.scroll}>
      <table ref={table} role="grid" className={styles.table} aria-label={t('totals.places')} {...grid}>
        <thead>
          <tr role="row">
            {heads.map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[place, ...parts].map((each, index) => (
            <tr
              key={`${each.region}/${each.district}`}
              role="row"
              className={index === 0 ? styles.whole : ''}
            >
              <th scope="row" role="rowheader">
                <button type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => open(each)}>
                  {places.name(each)}
                </button>
              </th>
              <CoverageCell head={heads[1] ?? ''} place={each} {...shared} />
              <TurnoutCell head={heads[2] ?? ''} place={each} {...shared} />
              {totals.votes.map((key) => (
                <SumCell key={key} figure={key} head={places.figure(key)} place={each} {...shared} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
