import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../../components/list/LongList.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import styles from './ReportList.module.css';

export interface Column<Row> {
  head: string;
  cell: (row: Row) => ReactNode;
  /** The whole of what may be cut off. */
  title?: (row: Row) => string;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  /** How many there are; more than rows where the list ends earlier. */
  total: number;
  columns: readonly Column<Row>[];
  /** Class with the columns' widths. */
  widths: string | undefined;
  /** Whether the list takes the focus. */
  focus: boolean;
  /** Enter or a click on a row. */
  onOpen: ((row: Row) => void) | null;
}

/** One list of a report as a table, of which only the rows in view exist. */
export function RowTable<Row>({ label, rows, total, columns, widths, focus, onOpen }: Props<Row>) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) list.current?.focus();
  }, [focus]);
  return (
    <section className={styles.list} aria-label={label}>
      <LongList
        listRef={list}
        label={label}
        total={rows.length}
        rowRem={3.2}
        active={active}
        onActive={setActive}
        onOpen={(at) => {
          const row = rows[at];
          if (row !== undefined) onOpen?.(row);
        }}
        onView={ignored}
        filterKey=""
        rowClass={[styles.row, widths].join(' ')}
        head={columns.map(({ head }) => (
          <span key={head} role="columnheader">
            {head}
          </span>
        ))}
      >
        {(at) => {
          const row = rows[at];
          return (
            row !== undefined &&
            columns.map(({ head, cell, title }) => (
              <div key={head} role="gridcell" className={styles.cell} title={title?.(row)}>
                <div className={styles.text}>{cell(row)}</div>
              </div>
            ))
          );
        }}
      </LongList>
      {total > rows.length && (
        <p className={styles.more}>
          {t('merge.first', { shown: number(rows.length), total: number(total) })}
        </p>
      )}
    </section>
  );
}

const ignored = () => undefined;
