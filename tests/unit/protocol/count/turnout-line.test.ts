import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';
import {
  countedElection,
  countedPaper,
  countedPublication,
  countedStation,
} from '../../../support/counted.ts';

const at = (hour: string, voted: number) => ({ hour, voted });

test('an hour is over exactly the stations that stated it; nobody is carried over', () => {
  const stations = [
    countedStation({ station: 1, registered: 1000, turnout: [at('10:00', 100), at('13:00', 300)] }),
    countedStation({ station: 2, registered: 2000, turnout: [at('10:00', 500)] }),
    countedStation({ station: 3, registered: 4000, turnout: [at('15:00', 1000)] }),
    countedStation({ station: 4, registered: 500 }),
  ];
  const { hours, country, regions } = turnoutLine(countedElection({ stations }), ['13:00', '20:00']);
  expect(hours).toEqual(['10:00', '13:00', '15:00', '20:00']);
  expect(country).toMatchObject({ region: null, stations: 4, reported: 3 });
  expect(country.hours).toEqual([
    { ...none, hour: '10:00', reported: 2, counted: 2, registered: 3000, voted: 600, rate: 2000 },
    { ...none, hour: '13:00', reported: 1, counted: 1, registered: 1000, voted: 300, rate: 3000, silent: 1 },
    { ...none, hour: '15:00', reported: 1, counted: 1, registered: 4000, voted: 1000, rate: 2500, silent: 2 },
    { ...none, hour: '20:00', silent: 3 },
  ]);
  expect(regions.map(({ region }) => region)).toEqual(['almaty-city']);
});

test('a station whose voters nobody counted has reported, but has no part in the percentage', () => {
  const stations = [
    countedStation({ station: 1, turnout: [at('13:00', 300)] }),
    countedStation({
      station: 2,
      turnout: [at('13:00', 100)],
      papers: [countedPaper({ registered: 400, voted: 300 })],
    }),
    countedStation({
      station: 3,
      turnout: [at('13:00', 50)],
      papers: [countedPaper({ registered: 'blank', voted: 300 })],
    }),
  ];
  expect(turnoutLine(countedElection({ stations }), []).country.hours).toEqual([
    { ...none, hour: '13:00', reported: 3, counted: 1, registered: 400, voted: 100, rate: 2500 },
  ]);
});

test('what was published last stands beside, of the place itself only', () => {
  const publications = [
    countedPublication('official', [
      { figures: { registered: 10_000, 'turnout:13:00': 4000 } },
      { region: 'almaty-city', figures: { 'turnout:13:00': 900 } },
      { region: 'almaty-city', district: 'Медеу', figures: { 'turnout:13:00': 1 } },
      { region: 'almaty-city', station: 1, figures: { 'turnout:13:00': 2 } },
    ]),
    countedPublication('independent', [{ figures: { 'turnout:13:00': 7 } }]),
    countedPublication('official', [{ figures: { registered: 10_000, 'turnout:13:00': 4100 } }], {
      source: 'ЦИК',
      published: '2019-06-12',
    }),
  ];
  const election = countedElection({
    stations: [countedStation({ station: 1, region: '', turnout: [at('13:00', 5)] })],
    regions: ['almaty-city', ''],
    publications,
  });
  const { country, regions } = turnoutLine(election, []);
  expect(country.hours[0]?.official).toEqual({
    voted: 4100,
    registered: 10_000,
    rate: 4100,
    source: 'ЦИК',
    published: '2019-06-12',
  });
  expect(regions.map(({ region, hours }) => [region, hours[0]?.official?.voted ?? null])).toEqual([
    ['almaty-city', 900],
    ['', null],
  ]);
});

test('the country is the sum of its regions, hour by hour', () => {
  const station = fc.record({
    region: fc.constantFrom('a', 'b', ''),
    registered: fc.option(fc.integer({ min: 0, max: 3000 })),
    turnout: fc
      .dictionary(fc.constantFrom('10:00', '13:00', '15:00'), fc.integer({ min: 0, max: 3000 }))
      .map((said) =>
        Object.entries(said)
          .map(([hour, voted]) => ({ hour, voted }))
          .sort((one, other) => (one.hour < other.hour ? -1 : 1)),
      ),
  });
  fc.assert(
    fc.property(fc.array(station), (made) => {
      const stations = made.map((each, n) => countedStation({ station: n, ...each }));
      const { country, regions } = turnoutLine(countedElection({ stations }), ['13:00']);
      for (const [n, whole] of country.hours.entries())
        for (const key of ['reported', 'counted', 'registered', 'voted', 'silent'] as const)
          expect(whole[key]).toBe(regions.reduce((sum, { hours }) => sum + (hours[n]?.[key] ?? 0), 0));
    }),
  );
});

const none = { reported: 0, counted: 0, registered: 0, voted: 0, rate: null, silent: 0, official: null };
