import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { findingsBetween } from '../../../electron/review/between.ts';
import { cannotEnter } from '../../../electron/review/decide.ts';
import { joinedPapers, proposalsIn } from '../../../electron/review/paper-lists.ts';
import { joinPapers, keepApart, partPaper } from '../../../electron/review/papers.ts';
import { restingScans } from '../../../electron/review/resting.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { addJoining, joiningsOf } from '../../../electron/store/joinings.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { page, volunteer, workspaceOf } from '../../support/papers.ts';
import { bookA } from '../../support/seed.ts';

/** Three pictures of it; the second lies best on its form, the third worst. */
const three = () => workspaceOf([page(1), page(2, { score: 0.95 }), page(3, { score: 0.85 })]);

describe('several pictures of one paper', () => {
  test('are proposed, joined under the best of them, and wait for no entry but its own', () => {
    const { audit, act, copies } = three();
    const pairs = () => proposalsIn(audit.read, bookA).map(({ one, other }) => [one.scan, other.scan]);
    expect(pairs()).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    joinPapers(audit, act(1), 2);
    expect(copies()).toEqual([[2, 1]]);
    expect(pairs()).toEqual([[2, 3]]);
    expect(restingScans(audit.read)).toEqual([1]);
    joinPapers(audit, act(3), 1);
    expect(copies()).toEqual([[2, 1, 3]]);
    expect(joinedPapers(audit.read, bookA)).toMatchObject([
      { annulled: false, papers: [{ scan: 2, station: 424, score: 0.95 }, { scan: 1 }, { scan: 3 }] },
    ]);
  });

  test('what is confirmed leads, and what cannot be entered does not', () => {
    const { audit, act, copies, confirm } = three();
    joinPapers(audit, act(1), 2);
    joinPapers(audit, act(1), 3);
    confirm(3);
    expect(copies()).toEqual([[3, 2, 1]]);
    cannotEnter(audit, volunteer, { scan: 2, version: 1, reason: 'unreadable', note: '' });
    expect(copies()).toEqual([[3, 1, 2]]);
  });

  test('accuse each other of nothing; what was confirmed differently is named', () => {
    const { audit, act, confirm, flagged } = three();
    confirm(1);
    confirm(2, { station: 425 });
    confirm(3, { invalid: 5, votes_tokayev: 93 });
    expect(flagged()).toEqual([
      [1, 'W105', 'W406', 'F502'],
      [2, 'W105', 'W406'],
      [3, 'W105', 'F502'],
    ]);
    joinPapers(audit, act(1), 3);
    const [first] = findingsBetween(audit.read, bookA);
    expect(first?.findings.find(({ code }) => code === 'F503')).toMatchObject({
      severity: 'error',
      fields: ['invalid', 'votes_tokayev'],
      message: 'Pictures of one paper are entered differently, row 8, 9.6: here 4, 94, there 5, 93',
      others: [3],
    });
    joinPapers(audit, act(1), 2);
    expect(flagged()).toEqual([
      [1, 'F503'],
      [2, 'F503'],
      [3, 'F503'],
    ]);
    partPaper(audit, act(2));
    expect(flagged().find(([scan]) => scan === 2)).toEqual([2, 'W105', 'W406']);
  });

  test('that are not of one paper are not proposed again, nor once they were parted', () => {
    const { audit, act, copies } = three();
    keepApart(audit, act(1), 2);
    joinPapers(audit, act(3), 2);
    partPaper(audit, act(3));
    expect(copies()).toEqual([]);
    expect(proposalsIn(audit.read, bookA).map(({ one, other }) => [one.scan, other.scan])).toEqual([[1, 3]]);
    // By hand they can be joined all the same.
    joinPapers(audit, act(2), 1);
    expect(copies()).toEqual([[2, 1]]);
  });

  test('of which one is parted leave the others joined', () => {
    const { audit, act, copies } = three();
    joinPapers(audit, act(1), 2);
    joinPapers(audit, act(2), 3);
    partPaper(audit, act(2));
    expect(copies()).toEqual([[1, 3]]);
  });

  test('acts that come too late are refused, and nothing is said twice', () => {
    const { audit, act } = three();
    joinPapers(audit, act(1), 2);
    const said = joiningsOf(audit.read);
    expect(() => joinPapers(audit, act(2, 'B2'), 1)).toThrow(HattamaError);
    expect(() => keepApart(audit, act(2, 'B2'), 1)).toThrow('is joined with');
    expect(() => partPaper(audit, act(3))).toThrow('is joined with no other');
    expect(() => joinPapers(audit, act(1), 99)).toThrow('There is no scan 99');
    expect(joiningsOf(audit.read)).toEqual(said);
  });
});

