import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type ElectionFile, electionJsonSchema, electionSchema } from '../../../shared/forms/election.ts';
import { projectFolder } from '../../support/reference.ts';

const folder = path.join(projectFolder, 'resources/elections');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
const files = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.json$/.test(file));
const load = (file: string): ElectionFile => electionSchema.parse(read(file));

test('the published JSON Schema is the one that elections are checked by', () => {
  expect(read('election.schema.json')).toEqual(JSON.parse(JSON.stringify(electionJsonSchema())));
});

describe.each(files)('%s', (file) => {
  it('passes the check and is named by its id', () => {
    expect(`${load(file).id}.json`).toBe(file);
  });

  it('tells its types of violation apart, and names each with its articles in all three languages', () => {
    const { violations } = load(file);
    expect(new Set(violations.map(({ code }) => code)).size).toBe(violations.length);
    for (const { code, title, articles } of violations) {
      expect(Object.keys(title).sort(), code).toEqual(['en', 'kk', 'ru']);
      expect([[], ['en', 'kk', 'ru']], code).toContainEqual(Object.keys(articles).sort());
      // The same figures of articles and paragraphs, whatever the words around them.
      const figures = Object.values(articles).map((text) => text.match(/\d+(?:-\d+)?/gu));
      for (const each of figures) expect(each, code).toEqual(figures[0]);
    }
  });
});

it('a region without an English name, an hour or a day that is none, and a type without articles do not pass', () => {
  const base = { format: 1, id: 'x', title: { en: 'X' }, day: '2026-01-01' };
  const wrong = [
    { ...base, regions: [{ id: 'a', name: { ru: 'А' } }] },
    { ...base, turnout: { opens: '7:00', closes: '20:00', summaries: [] } },
    { ...base, violations: [{ code: 'Stuffing', title: { en: 'x' }, articles: {} }] },
    { ...base, violations: [{ code: 'a', title: { en: 'x' } }] },
    { ...base, day: '9 June 2019' },
  ];
  for (const each of wrong) expect(electionSchema.safeParse(each).success).toBe(false);
  expect(electionSchema.safeParse(base).success).toBe(true);
});
