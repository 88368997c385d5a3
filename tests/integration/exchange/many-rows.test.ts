import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleChild, runChild } from '../../support/child.ts';
import { throwAwayFolder } from '../../support/export-rows.ts';
import { projectFolder } from '../../support/reference.ts';

const form = path.join(projectFolder, 'resources/forms/kz-2019-a.json');
/** Peak memory of the whole process: every format streams a country. */
const cases = [
  { format: 'xlsx', rows: 30_000, mostMb: 400 },
  { format: 'csv', rows: 30_000, mostMb: 400 },
  { format: 'ods', rows: 30_000, mostMb: 400 },
] as const;

let child = '';
beforeAll(async () => {
  child = await bundleChild('export-many');
});
afterAll(() => rmSync(child, { force: true }));

describe.each(cases)('$format', ({ format, rows, mostMb }) => {
  test(`${rows} protocols with all that was said of them leave in bounded memory`, async () => {
    const file = path.join(throwAwayFolder(), `many.${format}`);
    const { code, lines, stderr } = await runChild(child, [form, file, format, String(rows)]);
    expect([code, stderr]).toEqual([0, '']);
    expect(lines).toContain(`done ${rows}`);
    expect(statSync(file).size).toBeGreaterThan(1e6);
    expect(Number(lines.at(-1)?.split(' ')[1])).toBeLessThan(mostMb);
  });

  test('killed in the middle it leaves the old file as it was', async () => {
    const folder = throwAwayFolder();
    const file = path.join(folder, `many.${format}`);
    writeFileSync(file, 'the old one');
    const { signal } = await runChild(child, [form, file, format, String(rows)], (line, running) => {
      if (line === '2000') running.kill('SIGKILL');
    });
    expect(signal).toBe('SIGKILL');
    expect(readFileSync(file, 'utf8')).toBe('the old one');
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([path.basename(file)]);
  });
});
