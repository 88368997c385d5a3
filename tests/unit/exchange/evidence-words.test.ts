import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import words from '../../../resources/languages/en/evidence.json' with { type: 'json' };
import { clock, speechOf } from '../../../electron/exchange/evidence/speech.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { acts, MACHINE } from '../../../shared/protocol/acts.ts';
import { projectFolder } from '../../support/reference.ts';

const folder = path.join(projectFolder, 'electron/exchange/evidence');
const sources = readdirSync(folder)
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

test('every word of an evidence file has its use', () => {
  const keys = Object.values(words).flatMap((part) => (typeof part === 'string' ? [] : Object.keys(part)));
  // Chosen by what is told: an entry's stage, a rule's severity.
  const chosen = ['first', 'second', 'resolution', 'correction', 'error', 'warning'];
  const unused = keys.filter((key) => !chosen.includes(key) && !new RegExp(`\\b${key}\\b`).test(sources));
  expect(unused).toEqual([]);
});

test.each(languages)('%s says every act in words', (language) => {
  const speech = speechOf(language, false);
  expect(acts.filter((act) => speech.act(act) === act)).toEqual([]);
  expect(speech.act('constructor.name')).toBe('constructor.name');
  expect(speech.act('act.of-tomorrow')).toBe('act.of-tomorrow');
});

test('without people neither codes nor what they wrote is said; the machine is no person', () => {
  const speech = speechOf('en', true);
  expect([speech.person('A1'), speech.written('note'), speech.person(MACHINE)]).toEqual([
    null,
    null,
    'the machine',
  ]);
  expect([speechOf('en', false).person('A1'), speechOf('en', false).written('')]).toEqual(['A1', null]);
});

test('nothing looks surer than it is, and times are what the log says', () => {
  expect(speechOf('en', false).percent(0.9999)).toBe('99.9');
  expect(speechOf('ru', false).percent(0.9859)).toBe('98,5');
  expect(clock('2019-06-09T20:00:01.999Z')).toBe('2019-06-09 20:00:01 UTC');
});
