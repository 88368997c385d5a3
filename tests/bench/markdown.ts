/** Prints one line; benches write Markdown to the standard output. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** A share as a percentage, `-` of nothing. */
export function percent(part: number, of: number, digits = 1): string {
  return of === 0 ? '-' : `${((100 * part) / of).toFixed(digits)} %`;
}

/** A share with its numbers: `184/190 96.8 %`. */
export function share(part: number, of: number): string {
  return of === 0 ? '-' : `${part}/${of} ${percent(part, of)}`;
}

type Row = readonly (string | number)[];

/** A Markdown table: heads, then rows of as many cells; numbers stand to the right. */
export function table(heads: readonly string[], rows: readonly Row[]): string {
  const isNumber = (column: number) =>
    rows.length > 0 && rows.every((row) => typeof row[column] === 'number');
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  const rule = heads.map((_, column) => (isNumber(column) ? '---:' : '---'));
  return [line(heads), line(rule), ...rows.map(line)].join('\n');
}

const BARS = '▁▂▃▄▅▆▇█';

/** Shares (0..1) as a row of bars, `▁` for none and `█` for all: a curve in text. */
export function bars(shares: readonly number[]): string {
  const last = BARS.length - 1;
  return shares.map((part) => BARS[Math.round(Math.min(1, Math.max(0, part)) * last)]).join('');
}
