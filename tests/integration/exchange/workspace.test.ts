import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createAudit } from '../../../electron/audit/change.ts';
import { exportWorkspace } from '../../../electron/exchange/index.ts';
import { insertBatch } from '../../../electron/store/batches.ts';
import type { Writer } from '../../../electron/store/connection.ts';
import { insertEntry } from '../../../electron/store/entries.ts';
import { insertFlags } from '../../../electron/store/flags.ts';
import { insertForm } from '../../../electron/store/forms.ts';
import { insertOriginal } from '../../../electron/store/originals.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { insertScan, updateScan } from '../../../electron/store/scans.ts';
import { insertSource } from '../../../electron/store/sources.ts';
import { checkValues } from '../../../shared/forms/checks.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { RULE_SET_VERSION } from '../../../shared/protocol/rules.ts';
import type { FieldValues } from '../../../shared/protocol/values.ts';
import { projectFolder } from '../../support/reference.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

interface Truth {
  form: string;
  values: Record<string, number | null>;
  region: string;
  stamp: boolean;
  signatures: Record<string, boolean>;
}
const truth = JSON.parse(
  readFileSync(path.join(projectFolder, 'resources/samples/kz-2019/truth.json'), 'utf8'),
) as Record<string, Truth>;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const files = new Map(
  ['kz-2019-a', 'kz-2019-b'].map((id) => [
    id,
    readFileSync(path.join(projectFolder, `resources/forms/${id}.json`), 'utf8'),
  ]),
);
const formFile = (id: string) => files.get(id) ?? '';

/** A workspace in which the sample batch lies `times` times over, confirmed as it is on paper. */
function filled(times: number) {
  const store = throwAwayStore();
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'A1', role: 'volunteer' }, at),
  );
  audit.change({ person: 'A1', act: 'form.kept' }, (db, { at }) => {
    for (const [id, json] of files) insertForm(db, { sha256: sha256(json), id, version: 1, json }, at);
  });
  audit.change({ person: 'A1', act: 'batch.begun' }, (db, { at }) => {
    const batch = insertBatch(db, { name: 'sample', region: '', person: 'A1', paths: ['/given'] }, at);
    for (let n = 0; n < times; n++)
      for (const [name, paper] of Object.entries(truth)) confirm(db, batch, `${n}/${name}`, paper, at);
  });
  return { store, audit };
}

function confirm(db: Writer, batch: number, name: string, paper: Truth, at: string): void {
  const original = sha256(name);
  insertOriginal(db, { sha256: original, bytes: 1, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 }, at);
  insertSource(db, { original, batch, path: `/given/${name}`, name, known: false }, at);
  const scan = insertScan(db, { original, page: 1, batch, region: '' }, at);
  const values: FieldValues = Object.fromEntries(
    Object.entries(paper.values).map(([field, value]) => [
      field,
      { value, state: value === null ? 'blank' : 'number', corrected: false },
    ]),
  );
  const form = parseForm(formFile(paper.form));
  if (!form.ok) throw new Error(`${paper.form} does not check`);
  const marks = { stamp: paper.stamp, ...paper.signatures };
  const entry = insertEntry(
    db,
    {
      scan,
      person: 'A1',
      form: paper.form,
      formSha256: sha256(formFile(paper.form)),
      region: paper.region,
      note: '',
      reading: null,
      ruleSet: RULE_SET_VERSION,
      values,
      marks,
    },
    at,
  );
  const flags = checkValues(form.form, { values, marks }).filter((check) => check.ok === false);
  insertFlags(db, entry, flags, new Set());
  updateScan(db, scan, {
    status: flags.length > 0 ? 'flagged' : 'final',
    form: paper.form,
    region: paper.region,
    entry,
  });
}

async function exported(
  store: ReturnType<typeof filled>['store'],
  format: 'xlsx' | 'ods' | 'csv',
  name: string,
) {
  const file = path.join(throwAwayFolder(), '..', name);
  const seen: [number, number][] = [];
  const count = await exportWorkspace(
    store.read,
    store.folder,
    file,
    { format, language: 'ru', withoutPeople: false },
    (done, total) => seen.push([done, total]),
  );
  return { bytes: readFileSync(file), count, seen };
}

test('every confirmed protocol leaves with what is on its paper', async () => {
  const { store } = filled(1);
  const { bytes, count } = await exported(store, 'xlsx', 'all.xlsx');
  const papers = Object.entries(truth);
  expect(count).toBe(papers.length);
  const book = XLSX.read(bytes);
  const [, ...lines] = XLSX.utils.sheet_to_json<Record<string, string | number>>(
    book.Sheets['Protocols'] ?? {},
  );
  for (const [name, paper] of papers) {
    const line = lines.find((each) => each['image'] === name);
    const values = Object.fromEntries(
      Object.entries(paper.values).map(([field]) => [field, line?.[field] ?? null]),
    );
    expect([name, values]).toEqual([name, paper.values]);
    expect(line).toMatchObject({
      form: paper.form,
      region: paper.region,
      stamp: Number(paper.stamp),
      chair: Number(paper.signatures['chair']),
      person: 'A1',
    });
  }
  expect(lines.find((line) => line['image'] === '003.jpg')).toMatchObject({
    flags: 'F301',
    status: 'flagged',
  });
});

test('more protocols than are read at once, each once, in order, with progress', async () => {
  const { store } = filled(17);
  const { bytes, count, seen } = await exported(store, 'csv', 'many.csv');
  expect(count).toBe(425);
  const ids = bytes
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]));
  expect(ids).toEqual(Array.from({ length: 425 }, (_, index) => index + 1));
  expect(seen).toEqual([100, 200, 300, 400, 425].map((done) => [done, 425]));
});

test.each(['xlsx', 'ods', 'csv'] as const)(
  '%s: that something was exported does not change the next export',
  async (format) => {
    const { store, audit } = filled(1);
    const first = await exported(store, format, `first.${format}`);
    audit.change({ person: 'A1', act: 'export.written' }, (_, event) =>
      event.tell({ protocols: first.count }),
    );
    const second = await exported(store, format, `second.${format}`);
    expect(sha256(second.bytes.toString('base64'))).toBe(sha256(first.bytes.toString('base64')));
  },
);
