import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FEWEST_STATIONS, generateElection } from '../../demo/generate.ts';
import { type DemoElection, type DemoStation, type Rows, validOf, voteRows } from '../../demo/model.ts';
import { demoRegions } from '../../demo/places.ts';
import { projectFolder } from '../../support/reference.ts';

/** Every file that a file imports, itself included, as paths below the project. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(path.join(projectFolder, file), 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:from|import)\s+'([^']+)'/g))
    if (from.startsWith('.')) importsOf(path.join(path.dirname(file), from), found);
    else found.add(from);
  return found;
}

const stationKey = ({ region, number }: Pick<DemoStation, 'region' | 'number'>) => `${region}/${number}`;

function plantedKeys({ planted }: DemoElection): Set<string> {
  return new Set(planted.map(({ region, station }) => `${region}/${station}`));
}

describe('The election generator', () => {
  test('imports nothing of the product', () => {
    const imported = [...importsOf('tests/demo/generate.ts')];
    expect(imported.length).toBeGreaterThan(8);
    expect(imported.filter((file) => !/^tests\/(demo\/|support\/random\.ts$)/.test(file))).toEqual([]);
  });

  test('makes the same election of the same seed, and another one of another', () => {
    const made = JSON.stringify(generateElection(FEWEST_STATIONS, 7));
    expect(JSON.stringify(generateElection(FEWEST_STATIONS, 7))).toBe(made);
    expect(JSON.stringify(generateElection(FEWEST_STATIONS, 8))).not.toBe(made);
  });

  test.each([
    [FEWEST_STATIONS, 1],
    [2500, 2],
    [10_000, 3],
  ])(
    'of %i stations (seed %i): honest papers close, and what is published leaves honest remainders',
    (size, seed) => {
      const election = generateElection(size, seed);
      expect(election.stations).toHaveLength(size);
      expect(new Set(election.stations.map(stationKey)).size).toBe(size);
      const planted = plantedKeys(election);
      const clean = election.stations.filter((station) => !planted.has(stationKey(station)));
      for (const { rows } of clean) expectClosed(rows);
      const votes = clean.map(({ rows }) => voteRows.map((row) => rows[row]).join(' '));
      expect(new Set(votes).size).toBe(clean.length);
      expectHonestRemainders(election);
    },
  );

  test('plants something of each kind, each station once', () => {
    const { planted } = generateElection(FEWEST_STATIONS, 4);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBe(14);
    const stations = planted
      .filter(({ station }) => station !== null)
      .map((one) => `${one.region}/${one.station}`);
    expect(new Set(stations).size).toBe(stations.length);
    const codes = [...new Set(planted.flatMap((one) => one.codes))].sort();
    expect(codes.join(' ')).toBe(
      'F101 F107 F201 F202 F203 F204 F205 F207 F214 F301 F302 F305 F401 F402 F403 F404 F502 F503 F504 F505 W213 W214 W406 W501 W507',
    );
  });

  test('is refused where it would be too small to hold its plants', () => {
    expect(() => generateElection(FEWEST_STATIONS - 1, 1)).toThrow(`${FEWEST_STATIONS}`);
  });
});

function expectClosed(rows: Rows): void {
  expect(Math.min(...Object.values(rows))).toBeGreaterThanOrEqual(0);
  expect(rows.issued + rows.unused).toBe(rows.received);
  expect(validOf(rows) + rows.invalid).toBe(rows.voted);
  expect(rows.voted).toBeLessThanOrEqual(rows.issued);
  expect(rows.issued).toBeLessThanOrEqual(rows.registered);
  expect(rows.voted_outside + rows.voted_absentee).toBeLessThanOrEqual(rows.voted);
}

/** Wherever nothing was planted about a whole region, the official result covers the papers and leaves less than all others. */
function expectHonestRemainders({ stations, official, planted }: DemoElection): void {
  const touched = new Set(planted.filter(({ station }) => station === null).map(({ region }) => region));
  for (const { id } of demoRegions.filter((region) => !touched.has(region.id)))
    for (const table of official) {
      const whole = table.find(
        (row) => row.region === id && row.station === null && row.district === '',
      )?.rows;
      const own = stations.filter(({ region }) => region === id);
      const covered = own.filter(({ papers }) => papers.length > 0);
      const others = own.filter(({ papers }) => papers.length === 0);
      const sum = (of: readonly DemoStation[], row: keyof Rows) =>
        of.reduce((all, { rows }) => all + rows[row], 0);
      expect(whole).toBeDefined();
      if (!whole) continue;
      for (const row of voteRows) expect(whole[row]).toBeGreaterThanOrEqual(sum(covered, row));
      expect(whole.voted - sum(covered, 'voted')).toBeLessThanOrEqual(sum(others, 'registered'));
    }
}
