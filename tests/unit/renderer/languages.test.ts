import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { paramsOf } from '../../../shared/protocol/messages.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { projectFolder } from '../../support/reference.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const read = new Map<string, [string, string][]>();

/** Key and text of every word of the screen in a language; each file is read once. */
function screen(language: string): [string, string][] {
  const file = path.join(projectFolder, 'resources/languages', language, 'screen.json');
  const known = read.get(language) ?? flat(JSON.parse(readFileSync(file, 'utf8')) as Tree);
  read.set(language, known);
  return known;
}

/** "queue.total_one" -> "queue.total": plural forms differ between languages. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (language: string) => [...new Set(screen(language).map(([key]) => withoutPlural(key)))].sort();

const sources = readdirSync(path.join(projectFolder, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(projectFolder, 'renderer', file), 'utf8'))
  .join('\n');

describe('words of the screen', () => {
  test('all three languages have the same keys', () => {
    for (const language of languages) expect(keysOf(language), language).toEqual(keysOf('en'));
  });

  test('a key asks for the same numbers and names in all three', () => {
    for (const [key] of screen('en')) {
      const asked = languages.map((language) => {
        const texts = screen(language).filter(([other]) => withoutPlural(other) === withoutPlural(key));
        return [...new Set(texts.flatMap(([, text]) => paramsOf(text)))].sort();
      });
      expect(asked, key).toEqual([asked[0], asked[0], asked[0]]);
    }
  });

  test('each language has every plural form that it needs', () => {
    for (const language of languages) {
      const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plurals = screen(language).filter(([key]) => withoutPlural(key) !== key);
      for (const base of new Set(plurals.map(([key]) => withoutPlural(key))))
        for (const form of needed)
          expect(
            plurals.map(([key]) => key),
            language,
          ).toContain(`${base}_${form}`);
    }
  });

  test('no key is unused', () => {
    const literals = new Set([...sources.matchAll(/'([\w.-]+)'/g)].map((match) => match[1] ?? ''));
    const patterns = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = keysOf('en').filter(
      (key) => !literals.has(key) && !patterns.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  test('nothing is left in a language that cannot be its own', () => {
    for (const language of ['kk', 'ru'])
      for (const [key, text] of screen(language))
        if (!/^(drop\.kinds|export\.formatHelp\.(xlsx|ods))$/.test(key))
          expect(text, `${language} ${key}`).toMatch(/[а-яёәіңғүұқөһ]/i);
    for (const [key, text] of screen('en')) expect(text, key).not.toMatch(/[а-яёәіңғүұқөһ]/i);
  });
});
