import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedElection, inDoubt } from '../../../../shared/protocol/count/counted.ts';
import { stationsBehind } from '../../../../shared/protocol/count/behind.ts';
import { type PlaceTotals, totalsOf } from '../../../../shared/protocol/count/totals.ts';
import { hundredths } from '../../../../shared/protocol/count/totals-sums.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';
import { anyElection } from './any-election.ts';

const figures = { registered: 1000, voted: 600, invalid: 10, 'votes:a': 390, 'votes:b': 200 };

describe('sums', () => {
  test('each station counts once, with its first paper; the others only say how far the sum could move', () => {
    const { country } = totalsOf(
      countedElection({
        stations: [
          countedStation({
            station: 1,
            differ: true,
            papers: [
              countedPaper(figures),
              countedPaper({ ...figures, 'votes:a': 590 }),
              countedPaper({ ...figures, 'votes:a': 90 }),
            ],
          }),
          countedStation({ station: 2, papers: [countedPaper(figures)] }),
          countedStation({ station: 3 }),
        ],
      }),
    );
    expect(country.all.papers).toBe(2);
    expect(country.all.figures['votes:a']).toMatchObject({ sum: 780, known: 2, least: 480, most: 980 });
    expect(country.all.figures['votes:b']).toMatchObject({ sum: 400, least: 400, most: 400 });
    expect(country.sure.figures['votes:a']).toMatchObject({ sum: 390, known: 1, least: 390, most: 390 });
    expect([country.inDoubt, country.differing]).toEqual([1, 1]);
  });

  test('what a paper does not state is never zero: it is told how many lack it, and why', () => {
    const { country } = totalsOf(
      countedElection({
        stations: [
          countedStation({ station: 1, papers: [countedPaper(figures)] }),
          countedStation({ station: 2, papers: [countedPaper({ ...figures, 'votes:a': 'blank' })] }),
          countedStation({ station: 3, papers: [countedPaper({ ...figures, 'votes:a': null })] }),
          countedStation({ station: 4, papers: [countedPaper({ registered: 5 })] }),
        ],
      }),
    );
    expect(country.all.figures['votes:a']).toEqual({
      sum: 390,
      known: 1,
      blank: 1,
      illegible: 1,
      absent: 1,
      least: 390,
      most: 390,
    });
  });

  test('another paper of a station moves nothing where it does not state the figure', () => {
    const papers = [countedPaper(figures), countedPaper({ ...figures, 'votes:a': null })];
    const { country } = totalsOf(
      countedElection({ stations: [countedStation({ station: 1, differ: true, papers })] }),
    );
    expect(country.all.figures['votes:a']).toMatchObject({ sum: 390, least: 390, most: 390 });
  });

  test('shares are of all votes that are known, votes against all with them', () => {
    const { country, votes } = totalsOf(
      countedElection({
        againstAll: true,
        keys: ['votes:a', 'votes:b', 'against_all'],
        stations: [
          countedStation({
            station: 1,
            papers: [countedPaper({ 'votes:a': 2, 'votes:b': 1, against_all: 3 })],
          }),
        ],
      }),
    );
    expect(votes).toEqual(['votes:a', 'votes:b', 'against_all']);
    expect(country.all.votes).toBe(6);
    expect(country.all.shares).toEqual({ 'votes:a': 3333, 'votes:b': 1667, against_all: 5000 });
  });

  test('turnout is over the papers that state both of its numbers', () => {
    const { country } = totalsOf(
      countedElection({
        stations: [
          countedStation({ station: 1, papers: [countedPaper({ registered: 300, voted: 200 })] }),
          countedStation({ station: 2, papers: [countedPaper({ registered: 300, voted: null })] }),
          countedStation({ station: 3, papers: [countedPaper({ registered: 'blank', voted: 90 })] }),
        ],
      }),
    );
    expect(country.all.turnout).toEqual({ papers: 1, registered: 300, voted: 200, rate: 6667 });
  });

  test('nothing in hand has no shares and no turnout, not zero', () => {
    const { country } = totalsOf(countedElection());
    expect(country.all.shares).toEqual({ 'votes:a': null, 'votes:b': null });
    expect(country.all.turnout).toEqual({ papers: 0, registered: 0, voted: 0, rate: null });
  });

  test.each([
    [1, 3, 3333],
    [2, 3, 6667],
    [1, 20_000, 1],
    [1, 20_001, 0],
    [69_669, 69_669, 10_000],
    [9_999_999, 10_000_000, 10_000],
    [0, 0, null],
  ])('%d of %d is %s hundredths of a percent', (part, whole, expected) =>
    expect(hundredths(part, whole)).toBe(expected),
  );
});

