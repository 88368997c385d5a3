import { describe, expect, test } from 'vitest';
import { nextScan } from '../../../electron/store/next-scan.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { undo } from '../../../electron/review/undo.ts';
import { mergeFiles } from '../../../electron/merge/index.ts';
import { recordFile } from '../../../electron/intake/record.ts';
import { findBatch, insertBatch } from '../../../electron/store/batches.ts';
import { listScans } from '../../../electron/store/scan-list.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { entryKey, standingKey } from '../../../electron/store/keys.ts';
import { countJobs } from '../../../electron/store/jobs.ts';
import { rowCount } from '../../../electron/store/witness.ts';
import type { EntryFacts, Facts } from '../../../shared/protocol/facts.ts';
import {
  fileOf,
  memoryPeople,
  type MemoryWorkspace,
  memoryWorkspace,
  mergeInto,
  pictureHash,
  tellAll,
} from '../../support/memory-workspace.ts';
import { bookA, formA, marksA, valuesA } from '../../support/seed.ts';

const [v1, v2, auditor] = memoryPeople;
const picture = 'a.jpg';

/** Somebody confirms a picture of the workspace with so many votes for one candidate; 94 adds up. */
function confirm(workspace: MemoryWorkspace, votes: number, scan = 1, person = v1, station = 424): void {
  save(workspace.audit, bookA, person, {
    scan,
    version: findScan(workspace.read, scan)?.version ?? 0,
    form: formA.id,
    region: 'Алматы',
    values: valuesA({ votes_tokayev: votes, station }),
    marks: marksA,
    note: '',
    ticked: [],
    asPaper: null,
  });
}

/** A team that has confirmed the picture. */
function team(id: string, votes: number): MemoryWorkspace {
  const workspace = memoryWorkspace(id, [picture]);
  confirm(workspace, votes);
  return workspace;
}

const statusOf = ({ read }: MemoryWorkspace, scan = 1) => findScan(read, scan)?.status;
const dryRun = (workspace: MemoryWorkspace, ...told: Facts[]) =>
  mergeFiles(
    workspace.audit,
    told.map((facts) => fileOf(facts)),
    {
      person: 'M1',
      name: 'merge',
      kept: new Set(),
      dryRun: true,
    },
  );

describe('one image in several workspaces', () => {
  test('the same values corroborate', () => {
    const own = team('T', 94);
    const report = mergeInto(own, tellAll(team('A', 94)));
    expect(report.counts).toMatchObject({ copies: 1, fresh: 0, conflicts: 0 });
    expect(statusOf(own)).toBe('final');
  });

  test('different values are a conflict, field by field, that a third person resolves', () => {
    const own = team('T', 94);
    const report = mergeInto(own, tellAll(team('A', 95)));
    expect(report.conflicts).toMatchObject([
      {
        station: 424,
        fields: [{ field: 'votes_tokayev', first: 94, second: 95 }],
        first: { team: '' },
        second: { team: 'team A' },
      },
    ]);
    expect(statusOf(own)).toBe('differing');
    // Who typed one of the two does not decide.
    const asked = { task: 'resolve', after: 0, claimed: [], resting: [], auditor: false } as const;
    expect(nextScan(own.read, { ...asked, person: 'V1' }).scan).toBeNull();
    expect(nextScan(own.read, { ...asked, person: 'V2' }).scan).toBe(1);
    const choices = { votes_tokayev: { choice: 'second', reason: '' } } as const;
    const seen = { scan: 1, version: findScan(own.read, 1)?.version ?? 0 };
    const done = resolve(own.audit, bookA, v2, { ...seen, choices, note: '' });
    expect(done.status).toBe('flagged');
    // The team's file, merged again, does not bring the conflict back.
    mergeInto(own, tellAll(team('A', 95)));
    expect(statusOf(own)).toBe('flagged');
  });

  test('three teams, three values: the third conflict comes up once the first is resolved', () => {
    const own = memoryWorkspace('T', [picture]);
    mergeInto(own, tellAll(team('A', 94)), tellAll(team('B', 95)), tellAll(team('C', 96)));
    expect(statusOf(own)).toBe('differing');
    const decide = (choice: 'first' | 'second') => {
      const { fields } = differencesOf(own.read, bookA, 1);
      const choices = Object.fromEntries(fields.map((field) => [field, { choice, reason: '' } as const]));
      const seen = { scan: 1, version: findScan(own.read, 1)?.version ?? 0 };
      return resolve(own.audit, bookA, auditor, { ...seen, choices, note: '' }).status;
    };
    expect(decide('first')).toBe('differing');
    expect(decide('first')).toBe('final');
    expect(undo(own.audit, auditor.code)?.act).toBe('entry.resolved');
    expect(statusOf(own)).toBe('differing');
  });

  test('a blind second entry in another workspace ends the wait', () => {
    const twice = (id: string) => {
      const workspace = memoryWorkspace(id, [picture]);
      workspace.audit.change({ person: 'K1', act: 'workspace.configured' }, (db) =>
        writeMeta(db, 'entry', { mode: 'twice', sharePct: 0 }),
      );
      confirm(workspace, 94);
      return workspace;
    };
    const own = twice('T');
    expect(statusOf(own)).toBe('second-entry');
    mergeInto(own, tellAll(twice('A')));
    expect(statusOf(own)).toBe('final');
  });

  test('a newer file of a team replaces its older one, in whatever order they come', () => {
    const other = team('A', 95);
    const older = tellAll(other);
    undo(other.audit, 'V1');
    confirm(other, 94);
    const newer = tellAll(other);
    for (const files of [
      [older, newer],
      [newer, older],
    ]) {
      const own = memoryWorkspace('T');
      for (const file of files) mergeInto(own, file);
      expect(statusOf(own)).toBe('final');
      expect(own.read.get('SELECT count(*) AS n FROM entry')).toEqual({ n: 2 });
    }
  });
});

