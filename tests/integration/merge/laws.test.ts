import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { close, correct } from '../../../electron/review/correct.ts';
import { cannotEnter, reopen } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Facts } from '../../../shared/protocol/facts.ts';
import {
  essence,
  memoryPeople,
  type MemoryWorkspace,
  memoryWorkspace,
  mergeInto,
  tellAll,
} from '../../support/memory-workspace.ts';
import { bookA, formA, marksA, valuesA } from '../../support/seed.ts';

/**
 * What merging promises, over workspaces that people worked in at random: whatever the order, the grouping or the number of
 * times that files are merged, the same stands there; what is undone is as it was.
 */

const pictures = ['a.jpg', 'b.jpg', 'c.jpg'];
/** Of each law; more by HATTAMA_CASES. Over a thousand in all. */
const cases = Number(process.env['HATTAMA_CASES'] ?? 160);

interface Act {
  kind: 'save' | 'second' | 'resolve' | 'correct' | 'close' | 'refuse' | 'reopen' | 'undo' | 'redo' | 'plan';
  picture: number;
  person: number;
  /** Votes of one candidate; 94 adds up. */
  votes: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant<Act['kind']>('save') },
    fc.constantFrom<Act['kind'][]>(
      'second',
      'resolve',
      'correct',
      'close',
      'refuse',
      'reopen',
      'undo',
      'redo',
      'plan',
    ),
  ),
  picture: fc.nat({ max: pictures.length - 1 }),
  person: fc.nat({ max: memoryPeople.length - 1 }),
  votes: fc.constantFrom(94, 94, 95, 96),
});
const acts = fc.array(act, { maxLength: 12 });

/** Does what is allowed of an act; what is not leaves everything as it was. */
function play(workspace: MemoryWorkspace, { kind, picture, person: at, votes }: Act): void {
  const { audit, read } = workspace;
  const person = memoryPeople[at] ?? memoryPeople[0];
  const scan = findScan(read, picture + 1);
  if (!scan) return;
  const seen = { scan: scan.id, version: scan.version };
  const entered = {
    ...seen,
    form: formA.id,
    region: 'Алматы',
    values: valuesA({ votes_tokayev: votes }),
    marks: marksA,
    note: '',
    ticked: [],
    asPaper: null,
  };
  try {
    switch (kind) {
      case 'save':
        return void save(audit, bookA, person, entered);
      case 'second':
        return void saveSecond(audit, bookA, person, entered);
      case 'resolve': {
        const { fields } = differencesOf(read, bookA, scan.id);
        const choice = votes === 94 ? 'first' : 'second';
        const choices = Object.fromEntries(fields.map((field) => [field, { choice, reason: '' } as const]));
        return void resolve(audit, bookA, person, { ...seen, choices, note: '' });
      }
      case 'correct':
        return void correct(audit, bookA, person, entered);
      case 'close':
        return void close(audit, person, { ...seen, code: 'F401', outcome: 'as-on-paper', reason: 'so' });
      case 'refuse':
        return void cannotEnter(audit, person, { ...seen, reason: 'unreadable', note: '' });
      case 'reopen':
        return void reopen(audit, person, seen);
      case 'undo':
        return void undo(audit, person.code);
      case 'redo':
        return void redo(audit, person.code);
      case 'plan':
        return audit.change({ person: person.code, act: 'workspace.configured' }, (db) =>
          writeMeta(db, 'entry', { mode: votes === 94 ? 'once' : 'twice', sharePct: 0 }),
        );
    }
  } catch (error) {
    if (!(error instanceof HattamaError)) throw error;
  }
}

function worked(id: string, done: readonly Act[]): MemoryWorkspace {
  const workspace = memoryWorkspace(id, pictures);
  for (const each of done) play(workspace, each);
  return workspace;
}

const teams = fc.record({ a: acts, b: acts, c: acts, own: acts });

/** Three teams' files and a workspace of one's own, all over the same pictures. */
function told(all: { a: Act[]; b: Act[]; c: Act[]; own: Act[] }): { files: Facts[]; own: MemoryWorkspace } {
  const files = [worked('A', all.a), worked('B', all.b), worked('C', all.c)].map(tellAll);
  return { files, own: worked('T', all.own) };
}

function holds(property: (all: { a: Act[]; b: Act[]; c: Act[]; own: Act[] }) => void, share = 1): void {
  fc.assert(fc.property(teams, property), { numRuns: Math.ceil(cases * share) });
}

test('merging the same files again changes nothing', () => {
  holds((all) => {
    const { files, own } = told(all);
    mergeInto(own, ...files);
    const once = essence(own);
    mergeInto(own, ...files);
    expect(essence(own)).toEqual(once);
  });
});

test('the order of files does not matter, nor whether they are merged at once or one after the other', () => {
  holds((all) => {
    const { files, own } = told(all);
    const [one, other] = [own.clone(), own];
    mergeInto(one, ...files);
    for (const file of [...files].reverse()) mergeInto(other, file);
    expect(essence(other)).toEqual(essence(one));
  });
});

test('files that were merged elsewhere and told on come to the same as each by itself', () => {
  holds((all) => {
    const { files, own } = told(all);
    const [one, other] = [own.clone(), own];
    mergeInto(one, ...files);
    const between = memoryWorkspace('M');
    mergeInto(between, ...files.slice(1));
    mergeInto(other, tellAll(between), ...files.slice(0, 1));
    expect(essence(other)).toEqual(essence(one));
  });
});

test('an empty workspace that merges a file tells the very same', () => {
  holds(({ a }) => {
    const team = worked('A', a);
    const file = tellAll(team);
    const empty = memoryWorkspace('E');
    mergeInto(empty, file);
    const touched = (workspace: MemoryWorkspace) => {
      const { copies } = essence(workspace) as { copies: { standings: unknown[] }[] };
      return copies.filter(({ standings }) => standings.length > 0);
    };
    expect(touched(empty)).toEqual(touched(team));
  });
});

test('a merge is undone as one step, done again and undone once more', () => {
  holds((all) => {
    const { files, own } = told(all);
    const before = essence(own);
    mergeInto(own, ...files);
    const after = essence(own);
    expect(undo(own.audit, 'M1')?.act).toBe('merge.done');
    expect(essence(own)).toEqual(before);
    expect(redo(own.audit, 'M1')?.act).toBe('merge.done');
    expect(essence(own)).toEqual(after);
    undo(own.audit, 'M1');
    expect(essence(own)).toEqual(before);
  });
});

test('what people do after a merge is never undone by merging older files again, and its log stands', async () => {
  await fc.assert(
    fc.asyncProperty(teams, acts, async (all, later) => {
      const { files, own } = told(all);
      mergeInto(own, ...files);
      for (const each of later) play(own, each);
      const after = essence(own);
      mergeInto(own, ...files);
      expect(essence(own)).toEqual(after);
      expect((await verify(own.read, '/nowhere')).firstBreak ?? 'original').toMatch(/^original/);
    }),
    { numRuns: Math.ceil(cases / 2) },
  );
});

test('teams that tell each other what they know come to the same', () => {
  fc.assert(
    fc.property(teams, acts, acts, ({ a, b }, moreA, moreB) => {
      const [one, other] = [worked('A', a), worked('B', b)];
      mergeInto(one, tellAll(other));
      for (const each of moreA) play(one, each);
      mergeInto(other, tellAll(one));
      for (const each of moreB) play(other, each);
      mergeInto(one, tellAll(other));
      mergeInto(other, tellAll(one));
      expect(essence(one)).toEqual(essence(other));
    }),
    { numRuns: cases },
  );
});
