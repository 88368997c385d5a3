import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { verify } from '../../../electron/audit/verify.ts';
import { exportWorkspace } from '../../../electron/exchange/index.ts';
import { plantFor, tellAttention } from '../../../electron/review/attention.ts';
import { correct } from '../../../electron/review/correct.ts';
import { reopen, sendToReader } from '../../../electron/review/decide.ts';
import { resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { toldOf } from '../../../electron/store/attention.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { plantIn } from '../../../shared/protocol/attention.ts';
import type { FieldValue } from '../../../shared/protocol/values.ts';
import { bookA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';
import {
  audited,
  auditor,
  entryOf,
  firstPlant,
  illegible,
  number,
  people,
  referenceOf,
  scanOf,
  second,
  secondOf,
  surelyRead,
  switchTo,
  volunteer,
  watched,
} from './planted.ts';

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
