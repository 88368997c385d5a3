import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createAudit } from '../../../electron/audit/change.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { exportWorkspace } from '../../../electron/exchange/index.ts';
import { plantFor, tellAttention } from '../../../electron/review/attention.ts';
import { correct } from '../../../electron/review/correct.ts';
import { reopen, sendToReader } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { toldOf } from '../../../electron/store/attention.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import type { Store } from '../../../electron/store/open.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { findReading } from '../../../electron/store/readings.ts';
import { findScan, type Scan } from '../../../electron/store/scans.ts';
import type { Valid } from '../../../shared/api/contract.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { type Plant, plantIn } from '../../../shared/protocol/attention.ts';
import { scanStatuses } from '../../../shared/protocol/status.ts';
import type { FieldReading, FieldValue, FieldValues } from '../../../shared/protocol/values.ts';
import { bookA, extractionA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

const volunteer = { code: 'A1', role: 'volunteer' } as const;
const second = { code: 'V2', role: 'volunteer' } as const;
const auditor = { code: 'K1', role: 'auditor' } as const;
const people = [volunteer, second, auditor, { code: 'M1', role: 'merger' }] as const;
type Person = (typeof people)[number];

const sure = (value: number): FieldReading => ({
  value,
  state: 'number',
  confidence: 0.995,
  accept: true,
  alternatives: [[value, 0.995]],
});
const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const illegible: FieldValue = { value: null, state: 'illegible', corrected: false };

/** A page of which the machine is sure of every number. */
function surelyRead(votes: number): PageExtraction {
  const values = valuesA({ votes_tokayev: votes });
  return extractionA({
    placement: {
      turned: 0,
      corners: [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ],
      residualMm: 0.1,
      pxPerMm: 8,
    },
    fields: Object.fromEntries(Object.entries(values).map(([id, { value }]) => [id, sure(value ?? 0)])),
  });
}

/** The same page read anew: of one field the machine is not sure any more, so that another plant is drawn. */
function otherwiseRead(): PageExtraction {
  const page = surelyRead(95);
  return { ...page, fields: { ...page.fields, invalid: { ...sure(4), accept: false } } };
}

const audited = (store: Store) => createAudit(store, testClock);

function switchTo(store: Store, on: boolean): void {
  audited(store).change({ person: 'K1', act: 'workspace.configured' }, (db, event) => {
    writeMeta(db, 'attention', on);
    event.tell({ attention: on });
  });
}

/** A workspace whose attention check is on, with surely read pages: two in five have a plant. */
function watched(count: number, folder = throwAwayFolder()) {
  const store = throwAwayStore(folder);
  const { audit, scans } = seed(store, count);
  audit.change({ person: 'A1', act: 'workspace.made' }, (db, { at }) => {
    writeMeta(db, 'id', 'w');
    writeMeta(db, 'entry', { mode: 'sampled', sharePct: 60 });
    for (const person of people) putPerson(db, person, at);
  });
  switchTo(store, true);
  for (const scan of scans) readScan(store, audit, scan, surelyRead(94));
  return { folder, store, audit, scans };
}

const scanOf = (store: Store, id: number): Scan => {
  const scan = findScan(store.read, id);
  if (!scan) throw new Error(`no scan ${id}`);
  return scan;
};

/** The first scan with a plant, and the plant. */
function firstPlant({ store, scans }: ReturnType<typeof watched>): { scan: Scan; plant: Plant } {
  for (const id of scans) {
    const scan = scanOf(store, id);
    const plant = plantFor(store.read, scan);
    if (plant) return { scan, plant };
  }
  throw new Error('nothing is planted');
}

const entryOf = ({ id, version }: Scan, values: FieldValues, note = ''): Valid<'review.save'> => ({
  scan: id,
  version,
  form: formA.id,
  region: 'Алматы',
  values,
  marks: marksA,
  note,
  ticked: [],
  asPaper: null,
});

function referenceOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof HattamaError) return error.reference;
    throw error;
  }
}

