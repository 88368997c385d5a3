import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  latest,
  outcome,
  replaces,
  seenBy,
  type Standing,
  type StandingStatus,
  standingStatuses,
  type Voice,
} from '../../../shared/protocol/standing.ts';

/** Entries are named `who:number`; two differ when their numbers do. A `!` at the end is an error, a `?` a spreadsheet. */
const voiceOf = (entry: string): Voice => ({
  key: entry,
  form: entry.startsWith('form-b') ? 'b' : 'a',
  by: entry.endsWith('?') ? null : (entry.split(':')[0] ?? ''),
  at: '2019-06-09T20:00:00Z',
  failed: entry.endsWith('!'),
  stage: 0,
});
const said = (entry: string) => /:(\d+)/.exec(entry)?.[1];
const differ = (a: string, b: string) => said(a) !== said(b);

function standing(
  workspace: string,
  n: number,
  status: StandingStatus,
  entry: string | null = null,
  more: Partial<Standing> = {},
): Standing {
  return {
    key: `${workspace}${n}${status}${entry}`,
    workspace,
    n,
    seen: {},
    status,
    entry,
    first: null,
    ...more,
  };
}

const comesTo = (...standings: Standing[]) => outcome(standings, voiceOf, differ);

describe('what standings of several workspaces come to', () => {
  test('one alone is what it says', () => {
    expect(comesTo(standing('A', 1, 'final', 'p:94'))).toEqual({ status: 'final', entry: 'p:94', agreed: 1 });
    expect(comesTo(standing('A', 1, 'second-entry', 'p:94'))).toEqual({
      status: 'second-entry',
      entry: 'p:94',
    });
    expect(comesTo(standing('A', 2, 'differing', 'q:95', { first: 'p:94' }))).toEqual({
      status: 'differing',
      first: 'p:94',
      second: 'q:95',
    });
  });

  test('nobody: open', () => expect(comesTo()).toEqual({ status: 'open', apart: false }));

  test('two teams that say the same corroborate each other', () => {
    expect(comesTo(standing('A', 1, 'flagged', 'p:94!'), standing('B', 1, 'final', 'q:94'))).toEqual({
      status: 'final',
      entry: 'q:94',
      agreed: 2,
    });
  });

  test('two teams that say different things stand against each other, be one of them flagged', () => {
    const found = comesTo(standing('A', 1, 'final', 'p:94'), standing('B', 1, 'flagged', 'q:95!'));
    expect(found).toEqual({ status: 'differing', first: 'p:94', second: 'q:95!' });
  });

  test('two first entries of two people that agree confirm each other', () => {
    const found = comesTo(standing('A', 1, 'second-entry', 'p:94'), standing('B', 1, 'second-entry', 'q:94'));
    expect(found).toMatchObject({ status: 'final', agreed: 2 });
  });

  test('of two that agree and show an error the paper is flagged', () => {
    const found = comesTo(
      standing('A', 1, 'second-entry', 'p:94!'),
      standing('B', 1, 'second-entry', 'q:94!'),
    );
    expect(found).toMatchObject({ status: 'flagged' });
  });

  test('one person in two workspaces, or a spreadsheet, is no second person', () => {
    const own = standing('A', 1, 'second-entry', 'p:94');
    expect(comesTo(own, standing('B', 1, 'second-entry', 'p:94'))).toMatchObject({ status: 'second-entry' });
    expect(comesTo(own, standing('sheet:x', 0, 'second-entry', 's:94?'))).toMatchObject({
      status: 'second-entry',
    });
  });

  test('a row edited by hand never replaces what was exported: it stands against it', () => {
    const found = comesTo(standing('A', 1, 'final', 'p:94'), standing('sheet:x', 0, 'second-entry', 's:96?'));
    expect(found).toEqual({ status: 'differing', first: 'p:94', second: 's:96?' });
  });

  test('a word about the paper goes before a refusal', () => {
    expect(comesTo(standing('A', 1, 'cannot-enter'), standing('B', 1, 'final', 'q:94'))).toMatchObject({
      status: 'final',
    });
    expect(comesTo(standing('A', 1, 'cannot-enter'), standing('B', 1, 'open'))).toMatchObject({
      status: 'cannot-enter',
    });
  });

  test('words under different forms cannot be compared: the paper is confirmed anew', () => {
    expect(comesTo(standing('A', 1, 'final', 'p:94'), standing('B', 1, 'final', 'form-b:94'))).toEqual({
      status: 'open',
      apart: true,
    });
  });

  test('a standing made in view of others replaces them; one that came meanwhile stands against it', () => {
    const [a, b] = [standing('A', 1, 'final', 'p:94'), standing('B', 4, 'final', 'q:95')];
    const resolved = standing('M', 7, 'final', 'm:95', { seen: seenBy([a, b]) });
    expect(comesTo(a, b, resolved)).toMatchObject({ status: 'final', entry: 'm:95', agreed: 1 });
    const later = standing('A', 2, 'final', 'p:96');
    expect(comesTo(a, b, resolved, later)).toMatchObject({ status: 'differing' });
  });

  test('what a standing has seen through others it replaces too', () => {
    const a = standing('A', 1, 'final', 'p:94');
    const b = standing('B', 1, 'final', 'q:95', { seen: { A: 1 } });
    const c = standing('C', 1, 'final', 'r:96', { seen: seenBy([b]) });
    expect(replaces(c, a)).toBe(true);
  });
});

const anyStanding = fc
  .record({
    workspace: fc.constantFrom('A', 'B', 'C'),
    n: fc.nat({ max: 4 }),
    seen: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.nat({ max: 4 })),
    status: fc.constantFrom(...standingStatuses),
    first: fc.constantFrom('p:1', 'q:2'),
    entry: fc.constantFrom('p:1', 'q:1', 'q:2', 'r:3!', 's:4?', 'form-b:1'),
  })
  .map(({ workspace, n, seen, status, entry, first }): Standing => {
    const speaks = status !== 'open' && status !== 'cannot-enter';
    return standing(workspace, n, status, speaks ? entry : null, {
      // Nobody has seen what they have not done yet.
      seen: Object.fromEntries(Object.entries(seen).filter(([other]) => other !== workspace)),
      first: status === 'differing' ? first : null,
      key: JSON.stringify([workspace, n, seen, status, entry]),
    });
  });
const standings = fc.array(anyStanding, { maxLength: 6 });

describe('laws, whatever the standings', () => {
  test('their order and number do not matter', () => {
    fc.assert(
      fc.property(standings, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (all, lots) => {
        const shuffled = [...all, ...all]
          .map((each, index) => ({ each, lot: lots[index] ?? 0 }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ each }) => each);
        expect(comesTo(...shuffled)).toEqual(comesTo(...all));
      }),
      { numRuns: 2000 },
    );
  });

  test('only the latest count: leaving replaced ones out changes nothing', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const now = latest(all);
        expect(latest(now)).toEqual(now);
        expect(comesTo(...now)).toEqual(comesTo(...all));
      }),
      { numRuns: 2000 },
    );
  });
});
