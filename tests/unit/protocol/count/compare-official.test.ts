import { describe, expect, test } from 'vitest';
import { compareOfficial } from '../../../../shared/protocol/count/compare-official.ts';
import type { CountedElection } from '../../../../shared/protocol/count/counted.ts';
import { restsOnDoubt } from '../../../../shared/protocol/count/statement.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';

type Figures = Record<string, number | 'blank' | null>;
type Row = Parameters<typeof countedPublication>[1][number];

const covered = (station: number, ...papers: Figures[]) =>
  countedStation({
    station,
    differ: papers.length > 1,
    papers: papers.map((figures) => countedPaper(figures)),
  });

const doubtful = (station: number, votes: number) =>
  countedStation({ station, papers: [countedPaper({ 'votes:a': votes }, { flagged: true })] });

const elsewhere = (votes: number) =>
  countedPublication('independent', [inAlmaty({ 'votes:a': votes })], { id: 2 });

const official = (rows: readonly Row[], changed: { id?: number; published?: string; source?: string } = {}) =>
  countedPublication('official', rows, changed);

const inAlmaty = (figures: Record<string, number>): Row => ({ region: 'almaty-city', figures });

const found = (election: Partial<CountedElection>) =>
  compareOfficial(countedElection(election)).findings.map((finding) =>
    finding.code === 'F504'
      ? `F504 ${finding.place.region}/${finding.place.district} ${finding.key} ${finding.part.sum} > ${finding.official.value}`
      : `F505 ${finding.kind} ${finding.part.key} ${finding.part.rest} > ${finding.whole?.rest ?? 'none'}`,
  );

describe('F504', () => {
  test.each<[string, CountedElection['stations'], string[]]>([
    ['a part of exactly the whole', [covered(1, { 'votes:a': 60 }), covered(2, { 'votes:a': 40 })], []],
    ['a part over the whole', [covered(1, { 'votes:a': 60 }), covered(2, { 'votes:a': 41 })], ['101']],
    ['a blank row adds nothing', [covered(1, { 'votes:a': 100 }), covered(2, { 'votes:a': 'blank' })], []],
    ['of differing papers the least', [covered(1, { 'votes:a': 200 }, { 'votes:a': 90 })], []],
    [
      'a paper that does not tell may be the true one',
      [covered(1, { 'votes:a': 200 }, { 'votes:a': null })],
      [],
    ],
    ['papers that agree', [covered(1, { 'votes:a': 101 }, { 'votes:a': 101 })], ['101']],
  ])('%s', (_, stations, sums) =>
    expect(found({ stations, publications: [official([inAlmaty({ 'votes:a': 100 })])] })).toEqual(
      sums.map((sum) => `F504 almaty-city/ votes:a ${sum} > 100`),
    ),
  );

  test('the last number published counts; of two in one table the greater', () => {
    const stations = [covered(1, { 'votes:a': 101 })];
    const first = official([inAlmaty({ 'votes:a': 100 })]);
    const second = official([inAlmaty({ 'votes:a': 150 })], { id: 2, published: '2019-06-12' });
    const twice = official([inAlmaty({ 'votes:a': 100 }), inAlmaty({ 'votes:a': 101 })]);
    expect(found({ stations, publications: [first] })).toHaveLength(1);
    expect(found({ stations, publications: [first, second] })).toEqual([]);
    expect(found({ stations, publications: [twice] })).toEqual([]);
  });

  test('more stations with a protocol than there are: nothing is concluded', () => {
    const stations = [covered(1, { 'votes:a': 80 }), covered(2, { 'votes:a': 80 })];
    const at = (count: number) => ({
      stations,
      publications: [official([inAlmaty({ 'votes:a': 100, stations: count })])],
    });
    expect(found(at(2))).toHaveLength(1);
    expect(found(at(1))).toEqual([]);
    expect(compareOfficial(countedElection(at(1))).places[0]?.sources[0]?.tooMany).toBe(true);
  });

  test('a total that its own table exceeds is held against nothing', () => {
    const stations = [covered(1, { 'votes:a': 80 })];
    const publications = [
      official([
        { region: '', figures: { 'votes:a': 50 } },
        inAlmaty({ 'votes:a': 90 }),
        { region: 'atyrau', figures: { 'votes:a': 10 } },
      ]),
    ];
    expect(found({ stations, publications })).toEqual([]);
    expect(compareOfficial(countedElection({ stations, publications })).places[0]?.broken).toEqual([
      'votes:a',
    ]);
  });

  test('over the country a station is counted under one name of its region', () => {
    const stations = ['almaty-city', 'алматы г'].map((region) =>
      countedStation({ station: 7, region, papers: [countedPaper({ 'votes:a': 60 })] }),
    );
    const publications = [official([{ region: '', figures: { 'votes:a': 100 } }])];
    const regions = ['almaty-city', 'алматы г'];
    // Known by the election's file are both, or the first alone.
    expect(found({ stations, publications, regions })).toHaveLength(1);
    expect(found({ stations, publications, regions, regionNames: { 'алматы г': 'Алматы г' } })).toEqual([]);
  });

  test('sums of others stand for themselves: by place, by part, by station, never added to one’s own', () => {
    const team = (rows: readonly Row[]) => countedPublication('independent', rows, { id: 2, source: 'team' });
    const at = (rows: readonly Row[]) =>
      found({
        stations: [covered(1, { 'votes:a': 60 })],
        publications: [official([inAlmaty({ 'votes:a': 100 })]), team(rows)],
      });
    const station = (number: number, votes: number): Row => ({
      region: 'almaty-city',
      station: number,
      figures: { 'votes:a': votes },
    });
    const district = (name: string, votes: number): Row => ({
      ...inAlmaty({ 'votes:a': votes }),
      district: name,
    });
    expect(at([inAlmaty({ 'votes:a': 100 })])).toEqual([]);
    expect(at([inAlmaty({ 'votes:a': 101 })])).toHaveLength(1);
    expect(at([station(2, 50), station(3, 50)])).toEqual([]);
    expect(at([station(2, 51), station(3, 50)])).toHaveLength(1);
    expect(at([station(2, 90), station(2, 20)])).toEqual([]);
    expect(at([district('one', 60), district('two', 41)])).toHaveLength(1);
    expect(at([district('one', 60), station(2, 60)])).toEqual([]);
  });

  test('without stations in doubt it may not hold', () => {
    const stations = [covered(1, { 'votes:a': 60 }), doubtful(2, 70)];
    const { findings } = compareOfficial(
      countedElection({ stations, publications: [official([inAlmaty({ 'votes:a': 100 })])] }),
    );
    expect(findings).toMatchObject([{ part: { sum: 130 }, sure: { sum: 60, stations: 1, holds: false } }]);
    expect(findings.map(restsOnDoubt)).toEqual([true]);
  });

  test.each<[string, Partial<CountedElection>]>([
    ['stations in doubt only add to', { stations: [covered(1, { 'votes:a': 130 }), doubtful(2, 10)] }],
    ['a table states, which tells no doubt,', { publications: [elsewhere(130)] }],
  ])('what %s does not rest on doubt', (_, { stations = [], publications = [] }) => {
    const whole = official([inAlmaty({ 'votes:a': 100 })]);
    const { findings } = compareOfficial(
      countedElection({ stations, publications: [whole, ...publications] }),
    );
    expect(findings.map(restsOnDoubt)).toEqual([false]);
  });
});

