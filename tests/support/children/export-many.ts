import { readFileSync } from 'node:fs';
import { exportRows, type ExportFormat, type ProtocolRow } from '../../../electron/exchange/index.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { isNumeric } from '../../../shared/forms/form.ts';

/**
 * A process that exports made-up protocols of a form and says how many are written, one number a line; at its end the
 * most memory it took, in MB, after "peak". Arguments: form file, target, format, number of protocols.
 */
const [formFile = '', target = '', format = 'csv', count = '0'] = process.argv.slice(2);
const say = (word: string | number) => process.stdout.write(`${word}\n`);

const checked = parseForm(readFileSync(formFile, 'utf8'));
if (!checked.ok) throw new Error(`${formFile} does not check`);
const { form } = checked;
const fields = form.fields.filter(isNumeric).map((field) => field.id);

function* rows(): Generator<ProtocolRow> {
  for (let id = 1; id <= Number(count); id++)
    yield {
      id,
      form: form.id,
      region: 'Алматы',
      values: Object.fromEntries(
        fields.map((field, index) => [
          field,
          { value: (id * 7 + index * 13) % 3000, state: 'number', corrected: false },
        ]),
      ),
      marks: { stamp: true, chair: false },
      flags: ['F401', 'W203'],
      status: 'flagged',
      sources: [`чат/${id}.jpg`],
      sha256: id.toString(16).padStart(64, '0'),
      page: 1,
      person: 'A1',
      note: '',
      takenAt: '2026-11-22T02:00:00.000Z',
      readAt: '2026-11-22T02:30:00.000Z',
      confirmedAt: '2026-11-22T03:00:00.000Z',
    };
}

const about = {
  workspace: 'made-up',
  auditHead: null,
  asOf: null,
  attention: { on: false, caught: 0, missed: 0 },
};
const written = await exportRows(target, [form], rows(), about, {
  format: format as ExportFormat,
  language: 'ru',
  withoutPeople: false,
  onProgress: say,
});
say(`done ${written}`);
say(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
