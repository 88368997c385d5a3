import type { OriginFacts } from '../../../shared/protocol/facts.ts';
import { EXPORT_FORMAT } from '../format.ts';
import { fromCellText } from '../sheets/cell-text.ts';
import type { Problems } from './problems.ts';
import type { RawBook } from './raw-book.ts';
import { RefusedFile } from './refused-file.ts';
import type { TableRow } from './table-rows.ts';

/** What a workbook says of itself. */
export interface About {
  /** Null where it does not say. */
  origin: OriginFacts | null;
  /** How many rows each of its tables had, as far as it says. */
  rows: ReadonlyMap<string, number>;
}

/**
 * Reads the sheet about a workbook, whatever it is called; a CSV has none.
 * @throws RefusedFile newer-format, older-format
 */
export function aboutOf({ sheets }: RawBook): About {
  const keys = (rows: (typeof sheets)[number]['rows']) => new Set(rows.slice(0, 60).map(([key]) => key));
  const sheet =
    sheets.find(({ name }) => name === 'About') ??
    sheets.find(({ rows }) => ['format', 'workspace', 'rows_hash'].every((key) => keys(rows).has(key)));
  const values = new Map(
    (sheet?.rows ?? []).map(([key, value = null]) => [
      key,
      value === null || typeof value === 'object' ? '' : String(value),
    ]),
  );
  const format = Number(values.get('format') || NaN);
  if (format > EXPORT_FORMAT) throw new RefusedFile('newer-format', { format });
  if (format < EXPORT_FORMAT) throw new RefusedFile('older-format', { format });
  const text = (key: string) => fromCellText(values.get(key) ?? '');
  const counts = [...values].flatMap(([key, value]): [string, number][] =>
    typeof key === 'string' && key.startsWith('rows.') ? [[key.slice('rows.'.length), Number(value)]] : [],
  );
  const workspace = text('workspace');
  return {
    origin: workspace === '' ? null : { workspace, name: text('name') },
    rows: new Map(counts),
  };
}

/** Says which tables have fewer rows than they had when they were exported. */
export function sayRowsMissing(
  { rows }: About,
  found: ReadonlyMap<string, readonly TableRow[]>,
  problems: Problems,
): void {
  for (const [name, tableRows] of found) {
    const missing = (rows.get(name) ?? 0) - tableRows.length;
    if (missing > 0) problems.add(tableRows[0]?.table.sheet.name ?? name, {}, 'rows-missing', { n: missing });
  }
}
