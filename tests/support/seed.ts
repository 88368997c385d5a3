import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { parseForm } from '../../shared/forms/check.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { type Audit, createAudit } from '../../electron/audit/change.ts';
import { acceptReading } from '../../electron/review/accept.ts';
import type { FormBook } from '../../electron/review/form-book.ts';
import { insertBatch } from '../../electron/store/batches.ts';
import { beginJob, queueJob } from '../../electron/store/jobs.ts';
import { originalPath } from '../../electron/store/layout.ts';
import type { Store } from '../../electron/store/open.ts';
import { insertOriginal } from '../../electron/store/originals.ts';
import { putPerson } from '../../electron/store/people.ts';
import { insertScan } from '../../electron/store/scans.ts';
import { insertSource } from '../../electron/store/sources.ts';
import { projectFolder } from './reference.ts';
import { testClock } from './workspace-folder.ts';

const source = readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-a.json'), 'utf8');
const checked = parseForm(source);
if (!checked.ok) throw new Error('kz-2019-a does not check');

/** Form A, and a book that has only it. */
export const formA: Form = checked.form;
export const bookA: FormBook = new Map([
  [formA.id, { form: formA, source, sha256: createHash('sha256').update(source).digest('hex') }],
]);

/** What a protocol on form A that adds up says. */
const sound: Record<string, number> = {
  station: 424,
  registered: 212,
  received: 212,
  issued: 185,
  unused: 27,
  voted: 185,
  voted_outside: 4,
  voted_absentee: 2,
  invalid: 4,
  votes_akhmetbekov: 13,
  votes_yespayeva: 11,
  votes_kossanov: 51,
  votes_rakhimbekov: 9,
  votes_taspikhov: 1,
  votes_tokayev: 94,
  votes_tugel: 2,
};

/** Values of form A that no error rule objects to, but for what `changed` says. */
export function valuesA(changed: Record<string, number> = {}): FieldValues {
  return Object.fromEntries(
    formA.fields
      .filter(isNumeric)
      .map(({ id }) => [id, { value: changed[id] ?? sound[id] ?? 0, state: 'number', corrected: false }]),
  );
}

/** All marks of form A as present. */
export const marksA = Object.fromEntries(
  formA.fields.filter(({ kind }) => kind === 'mark').map(({ id }) => [id, true]),
);

/** What a machine could make of a page: placed on form A with nothing read, or whatever `changed` says. */
export function extractionA(changed: Partial<PageExtraction> = {}): PageExtraction {
  return {
    status: 'read',
    form: formA.id,
    formVersion: 1,
    formPage: 1,
    reason: null,
    score: 0.9,
    ms: 800,
    width: 2480,
    height: 3508,
    placement: null,
    fields: {},
    marks: {},
    checks: [],
    ...changed,
  };
}

export interface Seeded {
  audit: Audit;
  batch: number;
  scans: number[];
}

/** A workspace with person A1 and a batch of `count` files of one page, all waiting. */
export function seed(store: Store, count: number, onChange?: (scans: readonly number[]) => void): Seeded {
  const audit = createAudit(store, testClock, onChange);
  const act = { person: 'A1', act: 'person.came' } as const;
  audit.change(act, (db, { at }) => putPerson(db, { code: 'A1', role: 'volunteer' }, at));
  const batch = audit.change({ person: 'A1', act: 'batch.begun' }, (db, { at }) =>
    insertBatch(db, { name: 'Пачка', region: 'Алматы', person: 'A1', paths: ['/given'] }, at),
  );
  const scans = Array.from({ length: count }, (_, n) => takeFile(store, audit, batch, `IMG_${n + 1}.jpg`));
  return { audit, batch, scans };
}

function takeFile(store: Store, audit: Audit, batch: number, name: string): number {
  const bytes = Buffer.from(`picture ${name}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = originalPath(store.folder, sha256, 'jpg');
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, bytes);
  return audit.change({ person: 'A1', act: 'file.taken' }, (db, { at }) => {
    insertOriginal(
      db,
      { sha256, bytes: bytes.length, mediaType: 'image/jpeg', extension: 'jpg', pages: 1 },
      at,
    );
    insertSource(db, { original: sha256, batch, path: `/given/${name}`, name, known: false }, at);
    const scan = insertScan(db, { original: sha256, page: 1, batch, region: 'Алматы' }, at);
    queueJob(db, scan);
    return scan;
  });
}

/** Takes a waiting scan through the machine. */
export function readScan(store: Store, audit: Audit, scan: number, extraction = extractionA()): void {
  store.progress((db) => beginJob(db, scan));
  acceptReading(audit, bookA, scan, 'test reader', { extraction, fault: null });
}
