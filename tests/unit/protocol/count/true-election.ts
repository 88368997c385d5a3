import fc from 'fast-check';
import type {
  CountedElection,
  CountedPaper,
  CountedPublication,
  CountedRow,
  CountedStation,
} from '../../../../shared/protocol/count/counted.ts';
import { votesKey } from '../../../../shared/protocol/count/figures.ts';
import type { Figure } from '../../../../shared/protocol/rules/among.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';

const candidates = ['a', 'b', 'c'];
const keys = [
  'registered',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
  ...candidates.map(votesKey),
];

type Truth = Readonly<Record<string, number>>;

/** A part of a whole, in thousandths. */
const share = fc.integer({ min: 0, max: 1000 });
const partOf = (whole: number, thousandths: number) => Math.floor((whole * thousandths) / 1000);

/** What happened at a station: any figures that keep to the limits that hold at every station. */
function truthOf(absenteeInRegister: boolean): fc.Arbitrary<Truth> {
  return fc
    .record({
      registered: fc.oneof(fc.nat(3000), fc.constantFrom(0, 1)),
      guests: fc.nat(absenteeInRegister ? 0 : 200),
      turnout: fc.oneof(share, fc.constant(1000)),
      parts: fc.array(share, { minLength: 6, maxLength: 6 }),
    })
    .map(
      ({ registered, guests, turnout, parts: [invalid = 0, a = 0, b = 0, c = 0, outside = 0, away = 0] }) => {
        const own = partOf(registered, turnout);
        const voted = own + guests;
        const figures: Record<string, number> = { registered, voted, invalid: partOf(voted, invalid) };
        let left = voted - (figures['invalid'] ?? 0);
        for (const [index, each] of [a, b, c].entries()) {
          const votes = partOf(left, each);
          figures[votesKey(candidates[index] ?? '')] = votes;
          left -= votes;
        }
        figures['voted_outside'] = partOf(voted, outside);
        figures['voted_absentee'] = absenteeInRegister ? partOf(voted, away) : guests;
        // What is left of the ballots is against all, or was taken away.
        figures['against_all'] = left;
        return figures;
      },
    );
}

/** A paper as the commission wrote it, of which some rows are blank or cannot be read. */
const unread = fc.array(
  fc.constantFrom<Figure | 'stays'>('stays', 'stays', 'stays', 'stays', 'blank', null),
  {
    minLength: 9,
    maxLength: 9,
  },
);
function paperOf(truth: Truth, hidden: readonly (Figure | 'stays')[], flagged: boolean): CountedPaper {
  const figures = Object.keys(truth).map((key, index): [string, Figure] => {
    const state = hidden[index] ?? null;
    return [key, state === 'stays' ? (truth[key] ?? null) : state];
  });
  return countedPaper(Object.fromEntries(figures), { flagged });
}

const anything = fc.record(Object.fromEntries([...keys, 'against_all'].map((key) => [key, fc.nat(4000)])));

interface TrueStation {
  truth: Truth;
  station: CountedStation;
}

function stationOf(
  absenteeInRegister: boolean,
): fc.Arbitrary<Omit<TrueStation, 'station'> & { known: Partial<CountedStation> }> {
  return fc
    .record({
      truth: truthOf(absenteeInRegister),
      region: fc.constantFrom('north', 'south'),
      district: fc.constantFrom('', 'one', 'two'),
      listed: fc.boolean(),
      inRegister: fc.boolean(),
      covered: fc.boolean(),
      hidden: unread,
      others: fc.array(fc.record({ figures: anything, hidden: unread }), { maxLength: 2 }),
      rewritten: fc.boolean(),
      rightFirst: fc.boolean(),
      flagged: fc.boolean(),
    })
    .map(
      ({
        truth,
        region,
        district,
        listed,
        inRegister,
        covered,
        hidden,
        others,
        rewritten,
        rightFirst,
        flagged,
      }) => {
        const right = paperOf(truth, hidden, flagged);
        const wrong = rewritten ? others.map((other) => paperOf(other.figures, other.hidden, flagged)) : [];
        const papers = rightFirst ? [right, ...wrong] : [...wrong, right];
        const registered = inRegister ? (truth['registered'] ?? 0) : null;
        return {
          truth,
          known: {
            region,
            district,
            listed,
            registered,
            papers: covered ? papers : [],
            differ: wrong.length > 0,
          },
        };
      },
    );
}

