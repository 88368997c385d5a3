import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportRows, type ProtocolRow } from '../../../electron/exchange/index.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { isNumeric } from '../../../shared/forms/form.ts';
import { about, number, row, throwAwayFolder } from '../../support/export-rows.ts';
import { projectFolder } from '../../support/reference.ts';

const ROWS = 30_000;
/** Beyond what the process holds at the start; held whole, such a workbook takes 700 MB and more. */
const MOST_MEMORY = 250e6;

const checked = parseForm(readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-a.json'), 'utf8'));
if (!checked.ok) throw new Error('kz-2019-a does not check');
const { form } = checked;
const fields = form.fields.filter(isNumeric).map((field) => field.id);

function* rows(): Generator<ProtocolRow> {
  for (let id = 1; id <= ROWS; id++) {
    const values = Object.fromEntries(
      fields.map((field, index) => [field, number((id * 7 + index * 13) % 3000)]),
    );
    yield row({ id, form: form.id, values, sha256: id.toString(16).padStart(64, '0') });
  }
}

test.each(['xlsx', 'ods', 'csv'] as const)(
  '30,000 protocols of 54 columns leave as %s in bounded memory',
  async (format) => {
    const file = path.join(throwAwayFolder(), `many.${format}`);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = () => (most = Math.max(most, process.memoryUsage().rss));
    const count = await exportRows(file, [form], rows(), about, {
      format,
      language: 'ru',
      withoutPeople: false,
      onProgress: watch,
    });
    expect(count).toBe(ROWS);
    expect(statSync(file).size).toBeGreaterThan(1e6);
    expect(most - before).toBeLessThan(MOST_MEMORY);
  },
);
