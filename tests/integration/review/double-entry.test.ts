import { describe, expect, test } from 'vitest';
import { close, correct } from '../../../electron/review/correct.ts';
import { reopen } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { closuresOf } from '../../../electron/store/closures.ts';
import { entriesOf } from '../../../electron/store/entries.ts';
import { flagsOf } from '../../../electron/store/flags.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { nextScan } from '../../../electron/store/next-scan.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { EntryPlan } from '../../../shared/protocol/double-entry.ts';
import type { FieldValues } from '../../../shared/protocol/values.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

const v1 = { code: 'V1', role: 'volunteer' } as const;
const v2 = { code: 'V2', role: 'volunteer' } as const;
const v3 = { code: 'V3', role: 'volunteer' } as const;
const auditor = { code: 'K1', role: 'auditor' } as const;

/** A workspace with `count` read scans, four people and a plan. */
function workspace(plan: EntryPlan, count = 1) {
  const store = throwAwayStore();
  const { audit, scans } = seed(store, count);
  for (const scan of scans) readScan(store, audit, scan);
  audit.change({ person: 'A1', act: 'workspace.configured' }, (db, { at }) => {
    writeMeta(db, 'id', 'w');
    writeMeta(db, 'entry', plan);
    for (const person of [v1, v2, v3, auditor]) putPerson(db, person, at);
  });
  const [scan = 0] = scans;
  const version = (of = scan) => findScan(audit.read, of)?.version ?? 0;
  const whole = (values: FieldValues = valuesA(), of = scan) => ({
    scan: of,
    version: version(of),
    form: formA.id,
    region: 'Алматы',
    values,
    marks: marksA,
    note: '',
    ticked: [],
    asPaper: null,
  });
  const blind = (values: FieldValues = valuesA()) => ({
    scan,
    version: version(),
    form: formA.id,
    values,
    note: '',
  });
  return { audit, scans, scan, version, whole, blind, at: () => ({ scan, version: version() }) };
}

const twice: EntryPlan = { mode: 'twice', sharePct: 0 };
const once: EntryPlan = { mode: 'once', sharePct: 0 };

function problemOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof HattamaError ? (error.params['problem'] ?? error.reference) : error;
  }
}

describe('who is entered twice', () => {
  test('flagged ones and about the share of the others, the same ones however often they are saved', () => {
    const { audit, scans, whole } = workspace({ mode: 'sampled', sharePct: 30 }, 60);
    const statusAfter = (scan: number) => save(audit, bookA, v1, whole(valuesA(), scan)).status;
    const statuses = scans.map(statusAfter);
    const drawn = statuses.filter((status) => status === 'second-entry').length;
    expect(drawn).toBeGreaterThan(6);
    expect(drawn).toBeLessThan(32);
    for (const scan of scans) reopen(audit, v1, { scan, version: findScan(audit.read, scan)?.version ?? 0 });
    expect(scans.map(statusAfter)).toEqual(statuses);
  });

  test('one that shows an error, though no share is drawn', () => {
    const { audit, whole } = workspace({ mode: 'sampled', sharePct: 0 });
    expect(save(audit, bookA, v1, whole(valuesA({ voted: 184 }))).status).toBe('second-entry');
  });
});

describe('a second entry', () => {
  test('that says the same leaves the first one standing, confirmed by both', () => {
    const { audit, scan, whole, blind } = workspace(twice);
    save(audit, bookA, v1, whole());
    expect(saveSecond(audit, bookA, v2, blind()).status).toBe('final');
    const [second, first] = entriesOf(audit.read, scan);
    expect(findScan(audit.read, scan)?.entry).toBe(first?.id);
    expect(second).toMatchObject({ stage: 'second', other: first?.id, person: 'V2', marks: marksA });
  });

  test('makes its person one of those behind the protocol, who may not say that an error stands on paper so', () => {
    const { audit, whole, blind, at } = workspace(twice);
    const values = valuesA({ voted: 184 });
    save(audit, bookA, v1, whole(values));
    expect(saveSecond(audit, bookA, v2, blind(values)).status).toBe('flagged');
    const closing = { ...at(), code: 'F401', outcome: 'as-on-paper', reason: 'r' } as const;
    expect(problemOf(() => close(audit, { code: 'V2', role: 'auditor' }, closing))).toBe('same-person');
    expect(close(audit, auditor, closing).status).toBe('final');
  });

  test('is not asked of its first person, nor shown to them', () => {
    const { audit, scan, whole, blind } = workspace(twice);
    save(audit, bookA, v1, whole());
    const next = (person: string) =>
      nextScan(audit.read, { task: 'second', after: 0, person, claimed: [], resting: [], auditor: false })
        .scan;
    expect([next('V1'), next('V2')]).toEqual([null, scan]);
    expect(problemOf(() => saveSecond(audit, bookA, v1, blind()))).toBe('same-person');
  });

  test('that differs names the rows (F501); a zero written as a dash is no difference, a blank is one', () => {
    const { audit, scan, whole, blind } = workspace(twice);
    const values = valuesA({ voted_absentee: 0, voted_outside: 0 });
    save(audit, bookA, v1, whole(values));
    const saved = saveSecond(
      audit,
      bookA,
      v2,
      blind({
        ...values,
        voted_absentee: { value: 0, state: 'dash', corrected: false },
        voted_outside: { value: null, state: 'blank', corrected: false },
        registered: { value: 221, state: 'number', corrected: false },
      }),
    );
    expect(saved.status).toBe('differing');
    expect(saved.flags[0]).toMatchObject({
      code: 'F501',
      fields: ['registered', 'voted_outside'],
      params: { k: 2 },
    });
    expect(differencesOf(audit.read, bookA, scan)).toMatchObject({
      fields: ['registered', 'voted_outside'],
      // Two people of one workspace are judged by the paper, not by who they are.
      sides: null,
    });
  });
});

