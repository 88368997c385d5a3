import { describe, expect, it } from 'vitest';
import { forensicsOf } from '../../../../../shared/protocol/count/forensics/forensics.ts';
import type { BetweenPapers } from '../../../../../shared/protocol/count/counted.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../../support/counted.ts';
import { simulated } from './simulated.ts';

const corner = { turnoutPct: 70, sharePct: 60 };
const paper = (voted: number, a: number, b: number, more = {}) =>
  countedPaper({ registered: 1000, voted, invalid: 0, 'votes:a': a, 'votes:b': b, ...more });

describe('the corner', () => {
  it('holds no clean station, and every stuffed one, over many elections', () => {
    for (let seed = 1; seed <= 40; seed++) {
      expect(forensicsOf(simulated(seed, 300), corner).corner.inside).toBe(0);
      const { dots, inside } = forensicsOf(simulated(seed, 300, 10), corner).corner;
      expect(inside).toBe(30);
      expect(dots.filter(({ unusual }) => unusual).every(({ at }) => at % 10 === 0)).toBe(true);
    }
  });

  it('begins at its very limits, in whole votes', () => {
    const election = countedElection({
      stations: [
        countedStation({ station: 1, papers: [paper(700, 420, 280)] }),
        countedStation({ station: 2, papers: [paper(699, 420, 279)] }),
        countedStation({ station: 3, papers: [paper(700, 419, 281)] }),
      ],
    });
    const { dots, inside, voted, votes } = forensicsOf(election, corner).corner;
    expect(dots.map(({ unusual }) => unusual)).toEqual([true, false, false]);
    expect({ inside, voted, votes }).toEqual({ inside: 1, voted: 700, votes: 420 });
  });

  it('leaves out what has no place in it, and says why', () => {
    const election = countedElection({
      stations: [
        countedStation({ station: 1 }),
        countedStation({ station: 2, papers: [paper(1001, 600, 401)] }),
        countedStation({ station: 3, papers: [paper(0, 0, 0, { voted: 'blank' })] }),
        countedStation({ station: 4, papers: [paper(500, 300, 0, { 'votes:b': null })] }),
        countedStation({ station: 5, papers: [paper(500, 300, 200)] }),
      ],
    });
    expect(forensicsOf(election, corner).corner).toMatchObject({
      dots: [{ at: 4, x: 50, y: 60, unusual: false }],
      leftOut: [
        { reason: 'no-protocol', count: 1 },
        { reason: 'turnout-unknown', count: 1 },
        { reason: 'over-register', count: 1 },
        { reason: 'share-unknown', count: 1 },
      ],
    });
  });
});

describe('outliers (W506)', () => {
  it('are few in clean elections, and every stuffed station is one', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const clean = forensicsOf(simulated(seed, 500), corner).outliers;
      expect(clean.compared).toHaveLength(500);
      // Districts of fifty: their median and deviation are known roughly only, so more than of a normal distribution.
      expect(clean.far).toBeLessThan(0.03 * 500);
      const stuffed = forensicsOf(simulated(seed, 500, 10), corner).outliers;
      // Every tenth station is of one district: compared with each other they would all look usual.
      expect(stuffed.far).toBeLessThan(0.03 * 500);
      const spread = forensicsOf(simulated(seed, 500, 17), corner).outliers;
      const found = new Set(spread.compared.filter(({ unusual }) => unusual).map(({ at }) => at));
      for (let at = 0; at < 500; at += 17) expect(found.has(at)).toBe(true);
    }
  });
});

describe('the leader', () => {
  const stations = [countedStation({ station: 1, papers: [paper(500, 200, 300)] })];

  it('is who has most votes on protocols, the first on the ballot of two', () => {
    expect(forensicsOf(countedElection({ stations }), corner).leader).toEqual({
      candidate: 'b',
      at: 1,
      by: 'protocols',
    });
    const tied = countedElection({
      stations: [countedStation({ station: 1, papers: [paper(500, 250, 250)] })],
    });
    expect(forensicsOf(tied, corner).leader?.candidate).toBe('a');
  });

  it('is who won officially, where that is known: by the country, else by its regions', () => {
    const country = { figures: { 'votes:a': 900, 'votes:b': 10 } };
    const regions = [
      { region: 'x', figures: { 'votes:a': 500, 'votes:b': 10 } },
      { region: 'y', figures: { 'votes:a': 0, 'votes:b': 20 } },
      { region: 'y', station: 7, figures: { 'votes:a': 0, 'votes:b': 9000 } },
    ];
    for (const rows of [[country], regions]) {
      const publications = [countedPublication('official', rows)];
      expect(forensicsOf(countedElection({ stations, publications }), corner).leader).toEqual({
        candidate: 'a',
        at: 0,
        by: 'official',
      });
    }
  });

  it('is nobody while nobody has a vote', () => {
    const nothing = forensicsOf(countedElection({ stations: [countedStation({ station: 1 })] }), corner);
    expect(nothing.leader).toBeNull();
    expect(nothing.corner.dots).toEqual([]);
    expect(nothing.share.tooFew).toEqual({ has: 0, needs: 50 });
  });
});