describe('places', () => {
  test('districts stand by name, stations of none together at the end; a region without any has none', () => {
    const { regions } = totalsOf(
      countedElection({
        stations: [
          countedStation({ station: 1 }),
          countedStation({ station: 2, district: 'Бостандық' }),
          countedStation({ station: 3, district: 'Алатау' }),
          countedStation({ station: 4, region: 'atyrau' }),
        ],
      }),
    );
    expect(regions.map(({ districts }) => districts.map(({ district }) => district))).toEqual([
      ['Алатау', 'Бостандық', ''],
      [],
    ]);
  });

  test('protocols that name no region are a place of their own, and not the country', () => {
    const { regions, country } = totalsOf(
      countedElection({
        regions: ['', 'atyrau'],
        stations: [
          countedStation({ station: 1, region: '', listed: false, papers: [countedPaper(figures)] }),
          countedStation({ station: 1, region: 'atyrau', papers: [countedPaper(figures)] }),
        ],
        publications: [countedPublication('independent', [{ figures: { stations: 9000, 'votes:a': 7 } }])],
      }),
    );
    expect(regions.map(({ region, all }) => [region, all.papers])).toEqual([
      ['', 1],
      ['atyrau', 1],
    ]);
    expect(country.all.papers).toBe(2);
    expect(regions[0]?.coverage.stations).toMatchObject({ count: 1, exact: false });
    expect([regions[0]?.beside, country.beside.length]).toEqual([[], 1]);
  });
});