describe('undo and redo', () => {
  test('bring papers back to where they were, by what is said anew', async () => {
    const { store, audit, act, copies } = three();
    joinPapers(audit, act(1), 2);
    joinPapers(audit, act(3), 2);
    expect(undo(audit, 'A1')).toMatchObject({ act: 'papers.joined', scan: 3, status: 'to-confirm' });
    expect(copies()).toEqual([[2, 1]]);
    expect(proposalsIn(audit.read, bookA)).toHaveLength(1);
    redo(audit, 'A1');
    expect(copies()).toEqual([[2, 1, 3]]);
    undo(audit, 'A1');
    undo(audit, 'A1');
    expect(copies()).toEqual([]);
    expect(proposalsIn(audit.read, bookA)).toHaveLength(3);
    expect(undo(audit, 'A1')).toBeNull();
    expect(await verify(audit.read, store.folder)).toMatchObject({ ok: true });
  });

  test('are refused once somebody else said otherwise', () => {
    const { audit, act, copies } = three();
    joinPapers(audit, act(1), 2);
    partPaper(audit, act(2, 'B2'));
    expect(() => undo(audit, 'A1')).toThrow('has moved on');
    expect(copies()).toEqual([]);
  });

  test('whatever is said in whatever order, undone and done again it is as it was', async () => {
    const anyAct = fc.record({
      what: fc.constantFrom('join', 'join', 'apart', 'part'),
      scan: fc.integer({ min: 1, max: 4 }),
      other: fc.integer({ min: 1, max: 4 }),
      person: fc.constantFrom('A1', 'B2'),
    });
    const { store, audit, act, copies } = workspaceOf([page(1), page(2), page(3), page(4)]);
    fc.assert(
      fc.property(anyAct, ({ what, scan, other, person }) => {
        const before = copies();
        try {
          if (what === 'join') joinPapers(audit, act(scan, person), other);
          else if (what === 'apart') keepApart(audit, act(scan, person), other);
          else partPaper(audit, act(scan, person));
        } catch (error) {
          expect(error).toMatchObject({ reference: 'changed-meanwhile' });
          return;
        }
        const after = copies();
        const together = after.some((scans) => scans.includes(scan) && scans.includes(other));
        if (what === 'join') expect(together).toBe(true);
        if (what === 'apart') expect(together).toBe(false);
        if (what === 'part') expect(after.flat()).not.toContain(scan);
        undo(audit, person);
        expect(copies()).toEqual(before);
        redo(audit, person);
        expect(copies()).toEqual(after);
      }),
      { numRuns: 150 },
    );
    expect(await verify(audit.read, store.folder)).toMatchObject({ ok: true });
  });
});

test('what two workspaces said comes to the same, whichever takes the other’s in', () => {
  const [here, there] = [three(), three()];
  joinPapers(here.audit, here.act(1), 2);
  partPaper(here.audit, here.act(1));
  joinPapers(there.audit, there.act(1), 2);
  joinPapers(there.audit, there.act(3), 2);
  const take = (into: typeof here, from: typeof here) =>
    into.audit.change({ person: 'A1', act: 'merge.done' }, (db) => {
      for (const said of joiningsOf(from.audit.read)) addJoining(db, said);
    });
  take(here, there);
  take(there, here);
  take(here, there);
  expect(here.copies()).toEqual(there.copies());
  expect(here.copies()).toEqual([[2, 3]]);
  expect(joiningsOf(here.audit.read)).toHaveLength(joiningsOf(there.audit.read).length);
});
