import { findingsBetween } from '../../electron/review/between.ts';
import { copiesIn } from '../../electron/review/copies.ts';
import { save } from '../../electron/review/save.ts';
import { putPerson } from '../../electron/store/people.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { bookA, extractionA, formA, marksA, readScan, seed, valuesA } from './seed.ts';
import { throwAwayStore } from './workspace-folder.ts';

export const volunteer = { code: 'A1', role: 'volunteer' } as const;

/** A print in which all places are inked but the given ones. */
function ink(...without: number[]): string {
  const print = Buffer.alloc(40, 255);
  for (const place of without) print[place >> 3] = (print[place >> 3] ?? 0) & ~(1 << (place & 7));
  return print.toString('base64');
}

/** A picture of one paper, read as station 424. */
export const page = (n: number, changes: Partial<PageExtraction> = {}): PageExtraction =>
  extractionA({
    ink: ink(n),
    fields: { station: { value: 424, state: 'number', confidence: 1, accept: true, alternatives: [] } },
    ...changes,
  });

/** A workspace with these pages, from scan 1 on, read and not confirmed. */
export function workspaceOf(pages: readonly PageExtraction[]) {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, pages.length);
  pages.forEach((extraction, index) => readScan(store, audit, scans[index] ?? 0, extraction));
  audit.change({ person: 'B2', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'B2', role: 'volunteer' }, at),
  );
  const confirm = (scan: number, changed: Record<string, number> = {}, region = 'Алматы') =>
    save(audit, bookA, volunteer, {
      scan,
      version: 1,
      form: formA.id,
      region,
      values: valuesA(changed),
      marks: marksA,
      note: '',
      ticked: [],
      asPaper: null,
    });
  const flagged = () =>
    findingsBetween(audit.read, bookA).map(({ scan, findings }) => [
      scan,
      ...findings.map(({ code }) => code),
    ]);
  const act = (scan: number, person = 'A1') => ({ person, scan });
  return { store, audit, confirm, flagged, act, copies: () => copiesIn(audit.read).several };
}