describe('laws', () => {
  const everySum = ({ all, sure }: PlaceTotals) => [all, sure].map(({ figures }) => figures);
  const added = (places: readonly PlaceTotals[], read: (place: PlaceTotals) => number) =>
    places.reduce((sum, place) => sum + read(place), 0);

  test('the regions add up to the country, districts to their region', () =>
    fc.assert(
      fc.property(anyElection, (election) => {
        const { country, regions, keys } = totalsOf(election);
        for (const [whole, parts] of [
          [country, regions] as const,
          ...regions
            .filter(({ districts }) => districts.length > 0)
            .map((each) => [each, each.districts] as const),
        ]) {
          for (const key of keys)
            for (const read of ['sum', 'known', 'blank', 'illegible', 'absent', 'least', 'most'] as const)
              for (const which of ['all', 'sure'] as const)
                expect(added(parts, (part) => part[which].figures[key]?.[read] ?? NaN)).toBe(
                  whole[which].figures[key]?.[read],
                );
          expect(added(parts, ({ coverage }) => coverage.named)).toBe(whole.coverage.named);
          expect(added(parts, ({ coverage }) => coverage.withProtocol)).toBe(whole.all.papers);
        }
      }),
    ));

  test('every paper states a figure or lacks it; the sum lies between its bounds', () =>
    fc.assert(
      fc.property(anyElection, (election) => {
        const { country } = totalsOf(election);
        for (const each of [country.all, country.sure])
          for (const { sum, known, blank, illegible, absent, least, most } of Object.values(each.figures)) {
            expect(known + blank + illegible + absent).toBe(each.papers);
            expect([least <= sum, sum <= most]).toEqual([true, true]);
          }
        expect(country.sure.papers).toBe(country.all.papers - country.inDoubt);
      }),
    ));

  test('the order of stations does not matter', () =>
    fc.assert(
      fc.property(anyElection, fc.array(fc.nat(), { minLength: 25 }), (election, ranks) => {
        const shuffled = election.stations
          .map((station, index) => ({ station, rank: ranks[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ station }) => station);
        expect(totalsOf({ ...election, stations: shuffled })).toEqual(totalsOf(election));
      }),
    ));

  test('another paper that says the same as the counted one changes nothing', () =>
    fc.assert(
      fc.property(anyElection, (election) => {
        const again: CountedElection = {
          ...election,
          stations: election.stations.map((station) => ({
            ...station,
            papers: [...station.papers, ...station.papers.slice(0, 1)],
          })),
        };
        expect(totalsOf(again)).toEqual(totalsOf(election));
      }),
    ));

  test('a station without a paper adds nothing to any sum', () =>
    fc.assert(
      fc.property(anyElection, (election) => {
        const { country, regions } = totalsOf({
          ...election,
          stations: [...election.stations, countedStation({ station: 9999, region: 'north' })],
        });
        const before = totalsOf(election);
        expect(everySum(country)).toEqual(everySum(before.country));
        expect(regions.map(everySum)).toEqual(before.regions.map(everySum));
      }),
    ));

  test('the stations behind a number add up to it', () =>
    fc.assert(
      fc.property(anyElection, fc.boolean(), (election, withoutDoubtful) => {
        const totals = totalsOf(election);
        for (const place of [
          totals.country,
          ...totals.regions,
          ...totals.regions.flatMap((r) => r.districts),
        ]) {
          const sums = withoutDoubtful ? place.sure : place.all;
          const where = { region: place.region ?? undefined, district: place.district ?? undefined };
          for (const key of totals.keys) {
            const found = stationsBehind(election, { set: 'with-protocol', ...where, key, withoutDoubtful });
            expect([found.sum, found.stations.length]).toEqual([sums.figures[key]?.sum, sums.papers]);
            const lacking = stationsBehind(election, { set: 'lacking', ...where, key, withoutDoubtful });
            expect([found.lacking, lacking.stations.length]).toEqual([
              sums.papers - (sums.figures[key]?.known ?? 0),
              found.lacking,
            ]);
          }
          const behind = (
            set: 'listed' | 'observed' | 'not-observed' | 'unlisted' | 'in-doubt' | 'differing',
          ) => stationsBehind(election, { set, ...where }).stations.length;
          const { coverage } = place;
          expect([behind('listed'), behind('observed'), behind('not-observed')]).toEqual([
            coverage.listed,
            coverage.observed,
            coverage.notObserved,
          ]);
          expect([behind('unlisted'), behind('in-doubt'), behind('differing')]).toEqual([
            coverage.unlisted,
            place.inDoubt,
            place.differing,
          ]);
        }
      }),
      { numRuns: 30 },
    ));

  test('ten thousand stations are gone through once for each place they are in', () => {
    const many = (count: number) => {
      let read = 0;
      const stations = Array.from({ length: count }, (_, station) =>
        countedStation({
          station,
          region: `region ${(station % 232) % 17}`,
          district: `district ${station % 232}`,
          papers: [countedPaper(figures)],
        }),
      ).map((station) => ({
        ...station,
        get papers() {
          read++;
          return station.papers;
        },
      }));
      totalsOf(countedElection({ stations }));
      return read;
    };
    // As many looks at papers for each station, however many there are.
    expect(many(10_000) / 10_000).toBeCloseTo(many(1000) / 1000, 0);
  });

  test('without what is in doubt means without every station in doubt', () =>
    fc.assert(
      fc.property(anyElection, (election) => {
        const sure = { ...election, stations: election.stations.filter((station) => !inDoubt(station)) };
        expect(totalsOf(sure).country.all).toEqual(totalsOf(election).country.sure);
      }),
    ));
});