describe('resolving', () => {
  function differing() {
    const space = workspace(twice);
    const { audit, whole, blind } = space;
    save(audit, bookA, v1, whole(valuesA({ registered: 221, votes_tugel: 3 })));
    saveSecond(audit, bookA, v2, blind(valuesA({ registered: 213 })));
    return space;
  }

  test('takes the first, the second, or a third value with its reason; all three entries stay', () => {
    const { audit, scan, at } = differing();
    const saved = resolve(audit, bookA, v3, {
      ...at(),
      choices: {
        registered: {
          choice: 'third',
          value: { value: 212, state: 'number', corrected: false },
          reason: 'the 2 has a loop',
        },
        votes_tugel: { choice: 'second', reason: '' },
      },
      note: '',
    });
    expect(saved.status).toBe('final');
    const [resolution, , first] = entriesOf(audit.read, scan);
    expect(resolution).toMatchObject({
      stage: 'resolution',
      person: 'V3',
      values: valuesA(),
      resolved: {
        registered: { choice: 'third', reason: 'the 2 has a loop' },
        votes_tugel: { choice: 'second' },
      },
    });
    expect(first?.values['registered']?.value).toBe(221);
    expect(findScan(audit.read, scan)?.entry).toBe(resolution?.id);
  });

  test.each([
    ['a field is left out', { registered: { choice: 'first', reason: '' } }],
    [
      'a third value has no reason',
      {
        registered: {
          choice: 'third',
          value: { value: 212, state: 'number', corrected: false },
          reason: '',
        },
        votes_tugel: { choice: 'first', reason: '' },
      },
    ],
    [
      'a third value is missing',
      { registered: { choice: 'third', reason: 'r' }, votes_tugel: { choice: 'first', reason: '' } },
    ],
    [
      'the entries agree on a field',
      {
        registered: { choice: 'first', reason: '' },
        votes_tugel: { choice: 'first', reason: '' },
        voted: { choice: 'first', reason: '' },
      },
    ],
  ] as const)('is refused when %s', (_, choices) => {
    const { audit, at, scan } = differing();
    const work = () => resolve(audit, bookA, v3, { ...at(), choices, note: '' });
    expect(problemOf(work)).toBe('invalid-input');
    expect(findScan(audit.read, scan)?.status).toBe('differing');
  });

  test('undone and done again, also by its number of the version before', () => {
    const { audit, scan, at } = differing();
    const choices = {
      registered: { choice: 'first', reason: '' },
      votes_tugel: { choice: 'second', reason: '' },
    } as const;
    resolve(audit, bookA, v3, { ...at(), choices, note: '' });
    expect(undo(audit, 'V3')).toMatchObject({ act: 'entry.resolved', scan, status: 'differing' });
    expect(undo(audit, 'V2')).toMatchObject({ act: 'entry.second', status: 'second-entry' });
    expect(problemOf(() => redo(audit, 'V3'))).toBe('changed-meanwhile');
    expect(redo(audit, 'V2')).toMatchObject({ status: 'differing' });
    expect(redo(audit, 'V3')).toMatchObject({ status: 'final' });
    expect(redo(audit, 'V3')).toBeNull();
  });
});

describe('an auditor', () => {
  function flagged() {
    const space = workspace(once);
    save(space.audit, bookA, v1, space.whole(valuesA({ voted: 184 })));
    return space;
  }

  test('closes the last error: the protocol is final, its flag stays with it', () => {
    const { audit, scan, at } = flagged();
    const closing = { code: 'F401', outcome: 'as-on-paper', reason: 'the commission erred' } as const;
    expect(close(audit, auditor, { ...at(), ...closing }).status).toBe('final');
    expect(flagsOf(audit.read, findScan(audit.read, scan)?.entry ?? 0)).toContainEqual(
      expect.objectContaining({ code: 'F401' }),
    );
    expect(closuresOf(audit.read, scan)).toMatchObject([{ ...closing, person: 'K1' }]);
    expect(undo(audit, 'K1')).toMatchObject({ act: 'flag.closed', status: 'flagged' });
    expect(closuresOf(audit.read, scan)).toEqual([]);
  });

  test('who enters anew what the paper says closes as fixed what no longer fails', () => {
    const { audit, scan, whole } = flagged();
    expect(correct(audit, bookA, auditor, whole()).status).toBe('final');
    expect(closuresOf(audit.read, scan)).toMatchObject([{ code: 'F401', outcome: 'fixed', person: 'K1' }]);
    expect(entriesOf(audit.read, scan)[0]).toMatchObject({ stage: 'correction', person: 'K1' });
  });

  test('gives a reason for what stands on paper', () => {
    const { audit, at } = flagged();
    const work = () => close(audit, auditor, { ...at(), code: 'F401', outcome: 'as-on-paper', reason: '' });
    expect(problemOf(work)).toBe('invalid-input');
  });
});