describe('different papers of one station', () => {
  test('that differ are told as such and kept side by side', () => {
    const own = memoryWorkspace('T', ['other.jpg']);
    confirm(own, 94);
    const report = mergeInto(own, tellAll(team('A', 90)));
    expect(report.stations).toMatchObject([{ station: 424, scans: [1, 2] }]);
    expect([statusOf(own, 1), statusOf(own, 2)]).toEqual(['final', 'flagged']);
  });
});

describe('a dry run', () => {
  test('says what the merge then does, and leaves no trace', () => {
    const own = team('T', 94);
    const before = own.sql.serialize();
    const told = [tellAll(team('A', 95)), tellAll(memoryWorkspace('B', ['b.jpg']))];
    const report = dryRun(own, ...told);
    expect(own.sql.serialize().equals(before)).toBe(true);
    expect(report.merge).toBeNull();
    expect(mergeInto(own, ...told)).toEqual({ ...report, merge: 1 });
  });
});

describe('pictures', () => {
  const taken = (workspace: MemoryWorkspace) =>
    workspace.audit.change({ person: 'V1', act: 'batch.begun' }, (db, { at }) =>
      insertBatch(db, { name: 'own', region: 'Алматы', person: 'V1', paths: ['/given'] }, at),
    );
  const kept = {
    sha256: pictureHash(picture),
    bytes: 1000,
    picture: { ok: true, mediaType: 'image/jpeg', extension: 'jpg', pages: [{ width: 10, height: 10 }] },
  } as const;

  test('that did not come along are asked of nobody, and read once they come; what was entered stands', () => {
    const own = memoryWorkspace('T');
    const report = mergeInto(own, tellAll(team('A', 95)), tellAll(team('B', 94)));
    expect(report.counts).toMatchObject({ away: 1, conflicts: 1 });
    const asked = {
      task: 'resolve',
      after: 0,
      person: 'V1',
      claimed: [],
      resting: [],
      auditor: true,
    } as const;
    expect(nextScan(own.read, asked)).toEqual({ scan: null, left: 0 });
    const batch = findBatch(own.read, taken(own));
    if (!batch) throw new Error('no batch');
    recordFile(own.audit, batch, { path: '/given/x.jpg', name: 'x.jpg' }, kept as never, null);
    expect(nextScan(own.read, asked)).toEqual({ scan: 1, left: 1 });
    expect(countJobs(own.read)).toMatchObject({ waiting: 1 });
    expect(statusOf(own)).toBe('differing');
  });

  test('copies that nobody confirmed come in only with their picture', () => {
    const own = memoryWorkspace('T');
    const open = tellAll(memoryWorkspace('A', [picture]));
    expect(mergeInto(own, open).problemList).toMatchObject([{ code: 'not-confirmed' }]);
    expect(rowCount(own.read, 'scan')).toBe(0);
    const withPicture = { person: 'M1', name: 'x', kept: new Set([pictureHash(picture)]), dryRun: false };
    mergeFiles(own.audit, [fileOf(open)], withPicture);
    expect(statusOf(own)).toBe('waiting');
    expect(countJobs(own.read)).toMatchObject({ waiting: 1 });
  });

  test('a copy that an undone merge brought is seen by nobody, until its picture is taken in here', () => {
    const own = memoryWorkspace('T');
    mergeInto(own, tellAll(team('A', 94)));
    undo(own.audit, 'M1');
    expect(listScans(own.read, {}, 0, 10)).toEqual([]);
    const batch = findBatch(own.read, taken(own));
    if (!batch) throw new Error('no batch');
    recordFile(own.audit, batch, { path: '/given/x.jpg', name: 'x.jpg' }, kept as never, null);
    expect(listScans(own.read, {}, 0, 10)).toMatchObject([{ status: 'waiting' }]);
  });
});

