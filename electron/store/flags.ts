import type { CheckResult } from '../../shared/protocol/rules.ts';
import type { Reader, Writer } from './connection.ts';

interface FlagRow {
  code: string;
  severity: 'error' | 'warning';
  fields: string;
  params: string;
  message: string;
  formula: string;
  difference: number | null;
}

/** The rules that an entry does not meet. */
export function flagsOf(db: Reader, entry: number): CheckResult[] {
  const rows = db.all<FlagRow>(
    'SELECT code, severity, fields, params, message, formula, difference FROM flag WHERE entry = ? ORDER BY n',
    entry,
  );
  return rows.map((row) => ({
    ...row,
    ok: false,
    fields: JSON.parse(row.fields) as string[],
    params: JSON.parse(row.params) as Record<string, number | string>,
  }));
}

/** Keeps the rules that an entry does not meet; `ticked` names the warnings that the person has seen. Before the entry's event ends. */
export function insertFlags(
  db: Writer,
  entry: number,
  flags: readonly CheckResult[],
  ticked: ReadonlySet<string>,
): void {
  flags.forEach((flag, index) =>
    db.run(
      `INSERT INTO flag (entry, n, code, severity, fields, params, message, formula, difference, ticked)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      entry,
      index + 1,
      flag.code,
      flag.severity,
      JSON.stringify(flag.fields),
      JSON.stringify(flag.params),
      flag.message,
      flag.formula,
      flag.difference,
      flag.severity === 'warning' && ticked.has(flag.code) ? 1 : 0,
    ),
  );
  db.witness('entry', entry);
}
