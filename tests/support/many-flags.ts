import type { Store } from '../../electron/store/open.ts';
import { testTime } from './workspace-folder.ts';

/**
 * Fills a workspace made by `seed` with confirmed protocols, straight by SQL: every sixth has an error, all have two
 * warnings. For measuring reading; the log does not vouch for these rows.
 */
export function insertManyFlagged(store: Store, count: number): void {
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 100001 UNION ALL SELECT i + 1 FROM n WHERE i < ${100000 + count})`;
  const at = `'${testTime}'`;
  const statements = [
    `INSERT INTO form (sha256, id, version, json, at) VALUES (printf('%064x', 1), 'kz-2019-a', 1, '{}', ${at})`,
    `${numbers} INSERT INTO original SELECT printf('%064x', i), 1, 'image/jpeg', 'jpg', 1, ${at} FROM n`,
    `${numbers} INSERT INTO source SELECT i, printf('%064x', i), 1, '/given/many/' || i, i || '.jpg', i || '.jpg', 0, ${at} FROM n`,
    `${numbers} INSERT INTO scan (id, original, page, batch, at, status, form, region, station)
       SELECT i, printf('%064x', i), 1, 1, ${at}, 'to-confirm', 'kz-2019-a', 'Алматы', i % 10000 FROM n`,
    `${numbers} INSERT INTO entry (id, scan, person, at, form, form_sha256, region, note, rule_set)
       SELECT i, i, 'A1', ${at}, 'kz-2019-a', printf('%064x', 1), 'Алматы', '', 1 FROM n`,
    `${numbers} INSERT INTO flag (entry, n, code, severity, fields, params, formula, difference, ticked)
       SELECT i, 3, 'F401', 'error', '["voted"]', '{"D":1,"T":2,"d":-1}', '1 ≠ 2', -1, 0 FROM n WHERE i % 6 = 0`,
    `${numbers} INSERT INTO flag (entry, n, code, severity, fields, params, formula, difference, ticked)
       SELECT i, 1, 'W203', 'warning', '["voted"]', '{"d":9}', '', NULL, 0 FROM n`,
    `${numbers} INSERT INTO flag (entry, n, code, severity, fields, params, formula, difference, ticked)
       SELECT i, 2, 'W308', 'warning', '["unused"]', '{}', '', NULL, i % 2 FROM n`,
    `UPDATE scan SET entry = id, status = CASE WHEN id % 6 = 0 THEN 'flagged' ELSE 'final' END WHERE id > 100000`,
  ];
  store.write(
    (db) => {
      for (const statement of statements) db.run(statement);
    },
    () => undefined,
  );
}