describe('a planted number', () => {
  test('lies before a person only on a page that nobody has entered, while the switch is on', () => {
    const workspace = watched(12);
    const { store, audit } = workspace;
    const { scan, plant } = firstPlant(workspace);
    expect(plant.value).not.toBe(valuesA()[plant.field]?.value);
    switchTo(store, false);
    expect(plantFor(store.read, scan)).toBeNull();
    switchTo(store, true);
    expect(plantFor(store.read, scan)).toEqual(plant);
    const { version } = save(audit, bookA, volunteer, entryOf(scan, valuesA()));
    expect(plantFor(store.read, scanOf(store, scan.id))).toBeNull();
    reopen(audit, volunteer, { scan: scan.id, version });
    expect(scanOf(store, scan.id).status).toBe('to-confirm');
    expect(plantFor(store.read, scanOf(store, scan.id))).toBeNull();
  });

  test('is told once, stands in the log, and is not laid again', async () => {
    const workspace = watched(12);
    const { store, audit, folder } = workspace;
    const { scan, plant } = firstPlant(workspace);
    tellAttention(audit, 'A1', { scan: scan.id, field: plant.field, outcome: 'missed' });
    tellAttention(audit, 'A1', { scan: scan.id, field: plant.field, outcome: 'caught' });
    expect(toldOf(store.read, scan.id)).toEqual({ ...plant, scan: scan.id, person: 'A1', outcome: 'missed' });
    expect(plantFor(store.read, scanOf(store, scan.id))).toBeNull();
    const told = store.read.all<{ person: string; detail: string }>(
      `SELECT person, detail FROM audit_log WHERE act = 'attention.told'`,
    );
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0]?.detail ?? '')).toMatchObject({
      scan: scan.id,
      field: plant.field,
      planted: plant.value,
      outcome: 'missed',
    });
    expect(await verify(store.read, folder)).toMatchObject({ firstBreak: null, ok: true });
    const untold =
      workspace.scans.find((id) => id !== scan.id && plantFor(store.read, scanOf(store, id))) ?? 0;
    expect(
      referenceOf(() => tellAttention(audit, 'A1', { scan: untold, field: 'region', outcome: 'missed' })),
    ).toBe('invalid-input');
  });

  test.each(['switched on', 'switched off since', 'told', 'read again', 'opened again'] as const)(
    'is refused whoever saves it, and nothing is kept of it (%s)',
    (how) => {
      const workspace = watched(12);
      let { store, audit } = workspace;
      const { scan, plant } = firstPlant(workspace);
      if (how === 'switched off since') switchTo(store, false);
      if (how === 'told')
        tellAttention(audit, 'A1', { scan: scan.id, field: plant.field, outcome: 'missed' });
      if (how === 'read again') {
        // Another reading plants elsewhere; what the first one planted may still stand on somebody's screen.
        sendToReader(audit, 'A1', [scan.id]);
        const fields = Object.fromEntries(
          Object.entries(surelyRead(94).fields).filter(([id]) => id !== plant.field),
        );
        readScan(store, audit, scan.id, { ...surelyRead(94), fields });
      }
      if (how === 'opened again') {
        store.close();
        store = throwAwayStore(workspace.folder);
        audit = audited(store);
      }
      const values = { ...valuesA(), [plant.field]: number(plant.value) };
      for (const person of people)
        expect(
          referenceOf(() => save(audit, bookA, person, entryOf(scanOf(store, scan.id), values))),
          person.code,
        ).toBe('planted-value');
      expect(store.read.all('SELECT id FROM entry')).toEqual([]);
    },
  );

  test('leaves its trace in an export as a share, never as a number', async () => {
    const workspace = watched(12);
    const { store, audit } = workspace;
    const { scan, plant } = firstPlant(workspace);
    const said = async () => {
      const file = path.join(store.folder, 'out.xlsx');
      const options = { format: 'xlsx', language: 'en', withoutPeople: true } as const;
      await exportWorkspace(store.read, store.folder, file, options);
      const about = XLSX.read(readFileSync(file)).Sheets['About'] ?? {};
      const lines = XLSX.utils.sheet_to_json<(string | number)[]>(about, { header: 1 });
      const keys = ['attention', 'attention_caught', 'attention_missed'];
      return keys.map((wanted) => lines.find(([key]) => key === wanted)?.[1]);
    };
    expect(await said()).toEqual(['on', 0, 0]);
    tellAttention(audit, 'A1', { scan: scan.id, field: plant.field, outcome: 'missed' });
    switchTo(store, false);
    expect(await said()).toEqual(['off', 0, 1]);
  });

  test('is refused from a blind second entry, a resolution and a correction too', () => {
    const workspace = watched(12);
    const { store, audit } = workspace;
    audit.change({ person: 'K1', act: 'workspace.configured' }, (db) =>
      writeMeta(db, 'entry', { mode: 'twice', sharePct: 0 }),
    );
    const { scan, plant } = firstPlant(workspace);
    const planted = { ...valuesA(), [plant.field]: number(plant.value) };
    const now = () => scanOf(store, scan.id);
    save(audit, bookA, volunteer, entryOf(now(), valuesA()));
    expect(referenceOf(() => saveSecond(audit, bookA, second, secondOf(now(), planted)))).toBe(
      'planted-value',
    );
    saveSecond(audit, bookA, second, secondOf(now(), { ...valuesA(), [plant.field]: illegible }));
    const third = (value: FieldValue) => ({ choice: 'third', value, reason: 'seen' }) as const;
    const choose = (value: FieldValue) =>
      resolve(audit, bookA, auditor, {
        scan: scan.id,
        version: now().version,
        choices: { [plant.field]: third(value) },
        note: '',
      });
    expect(referenceOf(() => choose(number(plant.value)))).toBe('planted-value');
    choose(number(1));
    expect(referenceOf(() => correct(audit, bookA, auditor, entryOf(now(), planted, 'seen')))).toBe(
      'planted-value',
    );
  });

  test('that the paper really says is entered as illegible, and corrected by an auditor who says so', () => {
    const workspace = watched(12);
    const { store, audit } = workspace;
    audit.change({ person: 'K1', act: 'workspace.configured' }, (db) =>
      writeMeta(db, 'entry', { mode: 'once', sharePct: 0 }),
    );
    const { scan, plant } = firstPlant(workspace);
    const planted = { ...valuesA(), [plant.field]: number(plant.value) };
    const left = { ...valuesA(), [plant.field]: illegible };
    save(audit, bookA, volunteer, entryOf(scan, left, 'the paper does say so'));
    const again = () => scanOf(store, scan.id);
    expect(referenceOf(() => correct(audit, bookA, auditor, entryOf(again(), planted)))).toBe(
      'planted-value',
    );
    expect(referenceOf(() => correct(audit, bookA, volunteer, entryOf(again(), planted, 'so')))).toBe(
      'wrong-status',
    );
    expect(referenceOf(() => correct(audit, bookA, auditor, entryOf(again(), planted, 'read by two')))).toBe(
      'done',
    );
  });

  test('is no matter where the switch never was on', () => {
    const store = throwAwayStore();
    const { audit, scans } = seed(store, 12);
    audit.change({ person: 'A1', act: 'workspace.made' }, (db) => writeMeta(db, 'id', 'w'));
    for (const id of scans) {
      readScan(store, audit, id, surelyRead(94));
      const scan = scanOf(store, id);
      const plant = plantIn(`w ${scan.original} ${scan.page}`, surelyRead(94).fields);
      const values = { ...valuesA(), ...(plant ? { [plant.field]: number(plant.value) } : {}) };
      expect(plantFor(store.read, scan)).toBeNull();
      expect(referenceOf(() => save(audit, bookA, volunteer, entryOf(scan, values)))).toBe('done');
    }
  });
});