describe('F505', () => {
  const stations = [1, 2].map((station) =>
    covered(station, { registered: 1000, voted: 500, 'votes:a': 300, 'votes:b': 200 }),
  );
  const listed = (station: number, registered: number | null) => countedStation({ station, registered });
  const at = (figures: Record<string, number>, more: Partial<CountedElection> = {}) =>
    found({ stations, publications: [official([inAlmaty(figures)])], ...more });

  test.each<[string, Record<string, number>, string[]]>([
    ['a full turnout', { registered: 3000, voted: 2000 }, []],
    ['more than all', { registered: 3000, voted: 2001 }, ['F505 turnout voted 1001 > 1000']],
    [
      'votes where voters are not published',
      { registered: 3000, votes: 2001 },
      ['F505 turnout votes 1001 > 1000'],
    ],
    ['more votes than voters', { voted: 1100, 'votes:a': 701 }, ['F505 share votes:a 101 > 100']],
    ['no station left', { stations: 2, 'votes:a': 601 }, ['F505 none-left votes:a 1 > none']],
    ['a station left', { stations: 3, 'votes:a': 601 }, []],
    ['all covered, and right', { stations: 2, 'votes:a': 600, voted: 1000, registered: 2000 }, []],
  ])('%s', (_, figures, expected) => expect(at(figures)).toEqual(expected));

  test('a register tells the voters of the rest only if a table names as many stations', () => {
    const known = { stations: [...stations, listed(3, 400)] };
    expect(at({ voted: 1401, stations: 3 }, known)).toEqual(['F505 turnout voted 401 > 400']);
    expect(at({ voted: 1401 }, known)).toEqual([]);
    expect(at({ voted: 1401, stations: 4 }, known)).toEqual([]);
    expect(at({ voted: 1401, stations: 3 }, { stations: [...stations, listed(3, null)] })).toEqual([]);
    // Lists grew until the evening: what is official counts where it is more.
    expect(at({ voted: 1401, registered: 2450, stations: 3 }, known)).toEqual([]);
  });

  test('absentee voters who are on no list are voters too', () => {
    const guests = [1, 2].map((station) =>
      covered(station, { registered: 1000, voted: 500, voted_absentee: 10 }),
    );
    const more = { stations: guests, absenteeInRegister: false };
    expect(at({ registered: 3000, voted: 2050 }, more)).toEqual([]);
    expect(at({ registered: 3000, voted: 2050, voted_absentee: 70 }, more)).toEqual([]);
    expect(at({ registered: 3000, voted: 2051, voted_absentee: 70 }, more)).toEqual([
      'F505 turnout voted 1051 > 1050',
    ]);
  });

  test.each([
    [{ registered: 2500 }, { voted: 2001 }],
    [{ voted: 1100 }, { 'votes:a': 1200 }],
    [{ stations: 2 }, { 'votes:a': 601 }],
  ])('figures of two tables are not held against each other: %o, %o', (one, other) => {
    const publications = [
      official([inAlmaty(one)]),
      official([inAlmaty(other)], { id: 2, published: '2019-06-12' }),
    ];
    expect(found({ stations, publications })).toEqual([]);
  });
});

