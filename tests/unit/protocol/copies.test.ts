import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  compareCandidates,
  copiesOf,
  type Joining,
  latestJoinings,
  pairOf,
  pictureKey,
} from '../../../shared/protocol/copies.ts';
import { scanStatuses } from '../../../shared/protocol/status.ts';

const picture = (index: number) => ({ sha256: String(index % 4).repeat(64), page: index < 4 ? 1 : 10 });
const name = (index: number) => pictureKey(picture(index));

/** What is said of two of eight pictures, two on pages of each of four files. */
function said(a: number, b: number, joined: boolean | null, more: Partial<Joining> = {}): Joining {
  const pair = pairOf(picture(a), picture(b));
  return { ...pair, joined, n: 1, workspace: 'w', person: 'A1', at: '2019-06-09T20:00:00.000Z', ...more };
}

const anySaying = fc
  .record({
    a: fc.nat(7),
    b: fc.nat(7),
    joined: fc.constantFrom(true, true, false, null),
    n: fc.integer({ min: 1, max: 3 }),
    workspace: fc.constantFrom('v', 'w'),
    at: fc.constantFrom('2019-06-09T20:00:00.000Z', '2019-06-10T08:00:00.000Z'),
  })
  .filter(({ a, b }) => a !== b)
  .map(({ a, b, joined, ...more }) => said(a, b, joined, more));
const sayings = fc.array(anySaying, { maxLength: 40 });

describe('what counts of what was said', () => {
  test.each<[string, Joining[], boolean | null]>([
    ['the greatest n', [said(0, 1, true, { n: 2 }), said(1, 0, false)], true],
    ['of the same n apart before joined', [said(0, 1, true, { workspace: 'x' }), said(0, 1, false)], false],
    ['of the same n taken back before joined', [said(0, 1, true), said(0, 1, null)], null],
  ])('%s', (_, all, joined) =>
    expect([...latestJoinings(all).values()].map((each) => each.joined)).toEqual([joined]),
  );

  test('neither their order nor how often they came in matters', () => {
    const inTwoOrders = sayings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
    );
    const known = (all: readonly Joining[]) =>
      [...latestJoinings(all)].map(([key, { joined, n }]) => [key, joined, n]).sort();
    fc.assert(
      fc.property(inTwoOrders, ([all, shuffled, again]) => {
        expect(known([...again, ...shuffled])).toEqual(known(all));
        expect(copiesOf(latestJoinings([...shuffled, ...again]))).toEqual(copiesOf(latestJoinings(all)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('copies', () => {
  test('pictures that were joined one by one are one copy, whichever workspace joined them', () => {
    const all = [said(0, 1, true), said(1, 2, true, { workspace: 'v' }), said(4, 5, true), said(3, 6, false)];
    expect(copiesOf(latestJoinings(all))).toEqual([
      [name(0), name(1), name(2)].sort(),
      [name(4), name(5)].sort(),
    ]);
  });

  test('two that were said to be apart are never of one copy, though others joined both with a third', () => {
    const all = [said(0, 1, true), said(1, 2, true, { workspace: 'v' }), said(0, 2, false)];
    expect(copiesOf(latestJoinings(all))).toEqual([[name(0), name(1)].sort()]);
  });

  test('each picture is in one copy at most, apart ones never in the same; with nothing apart copies are what is connected', () => {
    fc.assert(
      fc.property(sayings, (all) => {
        const latest = latestJoinings(all);
        const copies = copiesOf(latest);
        expect(new Set(copies.flat()).size).toBe(copies.flat().length);
        const joined = [...latest.values()].map((each) => ({
          pair: [pictureKey(each.one), pictureKey(each.other)],
          joined: each.joined,
        }));
        const together = ([a = '', b = '']: string[]) =>
          copies.some((members) => members.includes(a) && members.includes(b));
        for (const each of joined) if (each.joined === false) expect(together(each.pair)).toBe(false);
        if (joined.some((each) => each.joined === false)) return;
        for (const each of joined) if (each.joined) expect(together(each.pair)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the picture that leads', () => {
  const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
    picture: picture(1),
    status: 'to-confirm',
    score: 0.9,
    pxPerMm: 8,
    ...changes,
  });
  test.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['confirmed before better', { status: 'flagged', score: 0.75 }, { score: 0.99 }],
    ['being entered before open', { status: 'second-entry', score: 0.75 }, { score: 0.99 }],
    ['bad before not to be entered', { status: 'unplaced', score: 0.1 }, { status: 'cannot-enter' }],
    ['that lies better before sharper', { score: 0.92, pxPerMm: 6 }, { pxPerMm: 12 }],
    ['sharper where both lie alike', { score: 0.901, pxPerMm: 9 }, { score: 0.909, pxPerMm: 8 }],
    ['read before unread', {}, { status: 'waiting', score: null, pxPerMm: null }],
    ['by name where all is equal', { picture: picture(0) }, { picture: picture(1) }],
    ['an earlier page of one file', { picture: picture(1) }, { picture: picture(5) }],
  ])('%s', (_, better, worse) => {
    expect(compareCandidates(candidate(better), candidate(worse))).toBeLessThan(0);
    expect(compareCandidates(candidate(worse), candidate(better))).toBeGreaterThan(0);
  });

  test('is the same in whatever order pictures come', () => {
    const anyCandidates = fc.uniqueArray(
      fc.record({
        picture: fc.nat(7).map(picture),
        status: fc.constantFrom(...scanStatuses),
        score: fc.constantFrom(null, 0.71, 0.9, 0.905),
        pxPerMm: fc.constantFrom(null, 5, 8),
      }),
      { selector: (each) => pictureKey(each.picture), minLength: 1 },
    );
    fc.assert(
      fc.property(anyCandidates, (all) => {
        const [first] = [...all].sort(compareCandidates);
        const [again] = [...all].reverse().sort(compareCandidates);
        expect(again).toBe(first);
      }),
    );
  });
});