const secondOf = ({ id, version }: Scan, values: FieldValues) => ({
  scan: id,
  version,
  form: formA.id,
  values,
  note: '',
});

/** What a random act enters in the field that is planted over: the plant above all. */
const entered = fc.oneof(
  { weight: 3, arbitrary: fc.constant<FieldValue | 'planted'>('planted') },
  { weight: 2, arbitrary: fc.constant<FieldValue | 'read'>('read') },
  { weight: 1, arbitrary: fc.constant(illegible) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 99_999 }).map(number) },
);
const act = fc.record({
  what: fc.constantFrom(
    ...(['save', 'save', 'second', 'second', 'resolve', 'correct', 'reopen', 'undo', 'redo'] as const),
    ...(['on', 'off', 'tell', 'again', 'restart'] as const),
  ),
  who: fc.constantFrom<Person>(...people),
  scan: fc.nat({ max: 1 }),
  value: entered,
});
type RandomAct = typeof act extends fc.Arbitrary<infer Item> ? Item : never;

/** Rows of entries that hold a number that was planted in their field, by any reading of their scan. */
function keptPlants(store: Store): unknown[] {
  const rows = store.read.all<{ original: string; page: number; scan: number; json: string }>(
    'SELECT original, page, scan.id AS scan, json FROM reading JOIN scan ON scan.id = reading.scan',
  );
  return rows.flatMap(({ original, page, scan, json }) => {
    const plant = plantIn(`w ${original} ${page}`, (JSON.parse(json) as PageExtraction).fields);
    return plant
      ? store.read.all(
          'SELECT * FROM entry_value JOIN entry ON entry.id = entry WHERE scan = ? AND field = ? AND value = ?',
          scan,
          plant.field,
          plant.value,
        )
      : [];
  });
}

