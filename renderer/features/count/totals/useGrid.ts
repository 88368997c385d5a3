import type { KeyboardEvent, RefObject } from 'react';

/** Rows and columns that a key goes on by. */
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageDown: [Infinity, 0],
  PageUp: [-Infinity, 0],
};

/** The keyboard of a table whose body has one button in each cell: one of them is reached by Tab, arrows lead to the others. */
export function useGrid(table: RefObject<HTMLTableElement | null>): {
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: { target: EventTarget }) => void;
} {
  const rows = () =>
    [...(table.current?.tBodies[0]?.rows ?? [])].map((row) => [...row.querySelectorAll('button')]);
  return {
    onKeyDown(event) {
      const move = moves[event.code];
      if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
      const all = rows();
      const row = all.findIndex((buttons) => buttons.some((button) => button === event.target));
      const column = (all[row] ?? []).findIndex((button) => button === event.target);
      if (row < 0) return;
      event.preventDefault();
      const within = (at: number, length: number) => Math.max(0, Math.min(length - 1, at));
      const buttons = all[within(row + move[0], all.length)] ?? [];
      buttons[within(column + move[1], buttons.length)]?.focus();
    },
    /** Tab comes back to where one was. */
    onFocus({ target }) {
      for (const button of rows().flat()) button.tabIndex = button === target ? 0 : -1;
    },
  };
}
