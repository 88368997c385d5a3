import { expect, test } from 'vitest';
import { electionMap } from '../../../../shared/protocol/count/map.ts';
import { totalsOf } from '../../../../shared/protocol/count/totals.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';

const mapOf = (election: ReturnType<typeof countedElection>) => electionMap(election, totalsOf(election));
const place = { latitude: 43.2, longitude: 76.9 };

test('a region is shown as it is totalled', () => {
  const stations = [
    countedStation({
      station: 1,
      papers: [countedPaper({ registered: 1000, voted: 400, 'votes:a': 300, 'votes:b': 100 })],
    }),
    countedStation({ station: 2, papers: [countedPaper({ registered: null, voted: 500, 'votes:a': 200 })] }),
    countedStation({ station: 3 }),
  ];
  const { regions, votes, unplaced } = mapOf(countedElection({ stations }));
  expect(votes).toEqual(['votes:a', 'votes:b']);
  expect(unplaced).toBe(3);
  expect(regions).toEqual([
    {
      region: 'almaty-city',
      stations: 3,
      exact: true,
      withProtocol: 2,
      coverage: 6667,
      turnout: 4000,
      turnoutPapers: 1,
      shares: { 'votes:a': 8333, 'votes:b': 1667 },
      findings: 0,
      contradictions: 0,
    },
  ]);
});

test('a station has a place only by its coordinates, and numbers only where its protocol states them', () => {
  const stations = [
    countedStation({ station: 1, ...place }),
    countedStation({
      ...place,
      station: 2,
      papers: [countedPaper({ registered: 1000, voted: 400, 'votes:a': 300, 'votes:b': 100 }, { scan: 7 })],
    }),
    countedStation({
      ...place,
      station: 3,
      papers: [countedPaper({ registered: 1000, voted: 'blank', 'votes:a': 300, 'votes:b': null })],
    }),
    countedStation({ station: 4, latitude: 43.2 }),
  ];
  const { stations: shown, unplaced } = mapOf(countedElection({ stations }));
  expect(unplaced).toBe(1);
  expect(shown).toMatchObject([
    { station: 1, scan: null, turnout: null, shares: null },
    { station: 2, scan: 7, turnout: 4000, shares: [7500, 2500] },
    { station: 3, turnout: null, shares: null },
  ]);
});

test('findings are open errors: of the counted paper by itself, between papers of any; each rule once a station', () => {
  const flag = (code: string, open = true) => ({ code, open });
  const counted = countedPaper({}, { flags: [flag('F401'), flag('F301', false), flag('W208')] });
  const other = countedPaper({}, { flags: [flag('F203')] });
  const between = (code: string, scan: number, open = true) => ({
    code,
    open,
    scan,
    others: [],
    params: {},
    formula: '',
  });
  const { stations, regions } = mapOf(
    countedElection({
      stations: [countedStation({ ...place, station: 1, papers: [counted, other] })],
      between: [
        between('F502', counted.scan),
        between('F502', other.scan),
        between('F503', other.scan, false),
        between('W406', other.scan),
        between('F503', 9_999_999),
      ],
    }),
  );
  expect(stations[0]?.findings).toBe(2);
  expect(regions[0]?.findings).toBe(2);
});

test('what official figures of a region cannot be beside its protocols is counted there, and not in another', () => {
  const station = (region: string) =>
    countedStation({ region, station: 1, papers: [countedPaper({ 'votes:a': 300, 'votes:b': 100 })] });
  const { regions } = mapOf(
    countedElection({
      stations: [station('one'), station('two')],
      publications: [
        countedPublication('official', [
          { region: 'one', figures: { 'votes:a': 299, 'votes:b': 500 } },
          { region: 'two', figures: { 'votes:a': 300, 'votes:b': 500 } },
          { figures: { 'votes:a': 1 } },
        ]),
      ],
    }),
  );
  expect(regions.map(({ contradictions }) => contradictions)).toEqual([1, 0]);
});
