import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FieldValues } from '../../../shared/protocol/values.ts';
import { openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const samples = path.join(projectFolder, 'resources/samples/kz-2019');
const truth = JSON.parse(readFileSync(path.join(samples, 'truth.json'), 'utf8')) as Record<
  string,
  { form: string; values: Record<string, number>; failed_checks: string[] }
>;

test(
  'two scans go from files to confirmed rows in a workbook, and the log verifies',
  { timeout: 240_000 },
  async () => {
    const given = throwAwayFolder('сканы из чата');
    mkdirSync(given, { recursive: true });
    const names = Object.keys(truth)
      .filter((name) => truth[name]?.failed_checks.length === 0)
      .slice(0, 1);
    const bad = Object.keys(truth).find((name) => truth[name]?.failed_checks.length);
    if (bad) names.push(bad);
    for (const name of names) copyFileSync(path.join(samples, name), path.join(given, path.basename(name)));
    const { ask, folder } = await openCore({ host: { kind: 'cli' }, person: null });
    await ask('people.use', { code: 'A1', role: 'auditor' });
    await ask('workspace.configure', { entry: { mode: 'once', sharePct: 0 } });

    const { id } = await ask('intake.add', { paths: [given], region: 'Алматы' });
    await until(async () =>
      (await ask('intake.batches', {})).find((batch) => batch.id === id && batch.state === 'taken'),
    );
    await ask('jobs.start', {});
    await until(
      async () => (await ask('jobs.status', {})).waiting + (await ask('jobs.status', {})).reading === 0,
      200_000,
    );

    const { rows } = await ask('scans.list', { search: 'алматы' });
    expect(rows.map(({ status }) => status)).toEqual(['to-confirm', 'to-confirm']);
    for (const row of rows) {
      const known = Object.entries(truth).find(
        ([name]) => path.basename(name) === path.basename(row.name),
      )?.[1];
      if (!known) throw new Error(`no truth for ${row.name}`);
      expect(row.form).toBe(known.form);
      expect(existsSync(path.join(folder, 'pages', `${row.id}.jpg`))).toBe(true);
      const picture = await ask('image.page', { scan: row.id });
      expect(picture.width / picture.height).toBeCloseTo(210 / 297, 2);
      const values: FieldValues = Object.fromEntries(
        Object.entries(known.values).map(([field, value]) => [
          field,
          { value, state: 'number', corrected: false },
        ]),
      );
      const detail = await ask('scans.get', { scan: row.id });
      const saved = await ask('review.save', {
        scan: row.id,
        version: detail.version,
        form: known.form,
        region: 'Алматы',
        values,
        marks: {},
      });
      const failed = saved.flags.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      expect(saved.status).toBe(failed.length > 0 ? 'flagged' : 'final');
      expect(failed.length > 0).toBe(known.failed_checks.length > 0);
    }

    const out = path.join(folder, 'out.csv');
    const exported = await ask('exchange.export', { format: 'csv', path: out });
    expect(exported).toMatchObject({ rows: 2, path: out });
    expect(readFileSync(out, 'utf8')).toContain('Алматы');
    expect(await ask('audit.verify', {})).toMatchObject({
      ok: true,
      firstBreak: null,
      originals: 2,
      entries: 2,
    });
  },
);
