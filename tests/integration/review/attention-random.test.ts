import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { exportWorkspace } from '../../../electron/exchange/index.ts';
import { plantFor, tellAttention } from '../../../electron/review/attention.ts';
import { correct } from '../../../electron/review/correct.ts';
import { reopen, sendToReader } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import type { Store } from '../../../electron/store/open.ts';
import { findReading } from '../../../electron/store/readings.ts';
import type { Scan } from '../../../electron/store/scans.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { type Plant, plantIn } from '../../../shared/protocol/attention.ts';
import { scanStatuses } from '../../../shared/protocol/status.ts';
import type { FieldValue } from '../../../shared/protocol/values.ts';
import { bookA, readScan, valuesA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';
import {
  audited,
  entryOf,
  illegible,
  number,
  people,
  type Person,
  referenceOf,
  scanOf,
  secondOf,
  sure,
  surelyRead,
  switchTo,
  watched,
} from './planted.ts';

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

/** The same page read anew: of one field the machine is not sure any more, so that another plant is drawn. */
function otherwiseRead(): PageExtraction {
  const page = surelyRead(95);
  return { ...page, fields: { ...page.fields, invalid: { ...sure(4), accept: false } } };
}

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

/** Does one random act. A correction gives no reason: with one it may enter what was left illegible (attention.test.ts). */
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