it('protocols in doubt have their part, and it is said how many they are', () => {
  const flagged = countedPaper(paper(500, 200, 300).figures, { flagged: true });
  const stations = [
    countedStation({ station: 1, papers: [flagged] }),
    countedStation({ station: 2, papers: [paper(1, 1, 0), paper(2, 1, 1)], differ: true }),
    countedStation({ station: 3, papers: [paper(9, 4, 5)] }),
    countedStation({ station: 4, differ: true }),
  ];
  const { protocols, inDoubt, corner: all } = forensicsOf(countedElection({ stations }), corner);
  expect({ protocols, inDoubt, dots: all.dots.length }).toEqual({ protocols: 3, inDoubt: 2, dots: 3 });
});

describe('one region', () => {
  it('has its own stations alone, and counts as one look of as many as there are regions', () => {
    const stations = ['x', 'y'].flatMap((region, r) =>
      simulated(r + 1, 60).stations.map((station) => ({
        ...station,
        region,
        key: `${region}/${station.station}`,
      })),
    );
    const [all, x] = [null, 'x'].map((region) => forensicsOf(countedElection({ stations }), corner, region));
    expect([all?.protocols, x?.protocols]).toEqual([120, 60]);
    expect(x?.stations.every(({ region }) => region === 'x')).toBe(true);
    expect(x?.lastDigits.looks).toBe(2 * (all?.lastDigits.looks ?? 0));
  });
});

describe('identical votes (W406)', () => {
  const found = (scan: number, others: number[], open = true): BetweenPapers => ({
    code: 'W406',
    open,
    scan,
    others,
    params: {},
    formula: '',
  });

  it('go together in groups, those of most votes first', () => {
    const stations = [
      [1, 200, 300],
      [2, 40, 60],
      [3, 200, 300],
      [4, 40, 60],
      [5, 200, 300],
      [6, 1, 2],
    ].map(([n = 0, a = 0, b = 0]) =>
      countedStation({ station: n, papers: [paper(a + b, a, b, {}), ...(n === 3 ? [paper(1, 1, 0)] : [])] }),
    );
    const scan = (n: number) => stations[n - 1]?.papers[0]?.scan ?? 0;
    const between = [
      found(scan(1), [scan(3), scan(5)]),
      found(scan(2), [scan(4)], false),
      found(scan(3), [scan(1), scan(5)]),
      found(scan(4), [scan(2)], false),
      { ...found(scan(6), [scan(1)]), code: 'F502' },
    ];
    const { n, groups } = forensicsOf(countedElection({ stations, between }), corner).identical;
    expect(n).toBe(6);
    expect(groups).toEqual([
      { stations: [0, 2, 4], votes: [200, 300], valid: 500, open: true },
      { stations: [1, 3], votes: [40, 60], valid: 100, open: false },
    ]);
  });
});

describe("observers' own counts (W213)", () => {
  it.each([
    [100, 104, false],
    [100, 105, true],
    [485, 938, true],
    [485, 494, false],
    [485, 495, true],
    [1000, 981, false],
    [1000, 980, true],
  ])('%i counted, %i on the protocol: %s', (headCount, voted, unusual) => {
    const stations = [countedStation({ station: 253, headCount, papers: [paper(voted, voted, 0)] })];
    expect(forensicsOf(countedElection({ stations }), corner).headCounts).toMatchObject({
      dots: [{ at: 0, x: headCount, y: voted, unusual }],
      far: unusual ? 1 : 0,
      more: unusual && voted > headCount ? 1 : 0,
    });
  });
});

describe('hourly turnout (F214, W214)', () => {
  const hours = (voted: number | null, ...readings: [string, number][]) => {
    const stations = [
      countedStation({
        station: 1,
        registered: 2000,
        turnout: readings.map(([hour, each]) => ({ hour, voted: each })),
        papers: voted === null ? [] : [paper(voted, voted, 0)],
      }),
    ];
    return forensicsOf(countedElection({ stations }), corner).hourly.series[0];
  };

  it('a series that rises to what the protocol states is in order', () =>
    expect(hours(500, ['10:00', 100], ['13:00', 300], ['20:00', 500])).toMatchObject({
      registered: 2000,
      fall: null,
      haste: null,
    }));

  it('falls, between hours or to the protocol', () => {
    expect(hours(null, ['10:00', 100], ['13:00', 99])?.fall).toEqual({
      from: '10:00',
      to: '13:00',
      before: 100,
      after: 99,
    });
    expect(hours(499, ['10:00', 100], ['20:00', 500])?.fall).toEqual({
      from: '20:00',
      to: '24:00',
      before: 500,
      after: 499,
    });
  });

  it('is hasty over two votes a minute, not at two', () => {
    expect(hours(900, ['10:00', 100], ['11:00', 220])?.haste).toBeNull();
    expect(hours(900, ['10:00', 100], ['11:00', 221])?.haste).toEqual({
      from: '10:00',
      to: '11:00',
      votes: 121,
      pace: 2,
    });
  });

  it('is taken from the protocol where nobody said it', () => {
    const stations = [
      countedStation({
        station: 1,
        papers: [paper(300, 300, 0, { 'turnout:13:00': 200, 'turnout:09:00': 250, 'turnout:10:00': null })],
      }),
      countedStation({ station: 2 }),
    ];
    const { series, falls, leftOut } = forensicsOf(countedElection({ stations }), corner).hourly;
    expect(series[0]?.readings).toEqual([
      { time: '09:00', voted: 250 },
      { time: '13:00', voted: 200 },
    ]);
    expect(falls).toBe(1);
    expect(leftOut).toEqual([{ reason: 'no-readings', count: 1 }]);
  });
});
