import type { RuleResult } from '../../shared/protocol/rules.ts';
import type { Reader, Writer } from './connection.ts';

interface FlagRow {
  code: string;
  severity: 'error' | 'warning';
  fields: string;
  params: string;
  formula: string;
  difference: number | null;
}

/** The rules that an entry does not meet. */
export function flagsOf(db: Reader, entry: number): RuleResult[] {
  const rows = db.all<FlagRow>(
    'SELECT code, severity, fields, params, formula, difference FROM flag WHERE entry = ? ORDER BY n',
    entry,
  );
  return rows.map((row) => ({
    ...row,
    ok: false,
    fields: JSON.parse(row.fields) as string[],
    params: JSON.parse(row.params) as Record<string, number | string>,
  }));
}

/** Codes of the warnings of an entry that its person has ticked. */
export function tickedOf(db: Reader, entry: number): ReadonlySet<string> {
  const rows = db.all<{ code: string }>('SELECT code FROM flag WHERE entry = ? AND ticked = 1', entry);
  return new Set(rows.map(({ code }) => code));
}

/** Keeps the rules that an entry does not meet, within the entry's own act; `ticked` names the warnings that the person has seen. */
export function insertFlags(
  db: Writer,
  entry: number,
  flags: readonly RuleResult[],
  ticked: ReadonlySet<string>,
): void {
  flags.forEach((flag, index) =>
    db.run(
      `INSERT INTO flag (entry, n, code, severity, fields, params, formula, difference, ticked)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      entry,
      index + 1,
      flag.code,
      flag.severity,
      JSON.stringify(flag.fields),
      JSON.stringify(flag.params),
      flag.formula,
      flag.difference,
      flag.severity === 'warning' && ticked.has(flag.code) ? 1 : 0,
    ),
  );
  db.witness('entry', entry);
}
