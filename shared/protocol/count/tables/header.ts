import { foldWords } from './known.ts';
import { cellText, isEmpty, shownIn, type TableSheet, widthOf } from './table.ts';

/** A header stands near the top, even where somebody wrote a title over it. */
export const HEADER_WITHIN = 30;
/** A name of a column may stand so many rows higher than the others, over several columns. */
const HIGHER = 2;

/**
 * What each column is called in a row of names (from 1; 0: there is none): what stands there, after what stands over it in the
 * rows above that name columns too, often over several of them.
 */
export function headerTexts(sheet: TableSheet, header: number): string[] {
  const shown = shownIn(sheet);
  const width = widthOf(sheet);
  const top = topOfHeader(sheet, header);
  return Array.from({ length: width }, (_, column) => {
    const texts = new Set<string>();
    for (let row = top; row < header; row += 1) texts.add(cellText(shown(row, column)));
    texts.delete('');
    return [...texts].join(' · ');
  });
}

/** The uppermost row, from 0, that names columns together with the row `header`: a title has but one cell. */
function topOfHeader({ rows }: TableSheet, header: number): number {
  let top = header - 1;
  const names = (row: number) => (rows[row] ?? []).filter((cell) => !isEmpty(cell)).length >= 2;
  while (top > 0 && top > header - 1 - HIGHER && names(top - 1)) top -= 1;
  return Math.max(0, top);
}

/** A later table has these columns too, whatever the case and the spaces. */
export function sameColumns(one: readonly string[], other: readonly string[]): boolean {
  return (
    one.length === other.length &&
    one.every((text, column) => foldWords(text) === foldWords(other[column] ?? ''))
  );
}

/** Official tables number their columns below the names: 1, 2, 3 ... */
export function numbersColumns(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.length >= 3 && filled.every((text, index) => text === String(index + 1));
}
