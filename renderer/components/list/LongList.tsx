import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import styles from './LongList.module.css';

interface Props {
  /** The list itself, to give it the focus. */
  listRef?: RefObject<HTMLDivElement | null>;
  label: string;
  /** How many rows there are; null until that is known: till then no key could be answered, so it takes no focus. */
  total: number | null;
  /** Row height in rem, so that it grows with the text. */
  rowRem: number;
  active: number;
  onActive: (index: number) => void;
  /** Enter or a click. */
  onOpen: (index: number) => void;
  /** Told which rows are in view. */
  onView: (from: number, to: number) => void;
  /** Changes with the filter: the list then begins at the top. */
  filterKey: string;
  /** Head of the columns, where there are any. */
  head?: ReactNode;
  /** Cells of a row; each has the role `gridcell`. */
  children: (index: number) => ReactNode;
  /** Class of head and rows: their columns. */
  rowClass?: string | undefined;
}

/** A list of which only the rows in view exist, so thirty thousand scroll like thirty; arrows, page keys, Home and End go through it. */
export function LongList({
  listRef,
  label,
  total: known,
  rowRem,
  active,
  onActive,
  onOpen,
  onView,
  filterKey,
  head,
  children,
  rowClass,
}: Props) {
  // The list's own hook hands out functions that change without notice: no compiler may remember what they answer.
  'use no memo';
  const total = known ?? 0;
  const own = useRef<HTMLDivElement>(null);
  const scroller = listRef ?? own;
  const rowPx = rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize || '16');
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const headed = head === undefined ? 0 : 1;

  useEffect(() => onView(from, to), [onView, from, to]);
  useEffect(() => virtual.scrollToOffset(0), [filterKey, virtual]);
  // Only when the active row changes: whoever has scrolled elsewhere stays there while rows come in.
  useEffect(() => virtual.scrollToIndex(active), [active, virtual]);

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowPx) / rowPx) - 1);
    const next = moved(event, { active, total, page });
    if (event.code === 'Enter' || event.code === 'NumpadEnter') return onOpen(active);
    if (next === null) return;
    event.preventDefault();
    onActive(next);
  }

  if (known === null) return <div ref={scroller} className={styles.list} aria-busy="true" />;
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + headed}
      aria-activedescendant={total > 0 ? `row-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      {head !== undefined && (
        <div role="row" aria-rowindex={1} className={[styles.row, styles.head, rowClass].join(' ')}>
          {head}
        </div>
      )}
      <div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <div
            key={index}
            role="row"
            id={`row-${index}`}
            aria-rowindex={index + 1 + headed}
            aria-selected={index === active}
            className={[styles.row, rowClass].join(' ')}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onMouseDown={() => onActive(index)}
            onClick={() => onOpen(index)}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where a key leads in a list; null when it is none of the list's keys. */
function moved(
  event: KeyboardEvent,
  { active, total, page }: { active: number; total: number; page: number },
): number | null {
  const moves: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const move = moves[event.key];
  return move === undefined ? null : Math.max(0, Math.min(total - 1, active + move));
}
