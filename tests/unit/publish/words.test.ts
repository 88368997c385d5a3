import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wordsOf } from '../../../electron/publish/words.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { tableKeys } from '../../../shared/protocol/count/figures.ts';
import { paramsOf } from '../../../shared/protocol/messages.ts';
import { projectFolder } from '../../support/reference.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const words = (language: (typeof languages)[number]) => flat(wordsOf(language));

const folder = path.join(projectFolder, 'electron/publish');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('style.ts'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

test('the three languages have the same words, and each asks for the same numbers and names', () => {
  const asked = languages.map((language) => words(language).map(([key, text]) => [key, paramsOf(text)]));
  expect(asked).toEqual([asked[0], asked[0], asked[0]]);
});

test('nothing is left in another language', () => {
  for (const language of ['kk', 'ru'] as const)
    for (const [key, text] of words(language)) expect(text, `${language} ${key}`).toMatch(/[а-яёәіңғүұқөһ]/i);
  for (const [key, text] of words('en')) expect(text, key).not.toMatch(/[а-яёәіңғүұқөһ]/i);
});

test('every word has its use', () => {
  // Chosen by what is told: a figure, a reason, a kind of table, what became of a complaint, where a number is from, why a
  // picture is not shown.
  const chosen =
    /^(figure|reason|sources\.kinds|incidents\.complaints|coverage\.(register|table|named)|station\.picture[A-Z]\w+)\b/;
  const unused = words('en').filter(
    ([key]) => !chosen.test(key) && !new RegExp(`\\.${key.split('.').at(-1) ?? ''}\\b`).test(sources),
  );
  expect(unused).toEqual([]);
});

test('every figure that protocols and tables state has its name', () => {
  const stated = ['registered', 'received', 'issued', 'unused', 'spoiled', 'voted', 'voted_outside'];
  const names = wordsOf('kk').figure;
  for (const key of [...stated, 'voted_absentee', 'invalid', 'against_all', 'valid_total', ...tableKeys])
    expect(names, key).toHaveProperty(key);
});