/** Sums of what happened, under the keys that a table states; `votes` are all of them, with those against all or without. */
export function sumsOf(
  truths: readonly Truth[],
  stated: readonly string[],
  withAgainst: boolean,
): Record<string, number> {
  const sum = (key: string) => truths.reduce((before, truth) => before + (truth[key] ?? 0), 0);
  const votes = candidates.reduce((before, id) => before + sum(votesKey(id)), 0);
  return Object.fromEntries(
    stated.map((key) => {
      if (key === 'stations') return [key, truths.length];
      if (key === 'votes') return [key, votes + (withAgainst ? sum('against_all') : 0)];
      return [key, sum(key)];
    }),
  );
}

export interface TrueElection {
  election: CountedElection;
  truths: ReadonlyMap<string, Truth>;
}

const statedKeys = fc.subarray([...keys, 'votes', 'stations']);

/**
 * An election in which official figures are the sums of what happened, and of the papers of each station one says what happened, as far as it
 * can be read; beside it may lie others that say anything. Registers may lack stations, an early table has only some of
 * the votes, and independent teams publish true sums of some stations.
 */
export const trueElection: fc.Arbitrary<TrueElection> = fc
  .record({ absenteeInRegister: fc.boolean(), againstAll: fc.boolean() })
  .chain(({ absenteeInRegister, againstAll }) =>
    fc
      .record({
        stations: fc.array(stationOf(absenteeInRegister), { minLength: 1, maxLength: 12 }),
        stated: statedKeys,
        withAgainst: fc.boolean().map((counted) => againstAll && counted),
        levels: fc.subarray(['country', 'region', 'district', 'station']),
        early: fc.boolean(),
        byTeam: fc.record({
          keys: statedKeys,
          taken: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
          byStation: fc.boolean(),
        }),
      })
      .map(({ stations, stated, withAgainst, levels, early, byTeam }) => {
        const all = stations.map(({ truth, known }, number): TrueStation => ({
          truth,
          station: countedStation({ ...known, station: number + 1 }),
        }));
        const table = (keysOf: readonly string[], of: readonly TrueStation[]) =>
          rowsOf(of, levels).map(({ within, ...row }) => ({
            ...row,
            figures: sumsOf(
              within.map(({ truth }) => truth),
              keysOf,
              withAgainst,
            ),
          }));
        const official = countedPublication('official', table(stated, all), {
          id: 3,
          published: '2019-06-12',
        });
        const first = countedPublication(
          'official',
          table(
            stated.filter((key) => key.startsWith('votes')),
            all.slice(1),
          ),
          {
            id: 2,
            published: '2019-06-10',
          },
        );
        const publications = [...(early ? [first] : []), official, teamsTable(all, byTeam, againstAll)];
        return {
          election: countedElection({
            candidates,
            againstAll,
            absenteeInRegister,
            keys: [...keys, ...(againstAll ? ['against_all'] : [])],
            regions: ['north', 'south'],
            stations: all.map(({ station }) => station),
            publications,
          }),
          truths: new Map(all.map(({ truth, station }) => [station.key, truth])),
        };
      }),
  );

type RowOf = Omit<CountedRow, 'figures'> & { within: TrueStation[] };

function rowsOf(all: readonly TrueStation[], levels: readonly string[]): RowOf[] {
  const place = (region: string, district: string) => ({
    region,
    district,
    station: null,
    within: all.filter(
      ({ station }) =>
        (region === '' || station.region === region) && (district === '' || station.district === district),
    ),
  });
  const regions = ['north', 'south'];
  return [
    ...(levels.includes('country') ? [place('', '')] : []),
    ...(levels.includes('region') ? regions.map((region) => place(region, '')) : []),
    ...(levels.includes('district')
      ? regions.flatMap((region) => ['one', 'two'].map((district) => place(region, district)))
      : []),
    ...(levels.includes('station')
      ? all.map((each) => ({
          region: each.station.region,
          district: '',
          station: each.station.station,
          within: [each],
        }))
      : []),
  ];
}

/** True sums of some stations, by another team: each of them, or by region with how many they are of. */
function teamsTable(
  all: readonly TrueStation[],
  {
    keys: stated,
    taken,
    byStation,
  }: { keys: readonly string[]; taken: readonly boolean[]; byStation: boolean },
  withAgainst: boolean,
): CountedPublication {
  const some = all.filter((_, index) => taken[index]);
  const rows = rowsOf(some, [byStation ? 'station' : 'region']).map(({ within, ...row }) => ({
    ...row,
    figures: {
      ...sumsOf(
        within.map(({ truth }) => truth),
        stated.filter((key) => key !== 'stations'),
        withAgainst,
      ),
      protocols: within.length,
    },
  }));
  return countedPublication('independent', rows, { id: 4, source: 'team' });
}
