import { READ_ELSEWHERE } from '../../../electron/review/settle.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorReferences } from '../../../shared/api/result.ts';
import { workerFailures } from '../../../electron/reading/task.ts';
import { refusalReasons } from '../../../electron/vision/types.ts';
import { languages, worded } from '../../../shared/forms/checks.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { betweenRules } from '../../../shared/protocol/check-between.ts';
import { checkProtocol, protocolRules } from '../../../shared/protocol/check-protocol.ts';
import { noProtocolReasons, tableKeys } from '../../../shared/protocol/count/figures.ts';
import { singleQuantities } from '../../../shared/protocol/rules/input.ts';
import { noticeKeys } from '../../../shared/api/notices.ts';
import { intakeReasons } from '../../../shared/protocol/intake.ts';
import { paramsOf } from '../../../shared/protocol/messages.ts';
import { sheetProblems } from '../../../shared/protocol/sheet-problems.ts';
import { cannotEnterReasons, roles, scanStatuses } from '../../../shared/protocol/status.ts';
import { transitionErrors } from '../../../shared/protocol/transitions.ts';
import { fieldStates } from '../../../shared/protocol/values.ts';
import { projectFolder } from '../../support/reference.ts';
import { anyFigures } from '../protocol/any-figures.ts';
import { between } from '../protocol/among-sample.ts';
import { betweenCases } from '../protocol/between-cases.ts';
import { cases } from '../protocol/cases.ts';
import { protocol } from '../protocol/sample.ts';

type Texts = { [key: string]: string | Texts };

function texts(language: string, name: string): Texts {
  return JSON.parse(
    readFileSync(path.join(projectFolder, 'resources/languages', language, `${name}.json`), 'utf8'),
  ) as Texts;
}

/** Texts by their whole key, like "rule.F401.title". */
function flat(from: Texts, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(from)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

/** Rules that are judged where they arise, not by a list of rules (electron/review/second.ts). */
const doubleEntry = ['F501'];
/** Rules on official results beside protocols (shared/protocol/count/statement.ts). */
const official = ['F504', 'F505', 'W501', 'W507'];

const keysUnder = (part: string) => Object.keys(texts('en', 'words')[part] ?? {}).sort();

describe.each(['rules', 'words', 'evidence', 'plots'])('%s.json', (name) => {
  const english = flat(texts('en', name));
  test.each(['kk', 'ru'])('%s has the same keys', (language) =>
    expect([...flat(texts(language, name)).keys()]).toEqual([...english.keys()]),
  );

  test.each(['kk', 'ru'])('%s asks for the same params', (language) => {
    for (const [key, text] of flat(texts(language, name)))
      expect([key, paramsOf(text)]).toEqual([key, paramsOf(english.get(key) ?? '')]);
  });

  test.each(languages)('%s has no empty text', (language) => {
    for (const [key, text] of flat(texts(language, name)))
      expect([key, text.trim().length > 0]).toEqual([key, true]);
  });

  test('Kazakh and Russian are written in Cyrillic', () => {
    for (const language of ['kk', 'ru'])
      for (const [key, text] of flat(texts(language, name)))
        if (!/^(ISO|JSON|number|CSV)/.test(text))
          expect([key, /[Ѐ-ӿ]/.test(text.replace(/\{\{[^}]*\}\}/g, ''))]).toEqual([key, true]);
  });
});

describe('every text has its use, every use its text', () => {
  test('rules', () =>
    expect(Object.keys(texts('en', 'rules')['rule'] ?? {}).sort()).toEqual(
      [...[...protocolRules, ...betweenRules].map(({ code }) => code), ...doubleEntry, ...official].sort(),
    ));
  test.each<[string, readonly string[]]>([
    ['error', errorReferences],
    ['intakeReason', intakeReasons],
    ['status', scanStatuses],
    ['state', fieldStates],
    ['cannotEnter', cannotEnterReasons],
    ['role', roles],
    ['reason', [...refusalReasons, ...workerFailures, ...intakeReasons, READ_ELSEWHERE]],
    ['notice', noticeKeys],
    ['problem', transitionErrors],
    ['sheetProblem', Object.keys(sheetProblems)],
    ['figure', [...singleQuantities, ...tableKeys]],
    ['noProtocol', noProtocolReasons],
  ])('%s', (part, names) => expect(keysUnder(part)).toEqual([...names].sort()));
});

describe('messages are filled by what their rules answer', () => {
  const file = readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-a.json'), 'utf8');
  const checked = parseForm(file);
  if (!checked.ok) throw new Error('kz-2019-a does not check');
  const { form } = checked;

  test.each(Object.entries(cases))('%s', (code, { flagged }) => {
    for (const figures of flagged) {
      const result = checkProtocol(protocol(figures)).find((found) => found.code === code);
      if (!result) throw new Error(`${code} is not among the results`);
      for (const language of languages) {
        const { message } = worded(form, result, language);
        expect(message).not.toContain('{{');
        expect(message).not.toContain('undefined');
      }
    }
  });

  test.each(Object.entries(betweenCases))('%s', (code, { flagged }) => {
    for (const all of flagged) {
      const result = between(code, all);
      if (!result) throw new Error(`${code} is not among the results`);
      for (const language of languages)
        expect(worded(form, result, language).message).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  test('whatever the figures, no name in a message stays open', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        for (const result of checkProtocol(protocol(figures)))
          for (const language of languages)
            expect(worded(form, result, language).message).not.toMatch(/\{\{|undefined|NaN/);
      }),
    );
  });

  test('rows are called by their numbers, marks and candidates by their names', () => {
    const say = (code: string, fields: string[], params = {}) =>
      languages.map(
        (language) =>
          worded(
            form,
            { code, severity: 'error', ok: false, fields, params, formula: '', difference: null },
            language,
          ).message,
      );
    expect(say('F101', ['unused', 'votes_tugel'])).toEqual([
      '4, 9.7-жол: енгізілмеген',
      'Строка 4, 9.7: не заполнена',
      'Row 4, 9.7: not entered',
    ]);
    expect(say('W104', ['stamp', 'chair'])).toEqual([
      'Жоқ: Мөр, Төраға',
      'Отсутствует: Печать, Председатель',
      'Missing: Stamp, Chair',
    ]);
    expect(say('F404', ['votes_tugel'], { M: 900, T: 890, I: 5 })[1]).toBe(
      'Тугел Садыбек: голосов больше, чем действительных бюллетеней, 900 > 890 − 5',
    );
  });

  test('percentages are written as the language writes them', () => {
    const [result] = checkProtocol(protocol({ I: 39, T: 1000 })).filter((found) => found.code === 'W401');
    if (!result) throw new Error('W401 is not among the results');
    expect(languages.map((language) => worded(form, result, language).message)).toEqual([
      'Жарамсыз бюллетеньдер 3,9 %: 1000 ішінен 39',
      'Недействительных 3,9 %: 39 из 1000',
      'Invalid ballots 3.9 %: 39 of 1000',
    ]);
  });

  test('without a finding the rule is called by its title', () => {
    const [result] = checkProtocol(protocol()).filter((found) => found.code === 'F301');
    if (!result) throw new Error('F301 is not among the results');
    expect(worded(form, result, 'ru').message).toBe('Баланс бюллетеней');
  });
});
