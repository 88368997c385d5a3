import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { undo } from '../../../electron/review/undo.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { findScan } from '../../../electron/store/scans.ts';
import type { EntryPlan } from '../../../shared/protocol/double-entry.ts';
import type { Facts } from '../../../shared/protocol/facts.ts';
import { type MemoryWorkspace, memoryWorkspace, mergeInto, tellAll } from '../../support/memory-workspace.ts';
import { bookA, formA, marksA, valuesA } from '../../support/seed.ts';

/** What the report of a merge tells besides its counts. */

function confirm({ audit, read }: MemoryWorkspace, scan: number, votes: number): void {
  const entered = {
    scan,
    version: findScan(read, scan)?.version ?? 0,
    form: formA.id,
    region: 'Алматы',
    values: valuesA({ votes_tokayev: votes }),
    marks: marksA,
    note: '',
    ticked: [],
    asPaper: null,
  };
  save(audit, bookA, { code: 'V1', role: 'volunteer' }, entered);
}

function team(id: string, pictures: readonly string[], votes: number, entry?: EntryPlan): MemoryWorkspace {
  const workspace = memoryWorkspace(id, pictures);
  if (entry)
    workspace.audit.change({ person: 'M1', act: 'workspace.configured' }, (db) =>
      writeMeta(db, 'entry', entry),
    );
  pictures.forEach((_, index) => confirm(workspace, index + 1, votes));
  return workspace;
}

/** The first copy's row as somebody changed it in a spreadsheet: 94 votes became 96. */
function byHand(facts: Facts): Facts {
  const [copy] = facts.copies;
  const [entry] = copy?.entries ?? [];
  const [standing] = copy?.standings ?? [];
  if (!copy || !entry || !standing) throw new Error('nothing was told');
  const edited = {
    file: 'team.xlsx',
    sheet: 'Protocols',
    row: 3,
    of: entry.key,
    cells: [['votes_tokayev', 94, 96]] as const,
  };
  const changed = {
    ...entry,
    key: 'e'.repeat(64),
    number: 0,
    person: null,
    values: valuesA({ votes_tokayev: 96 }),
    edited,
  };
  const said = {
    ...standing,
    key: 'f'.repeat(64),
    workspace: `${standing.workspace}-by-hand`,
    entry: changed.key,
    status: 'second-entry' as const,
  };
  const rows = { ...copy, entries: [entry, changed], standings: [standing, said] };
  return { ...facts, copies: [rows, ...facts.copies.slice(1)] };
}

describe('lists', () => {
  test('of what is new, changed, the same and without its picture, with where each stood and stands', () => {
    const here = memoryWorkspace('here', ['a.jpg', 'b.jpg']);
    confirm(here, 2, 94);
    const there = team('there', ['a.jpg', 'b.jpg', 'c.jpg'], 94);
    const { copies, counts, brings } = mergeInto(here, tellAll(there));
    expect(brings).toBe(true);
    expect(counts).toMatchObject({ copies: 3, fresh: 1, changed: 1, same: 1, away: 1, conflicts: 0 });
    const told = { file: 'there.xlsx', page: 1, region: 'Алматы', station: 424 };
    expect(copies).toEqual({
      fresh: [{ ...told, scan: 3, name: 'c.jpg', before: null, after: 'final' }],
      changed: [{ ...told, scan: 1, name: 'a.jpg', before: 'to-confirm', after: 'final' }],
      same: [{ ...told, scan: 2, name: 'b.jpg', before: 'final', after: 'final' }],
      away: [{ ...told, scan: 3, name: 'c.jpg', before: null, after: 'final' }],
    });
  });

  test('of rows that were edited by hand, cell by cell', () => {
    const here = memoryWorkspace('here', ['a.jpg']);
    const { edits, counts, conflicts } = mergeInto(here, byHand(tellAll(team('there', ['a.jpg'], 94))));
    expect(counts).toMatchObject({ edited: 1, conflicts: 1 });
    expect(edits).toEqual([
      {
        file: 'team.xlsx',
        sheet: 'Protocols',
        row: 3,
        scan: 1,
        region: 'Алматы',
        station: 424,
        form: formA.id,
        cells: [['votes_tokayev', 94, 96]],
      },
    ]);
    expect(conflicts[0]?.fields).toEqual([{ field: 'votes_tokayev', first: 94, second: 96 }]);
    // Whoever resolves it is told the same.
    const { sides } = differencesOf(here.read, bookA, 1);
    expect(sides?.first).toEqual({ team: 'team there', person: 'V1@ther', edited: null });
    expect(sides?.second.edited).toMatchObject({
      file: 'team.xlsx',
      row: 3,
      cells: [['votes_tokayev', 94, 96]],
    });
  });

  test('tell nothing of a copy that awaits a blind second entry', () => {
    const here = memoryWorkspace('here', ['a.jpg']);
    const facts = tellAll(team('there', ['a.jpg'], 94, { mode: 'twice', sharePct: 0 }));
    const { copies } = mergeInto(here, facts);
    expect(copies.changed).toMatchObject([{ after: 'second-entry', station: null }]);
  });
});

describe('whether a merge brings anything', () => {
  test('not the second time, nor what the workspace told itself', () => {
    const here = memoryWorkspace('here', ['a.jpg']);
    confirm(here, 1, 94);
    expect(mergeInto(here, tellAll(here)).brings).toBe(false);
    const facts = tellAll(team('there', ['b.jpg'], 94));
    expect(mergeInto(here, facts).brings).toBe(true);
    expect(mergeInto(here, facts).brings).toBe(false);
  });

  test('another workspace that says the same is something', () => {
    const here = memoryWorkspace('here', ['a.jpg']);
    confirm(here, 1, 94);
    const report = mergeInto(here, tellAll(team('there', ['a.jpg'], 94)));
    expect(report.counts).toMatchObject({ same: 1, changed: 0 });
    expect(report.brings).toBe(true);
  });

  test('what was undone is something again', () => {
    const here = memoryWorkspace('here', ['a.jpg']);
    confirm(here, 1, 94);
    const facts = tellAll(team('there', ['a.jpg'], 94));
    mergeInto(here, facts);
    undo(here.audit, 'M1');
    expect(mergeInto(here, facts).brings).toBe(true);
  });
});
