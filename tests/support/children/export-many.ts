import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ProtocolRow } from '../../../electron/exchange/sheets/protocols.ts';
import { type TableFormat, writeExport } from '../../../electron/exchange/write-export.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { isNumeric } from '../../../shared/forms/form.ts';
import type { CopyFacts, EntryFacts, StandingFacts } from '../../../shared/protocol/facts.ts';

/**
 * A process that exports made-up protocols of a form and says how many are written, one number a line; at its end the
 * most memory it took, in MB, after "peak". Arguments: form file, target, format, number of protocols.
 */
const [formFile = '', target = '', format = 'csv', count = '0'] = process.argv.slice(2);
const say = (word: string | number) => process.stdout.write(`${word}\n`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const json = readFileSync(formFile, 'utf8');
const checked = parseForm(json);
if (!checked.ok) throw new Error(`${formFile} does not check`);
const { form } = checked;
const formSha256 = sha256(json);
const fields = form.fields.filter(isNumeric).map((field) => field.id);
const workspace = 'made-up';
const at = '2026-11-22T03:00:00.000Z';
const flag = {
  ok: false,
  fields: ['voted'],
  params: { T: 1 },
  formula: '1 ≠ 0',
  difference: 1,
  ticked: false,
};

function entryOf(id: number): EntryFacts {
  return {
    key: sha256(`entry ${id}`),
    workspace,
    number: id,
    person: 'A1',
    at,
    form: form.id,
    formSha256,
    region: 'Алматы',
    note: '',
    ruleSet: 2,
    values: Object.fromEntries(
      fields.map((field, index) => [
        field,
        { value: (id * 7 + index * 13) % 3000, state: 'number', corrected: false },
      ]),
    ),
    marks: { stamp: true, chair: false },
    flags: [
      { code: 'F401', severity: 'error', ...flag },
      { code: 'W203', severity: 'warning', ...flag },
    ],
    stage: 'first',
    other: null,
    asPaper: null,
    resolved: {},
    edited: null,
  };
}

function standingOf({ key: entry, number: id, region }: EntryFacts): StandingFacts {
  return {
    key: sha256(`standing ${id}`),
    workspace,
    n: 3,
    seen: {},
    status: 'flagged',
    form: form.id,
    region,
    entry,
    first: null,
    refusal: null,
    closures: [],
  };
}

function rowOf(id: number): ProtocolRow {
  const entry = entryOf(id);
  const standing = standingOf(entry);
  const copy: CopyFacts = {
    picture: {
      sha256: id.toString(16).padStart(64, '0'),
      page: 1,
      pages: 1,
      bytes: 3_000_000,
      mediaType: 'image/jpeg',
      extension: 'jpg',
    },
    region: entry.region,
    takenAt: at,
    sources: [{ name: `чат/${id}.jpg`, at }],
    ink: { form: form.id, formVersion: 1, page: 1, print: sha256(`ink ${id}`).repeat(6) },
    entries: [entry],
    standings: [standing],
  };
  const { region } = entry;
  return { copy, id, status: 'flagged', form: form.id, region, readAt: at, entry, standing, copyOf: null };
}

function* rows(): Generator<ProtocolRow> {
  for (let id = 1; id <= Number(count); id++) yield rowOf(id);
}

const content = {
  origin: {
    workspace,
    name: '',
    statuses: [],
    auditHead: null,
    asOf: null,
    attention: { on: false, caught: 0, missed: 0 },
    seal: () => ({ text: '', signature: null, publicKey: null, rows: 0, head: '', at: '' }),
  },
  forms: [{ sha256: formSha256, json }],
  rows: rows(),
  joinings: [],
  linkings: [],
};
const written = await writeExport(target, content, {
  format: format as TableFormat,
  language: 'ru',
  withoutPeople: false,
  onProgress: say,
});
say(`done ${written}`);
say(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
