import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { rowCount } from '../../../electron/store/witness.ts';
import { CannotEnter, Close, Correct, Reopen, Resolve, Restart, Save, Second, Turn } from './model-acts.ts';
import { people, workspace } from './model.ts';

/**
 * Random acts, legal and illegal, of four people on a real workspace, held against a model of it (model.ts): what each
 * act comes to, or what forbids it, whatever came before; undo and redo in between, and the workspace closed and opened again.
 */

const person = fc.constantFrom(...people);
const index = fc.constantFrom(0, 1);
const votes = fc.constantFrom(
  { tokayev: 94, tugel: 2 },
  { tokayev: 93, tugel: 2 },
  { tokayev: 93, tugel: 3 },
);
const acts = {
  save: fc.tuple(person, index, votes).map(([who, at, what]) => new Save(who, at, what)),
  second: fc.tuple(person, index, votes).map(([who, at, what]) => new Second(who, at, what)),
  resolve: fc
    .tuple(person, index, fc.constantFrom('first', 'second'))
    .map(([who, at, choice]) => new Resolve(who, at, choice)),
  correct: fc.tuple(person, index, votes).map(([who, at, what]) => new Correct(who, at, what)),
  close: fc
    .tuple(person, index, fc.constantFrom('as-on-paper', 'not-an-error'))
    .map(([who, at, how]) => new Close(who, at, how)),
  cannotEnter: fc.tuple(person, index).map(([who, at]) => new CannotEnter(who, at)),
  reopen: fc.tuple(person, index).map(([who, at]) => new Reopen(who, at)),
  undo: person.map((who) => new Turn(who, 'undo')),
  redo: person.map((who) => new Turn(who, 'redo')),
  restart: fc.constant(new Restart()),
};
/** Acts that lead deep are drawn more often. */
const { save: first, second, resolve: third, close: closing } = acts;
const commands = fc.commands(
  [...Object.values(acts), first, first, second, second, third, third, closing, closing, acts.undo],
  { maxCommands: 80, size: 'max' },
);

test.each(['once', 'sampled', 'twice'] as const)(
  'whatever people do, a workspace entered %s is what its rules say, and its log stands',
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(commands, async (acts) => {
        const { model, real } = workspace(mode);
        fc.modelRun(() => ({ model, real }), acts);
        const { read } = real.store;
        expect(real.scans.map((scan) => findScan(read, scan)?.status)).toEqual(
          model.scans.map(({ status }) => status),
        );
        expect(rowCount(read, 'entry')).toBeGreaterThanOrEqual(model.entries.length);
        expect(await verify(read, real.folder)).toMatchObject({ ok: true });
        real.store.close();
      }),
      { numRuns: 25 },
    );
  },
);
