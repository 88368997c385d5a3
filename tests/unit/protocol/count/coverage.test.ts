import { describe, expect, test } from 'vitest';
import type { CountedElection } from '../../../../shared/protocol/count/counted.ts';
import { totalsOf } from '../../../../shared/protocol/count/totals.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';

const paper = countedPaper({ voted: 10 });
const registerOf = (region: string, source = 'CEC', id = 1) =>
  countedPublication('stations', [{ region, station: 1, figures: {} }], { id, source });
const coverageOf = (known: Partial<CountedElection>) => {
  const { country, regions } = totalsOf(countedElection(known));
  return { country: country.coverage, regions: regions.map(({ coverage }) => coverage) };
};

test('stations are counted by what is in hand of each and what was said of it', () => {
  const { country } = coverageOf({
    stations: [
      countedStation({ station: 1, observed: true, papers: [paper, paper] }),
      countedStation({ station: 2, observed: true, reason: 'copy-refused' }),
      countedStation({ station: 3, observed: false, reason: 'not-observed' }),
      countedStation({ station: 4 }),
      countedStation({ station: 5, listed: false, papers: [paper] }),
      countedStation({ station: 6, listed: false, reason: 'copy-refused' }),
      // What was said of why there is none has no meaning once it is there.
      countedStation({ station: 7, reason: 'lost-contact', papers: [paper] }),
    ],
  });
  expect(country).toMatchObject({
    named: 7,
    listed: 5,
    observed: 2,
    notObserved: 1,
    withProtocol: 3,
    unlisted: 1,
    without: { 'copy-refused': 2, 'not-observed': 1, unsaid: 1, 'lost-contact': 0, other: 0 },
  });
});

describe('how many stations there are in all', () => {
  const north = countedStation({ station: 1, region: 'north' });
  const south = countedStation({ station: 1, region: 'south' });
  const unlisted = countedStation({ station: 2, region: 'south', listed: false, papers: [paper] });
  const table = (figures: Record<string, number>, region = '', id = 9) =>
    countedPublication('independent', [{ region, figures }], { id, source: `team ${id}` });

  test('as registers list; stations that they do not list have no part in it', () => {
    const { country, regions } = coverageOf({
      stations: [north, south, unlisted],
      publications: [registerOf('north'), registerOf('south', 'TEC', 2), registerOf('south', 'TEC', 3)],
    });
    expect(country.stations).toEqual({ count: 2, exact: true, by: 'register', sources: ['CEC', 'TEC'] });
    expect(regions.map(({ stations }) => stations)).toEqual([
      { count: 1, exact: true, by: 'register', sources: ['CEC'] },
      { count: 1, exact: true, by: 'register', sources: ['TEC'] },
    ]);
  });

  test('a register of some regions says nothing exact of the country', () => {
    const { country } = coverageOf({ stations: [north, unlisted], publications: [registerOf('north')] });
    expect(country.stations).toEqual({ count: 1, exact: false, by: 'register', sources: ['CEC'] });
  });

  test('where no register lists any, as the last table says that tells it', () => {
    const { regions } = coverageOf({
      stations: [unlisted],
      publications: [
        table({ stations: 550 }, 'south', 1),
        table({ stations: 554 }, 'south', 2),
        table({ observed: 300 }, 'south', 3),
      ],
    });
    expect(regions[0]?.stations).toEqual({ count: 554, exact: true, by: 'table', sources: ['team 2'] });
  });

  test('tables of regions are not added up to a country: a place may lie in another', () => {
    const publications = [
      table({ stations: 125 }, 'uralsk, west kazakhstan', 1),
      table({ stations: 264 }, 'south', 2),
    ];
    const { country } = coverageOf({ stations: [unlisted], publications });
    expect(country.stations).toEqual({ count: 1, exact: false, by: 'named', sources: [] });
    const told = coverageOf({
      stations: [unlisted],
      publications: [...publications, table({ stations: 9970 })],
    });
    expect(told.country.stations).toMatchObject({ count: 9970, exact: true, by: 'table' });
  });

  test('a table of stations does not say how many a district has, a row about it does', () => {
    const { regions } = totalsOf(
      countedElection({
        stations: [countedStation({ station: 1, region: 'south', district: 'Алатау', listed: false })],
        publications: [
          countedPublication('official', [
            { region: 'south', district: 'Алатау', station: 1, figures: { stations: 1 } },
            { region: 'south', district: 'Алатау', figures: { stations: 60 } },
            { region: 'south', figures: { stations: 554 } },
          ]),
        ],
      }),
    );
    expect(regions[0]?.districts[0]?.coverage.stations.count).toBe(60);
    expect(regions[0]?.coverage.stations.count).toBe(554);
  });
});

describe('tables of others', () => {
  const rows = [
    { region: 'south', figures: { 'votes:a': 100, protocols: 2 } },
    { region: 'north', figures: { 'votes:a': 50 } },
    { region: 'south', station: 36, figures: { 'votes:a': 7 } },
    { region: 'south', station: 253, figures: { 'votes:a': 8, head_count: 485 } },
  ];
  const beside = (known: Partial<CountedElection>) => totalsOf(countedElection(known));

  test('stand beside, of each source the newest; rows of one level are added, larger places first', () => {
    const { country, regions } = beside({
      regions: ['south', 'north', 'east'],
      publications: [
        countedPublication('independent', [{ region: 'south', figures: { 'votes:a': 1 } }], { id: 1 }),
        countedPublication('independent', rows, { id: 2, published: '2019-06-12' }),
        countedPublication('official', rows, { id: 3 }),
      ],
    });
    expect(country.beside).toEqual([
      {
        publication: 2,
        source: 'independent',
        published: '2019-06-12',
        of: 'regions',
        rows: 2,
        figures: { 'votes:a': { sum: 150, rows: 2 }, protocols: { sum: 2, rows: 1 } },
      },
    ]);
    expect(
      regions.map((region) => region.beside.map(({ of, figures }) => [of, figures['votes:a']?.sum])),
    ).toEqual([[['place', 100]], [['place', 50]], []]);
    expect(country.all.votes).toBe(0);
  });

  test('a table of stations alone is added up, and says of how many rows', () => {
    const { country } = beside({
      regions: ['south'],
      publications: [countedPublication('independent', rows.slice(2))],
    });
    expect(country.beside[0]).toMatchObject({
      of: 'stations',
      rows: 2,
      figures: { 'votes:a': { sum: 15, rows: 2 }, head_count: { sum: 485, rows: 1 } },
    });
  });
});
