import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanRow } from '../../../shared/api/outputs.ts';
import type { ScanPages } from './useScanPages.ts';
import styles from './ScanTable.module.css';

interface Props {
  scans: ScanPages;
  /** Changes with the filter: the list then begins at the top. */
  filterKey: string;
  onOpen: (row: ScanRow) => void;
}

/** Row height in rem, so that it grows with the text. */
const rowRem = 2.4;
const columns = ['station', 'region', 'status', 'flags', 'name', 'at'] as const;

/** The list itself: only the rows in view exist, so thirty thousand scroll like thirty. */
export function ScanTable({ scans, filterKey, onOpen }: Props) {
  // The list's own hook hands out functions that change without notice: no compiler may remember what they answer.
  'use no memo';
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const total = scans.total ?? 0;
  const rowPx = rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { need } = scans;

  useEffect(() => need(from, to), [need, from, to]);
  useEffect(() => {
    setActive(0);
    virtual.scrollToOffset(0);
    // Only a new filter goes back to the top.
  }, [filterKey, virtual]);

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -total,
      End: total,
    };
    const move = moves[event.key];
    const row = scans.row(active);
    if (event.key === 'Enter' && row) return onOpen(row);
    if (move === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(total - 1, active + move));
    setActive(next);
    virtual.scrollToIndex(next);
  }

  if (scans.error) return <Failure error={scans.error} />;
  if (scans.total === 0) return <p className={styles.none}>{t('queue.none')}</p>;
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={t('nav.queue')}
      aria-rowcount={total + 1}
      aria-activedescendant={total > 0 ? `scan-row-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {t(`queue.column.${column}`)}
          </span>
        ))}
      </div>
      <div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <Row
            key={index}
            index={index}
            top={start}
            height={size}
            row={scans.row(index)}
            active={index === active}
            onActive={() => setActive(index)}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  index: number;
  /** px */
  top: number;
  height: number;
  row: ScanRow | undefined;
  active: boolean;
  onActive: () => void;
  onOpen: (row: ScanRow) => void;
}

function Row({ index, top, height, row, active, onActive, onOpen }: RowProps) {
  const { time } = useFormat();
  const { t } = useTranslation();
  return (
    <div
      role="row"
      id={`scan-row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={active}
      className={styles.row}
      style={{ height, transform: `translateY(${top}px)` }}
      onMouseDown={onActive}
      onClick={() => row && onOpen(row)}
    >
      <span role="gridcell" className={styles.station}>
        {row?.station ?? (row ? '–' : '')}
      </span>
      <span role="gridcell">{row?.region}</span>
      <span role="gridcell">{row && <Status status={row.status} />}</span>
      <span role="gridcell" className={styles.flags}>
        {row?.flags.join(' ')}
      </span>
      <span role="gridcell" title={row?.name}>
        {row?.name}
        {row && row.page > 1 && ` · ${t('queue.page', { page: row.page })}`}
        {row && row.sources > 1 && ` · ${t('queue.sources', { count: row.sources })}`}
      </span>
      <span role="gridcell" className={styles.at}>
        {row && time(row.at)}
      </span>
    </div>
  );
}
