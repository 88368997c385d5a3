import { describe, expect, test } from 'vitest';
import { witnessedTables } from '../../../electron/store/witness.ts';
import { hangingOn, notVouchedFor } from '../../support/every-table.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

/** Tables in whose rows something may change, and why; their other columns may not. */
const changing: Readonly<Record<string, string>> = {
  meta: 'settings are changed',
  person: 'a person is given another role',
  batch: 'a batch is walked, taken in, cancelled, grown',
  scan: 'a page moves through its statuses',
  closure: 'a closing is taken back',
  step: 'a step is undone',
  hand: 'a batch is handed on',
  team: 'a workspace is given another name',
  merge: 'a merge is undone',
  withdrawn: 'a merge is undone, and done again',
  away: 'a picture comes after its numbers',
  rival: 'a conflict is resolved',
  joining: 'the merge that brought it is undone',
  linking: 'the merge that brought it is undone',
  publication: 'a table is withdrawn',
  job: 'the machine works on',
  arrival: 'something new comes under an old name',
};

const tables = [...witnessedTables, ...Object.keys(hangingOn), ...Object.keys(notVouchedFor)].sort();

test('every table is vouched for by the log, hangs on one that is, or is named with the reason', () => {
  const there = throwAwayStore().read.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  expect(there.map(({ name }) => name)).toEqual(tables);
});

describe('the database itself refuses', () => {
  test.each(tables.filter((table) => table !== 'job'))('to delete a row of %s', (table) => {
    expect(triggersOf(table, 'DELETE')).toContain(`${table}: rows are only added`);
  });

  test.each(tables.filter((table) => !(table in changing)))('to change a row of %s', (table) => {
    expect(triggersOf(table, 'UPDATE')).toContain(`${table}: rows are only added`);
  });

  test.each(Object.keys(changing).filter((table) => table !== 'job'))(
    'to change in a row of %s what makes it that row',
    (table) => {
      expect(triggersOf(table, 'UPDATE')).toMatch(new RegExp(`ABORT, '${table}: `));
    },
  );
});

/** The SQL of a table's triggers that run before an act on any of its columns. */
function triggersOf(table: string, act: 'UPDATE' | 'DELETE'): string {
  return throwAwayStore()
    .read.all<{ sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE ?`,
      table,
      `% BEFORE ${act} ON ${table}%RAISE(ABORT,%`,
    )
    .map(({ sql }) => sql)
    .join('\n');
}