describe('rows edited by hand', () => {
  /** What a reader makes of a row whose votes somebody changed in a spreadsheet. */
  function edited(facts: Facts, votes: number): Facts {
    const [copy] = facts.copies;
    const [exported] = copy?.entries ?? [];
    if (!copy || !exported) throw new Error('nothing was exported');
    const values = valuesA({ votes_tokayev: votes });
    const changed = { ...exported, number: 0, person: null, values, flags: [] };
    const entry: EntryFacts = {
      ...changed,
      key: entryKey(copy.picture, { ...changed, workspace: 'sheet' }),
      edited: {
        file: 'a.xlsx',
        sheet: 'Protocols',
        row: 3,
        of: exported.key,
        cells: [['votes_tokayev', 94, votes]],
      },
    };
    const said = {
      workspace: `sheet:${entry.key}`,
      n: 0,
      seen: {},
      status: 'second-entry' as const,
      form: entry.form,
      region: entry.region,
      entry: entry.key,
      first: null,
      refusal: null,
      closures: [],
    };
    const standing = { ...said, key: standingKey(copy.picture, said) };
    return {
      ...facts,
      copies: [{ ...copy, entries: [...copy.entries, entry], standings: [...copy.standings, standing] }],
    };
  }

  test('stand against what was exported', () => {
    const own = memoryWorkspace('T');
    const report = mergeInto(own, edited(tellAll(team('A', 94)), 96));
    expect(report.counts).toMatchObject({ edited: 1, conflicts: 1 });
    expect(report.conflicts).toMatchObject([{ second: { edited: 'a.xlsx' } }]);
    expect(statusOf(own)).toBe('differing');
  });

  test('alone await a second person, and are nobody’s second word', () => {
    const own = memoryWorkspace('T');
    const facts = edited(tellAll(team('A', 94)), 96);
    const alone = facts.copies.map((copy) => ({
      ...copy,
      entries: copy.entries.filter((entry) => entry.edited !== null),
      standings: copy.standings.filter(({ workspace }) => workspace.startsWith('sheet:')),
    }));
    mergeInto(own, { ...facts, copies: alone });
    expect(statusOf(own)).toBe('second-entry');
  });
});

describe('what does not fit', () => {
  test('an unknown form, values that the form has no place for and a forged form are named; the rest comes in', () => {
    const facts = tellAll(team('A', 94));
    const [copy] = facts.copies;
    const [entry] = copy?.entries ?? [];
    if (!copy || !entry) throw new Error('nothing was exported');
    const other = (name: string, change: Partial<EntryFacts>) => ({
      ...copy,
      picture: { ...copy.picture, sha256: pictureHash(name) },
      entries: [{ ...entry, key: pictureHash(`key of ${name}`), ...change }],
      standings: copy.standings.map((standing) => ({ ...standing, entry: pictureHash(`key of ${name}`) })),
    });
    const own = memoryWorkspace('T');
    const report = mergeInto(own, {
      ...facts,
      forms: [...facts.forms, { sha256: '0'.repeat(64), json: '{}' }],
      copies: [
        copy,
        other('unknown', { formSha256: '0'.repeat(64) }),
        other('misfit', { values: { nothing: { value: 1, state: 'number', corrected: false } } }),
      ],
    });
    expect(report.problemList.map(({ code }) => code).sort()).toEqual([
      'form-damaged',
      'unknown-form',
      'values-do-not-fit',
    ]);
    expect(report.counts).toMatchObject({ copies: 1, fresh: 1, skipped: 2 });
    expect(rowCount(own.read, 'scan')).toBe(1);
  });
});
