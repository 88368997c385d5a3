import { createAudit } from '../../../electron/audit/change.ts';
import { plantFor } from '../../../electron/review/attention.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import type { Store } from '../../../electron/store/open.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { findScan, type Scan } from '../../../electron/store/scans.ts';
import type { Valid } from '../../../shared/api/contract.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Plant } from '../../../shared/protocol/attention.ts';
import type { FieldReading, FieldValue, FieldValues } from '../../../shared/protocol/values.ts';
import { extractionA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/** Workspaces in which numbers are planted over pre-fills, and the people who meet them. */

export const volunteer = { code: 'A1', role: 'volunteer' } as const;
export const second = { code: 'V2', role: 'volunteer' } as const;
export const auditor = { code: 'K1', role: 'auditor' } as const;
export const people = [volunteer, second, auditor, { code: 'M1', role: 'merger' }] as const;
export type Person = (typeof people)[number];

/** A reading that is filled in. */
export const sure = (value: number): FieldReading => ({
  value,
  state: 'number',
  confidence: 0.995,
  accept: true,
  alternatives: [[value, 0.995]],
});
export const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
export const illegible: FieldValue = { value: null, state: 'illegible', corrected: false };

/** A page of which the machine is sure of every number. */
export function surelyRead(votes: number): PageExtraction {
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

/** The way to write into a store that may have been opened anew. */
export const audited = (store: Store) => createAudit(store, testClock);

/** Switches the attention check on or off. */
export function switchTo(store: Store, on: boolean): void {
  audited(store).change({ person: 'K1', act: 'workspace.configured' }, (db, event) => {
    writeMeta(db, 'attention', on);
    event.tell({ attention: on });
  });
}

/** A workspace whose attention check is on, with surely read pages: two in five have a plant. */
export function watched(count: number, folder = throwAwayFolder()) {
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

/** A scan as it stands now. */
export const scanOf = (store: Store, id: number): Scan => {
  const scan = findScan(store.read, id);
  if (!scan) throw new Error(`no scan ${id}`);
  return scan;
};

/** The first scan with a plant, and the plant. */
export function firstPlant({ store, scans }: ReturnType<typeof watched>): { scan: Scan; plant: Plant } {
  for (const id of scans) {
    const scan = scanOf(store, id);
    const plant = plantFor(store.read, scan);
    if (plant) return { scan, plant };
  }
  throw new Error('nothing is planted');
}

/** What `review.save` and `review.correct` are given for a scan as it stands. */
export const entryOf = ({ id, version }: Scan, values: FieldValues, note = ''): Valid<'review.save'> => ({
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

/** What an act comes to: `done`, or the reference of what forbids it. */
export function referenceOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof HattamaError) return error.reference;
    throw error;
  }
}

/** What `review.second` is given for a scan as it stands. */
export const secondOf = ({ id, version }: Scan, values: FieldValues) => ({
  scan: id,
  version,
  form: formA.id,
  values,
  note: '',
});