/** What is planted by a scan's latest reading, whether it is shown or not. */
function latestPlant(store: Store, { reading, original, page }: Scan): Plant | null {
  const extraction = reading === null ? undefined : findReading(store.read, reading);
  return extraction ? plantIn(`w ${original} ${page}`, extraction.fields) : null;
}

/** Cells of an export of everything that hold the number planted in their column. */
async function exportedPlants(store: Store, plants: ReadonlyMap<number, Plant>): Promise<string[]> {
  const file = path.join(store.folder, 'out.csv');
  const options = { format: 'csv', language: 'en', withoutPeople: false, statuses: scanStatuses } as const;
  await exportWorkspace(store.read, store.folder, file, options);
  const [header = '', ...lines] = readFileSync(file, 'utf8').replace('\ufeff', '').trim().split('\r\n');
  const keys = header.split(',');
  return lines.filter((line) => {
    const cells = line.split(',');
    const plant = plants.get(Number(cells[0]));
    return plant !== undefined && cells[keys.indexOf(plant.field)] === String(plant.value);
  });
}

test(
  'whatever people do, no entry and no export ever holds a planted number',
  { timeout: 600_000 },
  async () => {
    let refused = 0;
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60, size: 'max' }), async (acts) => {
        const workspace = watched(12);
        let { store } = workspace;
        const plants = new Map<number, Plant>();
        for (const id of workspace.scans) {
          const plant = plantFor(store.read, scanOf(store, id));
          if (plant) plants.set(id, plant);
        }
        const planted = [...plants.keys()];
        for (const each of acts) {
          if (each.what === 'restart') {
            store.close();
            store = throwAwayStore(workspace.folder);
            continue;
          }
          const id = planted[each.scan % planted.length] ?? 0;
          const scan = scanOf(store, id);
          const reference = referenceOf(() =>
            run(store, each, scan, latestPlant(store, scan) ?? plants.get(id)),
          );
          refused += Number(reference === 'planted-value');
          saved += Number(
            reference === 'done' && ['save', 'second', 'resolve', 'correct'].includes(each.what),
          );
          expect(keptPlants(store), JSON.stringify(each)).toEqual([]);
        }
        expect(await exportedPlants(store, plants)).toEqual([]);
        expect(await verify(store.read, workspace.folder)).toMatchObject({ firstBreak: null });
      }),
      { numRuns: 30 },
    );
    // The run was about something: both happened, often.
    expect(refused).toBeGreaterThan(40);
    expect(saved).toBeGreaterThan(40);
  },
);

/** Does one random act. A correction gives no reason: with one it may enter what was left illegible (see above). */
function run(store: Store, { what, who, value }: RandomAct, scan: Scan, plant: Plant | undefined): void {
  const audit = audited(store);
  const field = plant?.field ?? '';
  const read = valuesA()[field] ?? number(0);
  const typed = value === 'read' ? read : value === 'planted' ? number(plant?.value ?? 0) : value;
  const values = { ...valuesA(), [field]: typed };
  switch (what) {
    case 'save':
      return void save(audit, bookA, who, entryOf(scan, values));
    case 'second':
      return void saveSecond(audit, bookA, who, secondOf(scan, values));
    case 'correct':
      return void correct(audit, bookA, who, entryOf(scan, values));
    case 'resolve': {
      const { fields } = differencesOf(store.read, bookA, scan.id);
      const choices = Object.fromEntries(
        fields.map((each) => [each, { choice: 'third', value: typed, reason: 'seen' } as const]),
      );
      return void resolve(audit, bookA, who, { scan: scan.id, version: scan.version, choices, note: '' });
    }
    case 'reopen':
      return void reopen(audit, who, { scan: scan.id, version: scan.version });
    case 'undo':
      return void undo(audit, who.code);
    case 'redo':
      return void redo(audit, who.code);
    case 'tell':
      return tellAttention(audit, who.code, { scan: scan.id, field, outcome: 'missed' });
    case 'again':
      sendToReader(audit, who.code, [scan.id]);
      return readScan(store, audit, scan.id, otherwiseRead());
    case 'on':
    case 'off':
      return switchTo(store, what === 'on');
    case 'restart':
      return;
  }
}