describe('W501', () => {
  const compared = (papers: Figures[], figures: Record<string, number>) =>
    compareOfficial(
      countedElection({
        stations: [covered(7, ...papers)],
        publications: [official([{ region: 'almaty-city', station: 7, figures }])],
      }),
    ).stations.differences.map(({ grade, figures: differing }) => [grade, differing.map(({ key }) => key)]);

  test.each<[string, Figures[], Record<string, number>, unknown[]]>([
    ['the same', [{ 'votes:a': 10, voted: 900 }], { 'votes:a': 10, voted: 900 }, []],
    ['by one of many', [{ 'votes:a': 10, voted: 900 }], { 'votes:a': 11, voted: 900 }, [[1, ['votes:a']]]],
    ['by one of a hundred', [{ 'votes:a': 10, voted: 100 }], { 'votes:a': 11 }, [[2, ['votes:a']]]],
    ['by five', [{ 'votes:a': 10, voted: 900 }], { 'votes:a': 15 }, [[2, ['votes:a']]]],
    [
      'another winner',
      [{ 'votes:a': 10, 'votes:b': 9, voted: 900 }],
      { 'votes:a': 9, 'votes:b': 10 },
      [[3, ['votes:a', 'votes:b']]],
    ],
    [
      'a tie is no other winner',
      [{ 'votes:a': 10, 'votes:b': 9, voted: 900 }],
      { 'votes:a': 10, 'votes:b': 10 },
      [[1, ['votes:b']]],
    ],
    ['a blank row', [{ 'votes:a': 'blank' }], { 'votes:a': 5 }, []],
    ['one paper says so', [{ 'votes:a': 10 }, { 'votes:a': 40 }], { 'votes:a': 40 }, []],
    ['no paper says so', [{ 'votes:a': 10 }, { 'votes:a': 40 }], { 'votes:a': 90 }, [[2, ['votes:a']]]],
  ])('%s', (_, papers, figures, expected) => expect(compared(papers, figures)).toEqual(expected));
});

test('W507: a figure that a source changed, and none that another one states', () => {
  const publications = [
    official([inAlmaty({ 'votes:a': 100, voted: 7 })], { source: 'CEC', published: '2019-06-10' }),
    official([inAlmaty({ 'votes:a': 90 })], { id: 2, source: 'akimat', published: '2019-06-11' }),
    official([inAlmaty({ 'votes:a': 120, voted: 7 })], { id: 3, source: 'CEC', published: '2019-06-12' }),
  ];
  expect(compareOfficial(countedElection({ publications })).changes).toEqual([
    {
      code: 'W507',
      region: 'almaty-city',
      district: '',
      station: null,
      key: 'votes:a',
      source: 'CEC',
      from: { value: 100, published: '2019-06-10' },
      to: { value: 120, published: '2019-06-12' },
    },
  ]);
});

test('what the rest must have had is told, and what cannot be said', () => {
  const stations = [covered(1, { registered: 1000, voted: 500, 'votes:a': 400, 'votes:b': 100 })];
  const place = (figures: Record<string, number>) =>
    compareOfficial(countedElection({ stations, publications: [official([inAlmaty(figures)])] })).places[0]
      ?.sources[0];
  expect(place({ 'votes:a': 500, 'votes:b': 500 })).toMatchObject({
    rest: {
      shares: { stations: 1, votes: { covered: 500, rest: 500 }, candidates: [{ rest: 100 }, { rest: 400 }] },
      turnout: null,
    },
    unsaid: ['turnout'],
  });
  expect(place({ 'votes:a': 300, voted: 900, registered: 2000 })).toMatchObject({
    rest: { shares: null, turnout: { rest: { voted: 400, registered: 1000 } } },
    unsaid: ['shares'],
  });
});
