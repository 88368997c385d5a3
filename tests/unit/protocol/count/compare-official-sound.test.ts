import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareOfficial } from '../../../../shared/protocol/count/compare-official.ts';
import type { CountedElection } from '../../../../shared/protocol/count/counted.ts';
import { votesKey } from '../../../../shared/protocol/count/figures.ts';
import { countedPublication } from '../../../support/counted.ts';
import { type TrueElection, trueElection } from './true-election.ts';

const RUNS = { numRuns: 1000 };
/** A thousand elections take longer than a test usually may. */

const codesOf = (election: CountedElection) => {
  const { findings, stations } = compareOfficial(election);
  return [...findings, ...stations.differences];
};

/** The least that covered stations of a region hold of a figure, added up without the code under test. */
function heldIn({ election }: TrueElection, region: string, key: string): number {
  let sum = 0;
  for (const { region: of, papers } of election.stations) {
    if (of !== region || papers.length === 0) continue;
    const numbers = papers.map(({ figures }) => figures[key]);
    sum += Math.min(...numbers.map((number) => (typeof number === 'number' ? number : 0)));
  }
  return sum;
}

describe('of a true election nothing is said', () => {
  test('whatever stations are covered, rows unread, papers rewritten, figures published', () => {
    fc.assert(
      fc.property(trueElection, ({ election }) => {
        expect(codesOf(election)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('what is left for the others is what they have', () => {
    fc.assert(
      fc.property(trueElection, ({ election, truths }) => {
        for (const { region, district, sources } of compareOfficial(election).places)
          for (const { source, rest } of sources) {
            const { shares } = rest;
            if (!shares || source.publication !== null || region === '' || district !== '') continue;
            const inside = election.stations.filter((station) => station.region === region);
            const total = inside.reduce((sum, { key }) => sum + (truths.get(key)?.[votesKey('a')] ?? 0), 0);
            const [first] = shares.candidates;
            expect((first?.covered ?? 0) + (first?.rest ?? 0)).toBe(total);
            expect(first?.rest).toBeGreaterThanOrEqual(0);
          }
      }),
      RUNS,
    );
  });
});

describe('what is planted is found', () => {
  test('F504: less is official of a region than its covered stations hold', () => {
    fc.assert(
      fc.property(
        trueElection,
        fc.constantFrom('registered', 'voted', 'invalid', 'votes:a', 'votes:b'),
        fc.integer({ min: 0, max: 999 }),
        (made, key, thousandths) => {
          const held = heldIn(made, 'north', key);
          fc.pre(held > 0);
          const value = Math.floor((held * thousandths) / 1000);
          const { findings } = compareOfficial({
            ...made.election,
            publications: [countedPublication('official', [{ region: 'north', figures: { [key]: value } }])],
          });
          expect(findings).toHaveLength(1);
          expect(findings[0]).toMatchObject({
            code: 'F504',
            place: { region: 'north', district: '' },
            key,
            part: { sum: held },
            official: { value },
          });
        },
      ),
      RUNS,
    );
  });

  test('F505: more voted than the others have voters, by one', () => {
    fc.assert(
      fc.property(trueElection, fc.boolean(), (made, one) => {
        const { election, truths } = made;
        const inside = election.stations.filter(({ region }) => region === 'north');
        const exact = inside.filter(
          ({ papers }) =>
            papers.length === 1 &&
            ['registered', 'voted'].every((key) => typeof papers[0]?.figures[key] === 'number'),
        );
        const some = new Set(exact.map(({ key }) => key));
        fc.pre(exact.length > 0 && election.absenteeInRegister);
        const others = inside.filter(({ key, papers }) => !some.has(key) && papers.length === 0);
        // Only stations whose papers are one and whole, and such without papers: what is exact is then known to the test.
        fc.pre(others.length + exact.length === inside.length);
        const sum = (stations: typeof inside, key: string) =>
          stations.reduce((before, station) => before + (truths.get(station.key)?.[key] ?? 0), 0);
        const registered = sum(inside, 'registered');
        const voted = sum(exact, 'voted') + sum(others, 'registered') + (one ? 1 : 0);
        const { findings } = compareOfficial({
          ...election,
          publications: [
            countedPublication('official', [
              { region: 'north', figures: { registered, voted, stations: inside.length } },
            ]),
          ],
        });
        expect(findings.map(({ code }) => code)).toEqual(one ? ['F505'] : []);
      }),
      { ...RUNS, maxSkipsPerRun: 1000 },
    );
  });

  test('W501: a station is published with another number', () => {
    fc.assert(
      fc.property(trueElection, fc.integer({ min: 1, max: 50 }), (made, more) => {
        const { election, truths } = made;
        const station = election.stations.find(
          ({ papers }) => papers.length === 1 && typeof papers[0]?.figures['votes:b'] === 'number',
        );
        fc.pre(station !== undefined);
        const stated = truths.get(station?.key ?? '')?.['votes:b'] ?? 0;
        const { stations } = compareOfficial({
          ...election,
          publications: [
            countedPublication('official', [
              {
                region: station?.region ?? '',
                station: station?.station ?? 0,
                figures: { 'votes:b': stated + more },
              },
            ]),
          ],
        });
        expect(stations.differences).toMatchObject([
          { code: 'W501', figures: [{ key: 'votes:b', official: stated + more, stated }] },
        ]);
      }),
      RUNS,
    );
  });
});
