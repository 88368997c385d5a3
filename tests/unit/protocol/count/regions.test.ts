import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { electionSchema } from '../../../../shared/forms/election.ts';
import { regionsOf } from '../../../../shared/protocol/count/regions.ts';
import { projectFolder } from '../../../support/reference.ts';

const file = electionSchema.parse(
  JSON.parse(readFileSync(path.join(projectFolder, 'resources/elections/kz-2019-president.json'), 'utf8')),
);
const regions = regionsOf(file.regions);

describe('a region is known by every name that it goes by', () => {
  test.each([
    ['Almaty city', 'almaty-city'],
    ['Алматы', 'almaty-city'],
    ['г. Алматы', 'almaty-city'],
    ['АЛМАТЫ  ҚАЛАСЫ', 'almaty-city'],
    ['almaty-city', 'almaty-city'],
    ['Almaty region', 'almaty-region'],
    ['Алматинская область', 'almaty-region'],
    ['Западно–Казахстанская область', 'west-kazakhstan'],
    ['Нұр-Сұлтан', 'nur-sultan'],
    ['«Астана»', 'nur-sultan'],
    ['Pavlodar region', 'pavlodar'],
    ['Итого', ''],
    ['total', ''],
    ['', ''],
    ['Mars', 'mars'],
  ])('%s', (name, key) => {
    expect(regions.keyOf(name)).toBe(key);
  });
});

test('no two regions of the file share a name, and none is the whole country', () => {
  for (const { id, name, aliases } of file.regions)
    for (const each of [id, ...Object.values(name), ...aliases]) expect(regions.keyOf(each), each).toBe(id);
});

test('each region has a tile of its own', () => {
  const tiles = file.regions.map(({ tile }) => tile?.join(' '));
  expect(new Set(tiles).size).toBe(17);
  expect(tiles).not.toContain(undefined);
});
