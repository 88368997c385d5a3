import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/forms/checks.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { electionSchema } from '../../../shared/forms/election.ts';
import { localText } from '../../../shared/forms/names.ts';
import { statementWords } from '../../../shared/forms/statements.ts';
import { compareOfficial } from '../../../shared/protocol/count/compare-official.ts';
import type { CountedElection } from '../../../shared/protocol/count/counted.ts';
import { candidateOf } from '../../../shared/protocol/count/figures.ts';
import { countedElection, countedPaper, countedPublication, countedStation } from '../../support/counted.ts';
import { projectFolder } from '../../support/reference.ts';
import { trueElection } from '../protocol/count/true-election.ts';
import { almaty2019 } from '../protocol/count/almaty-2019.ts';

const file = (name: string) => readFileSync(path.join(projectFolder, 'resources', name), 'utf8');
const kazakhstan = electionSchema.parse(JSON.parse(file('elections/kz-2019-president.json')));
const form = parseForm(file('forms/kz-2019-a.json'));
if (!form.ok) throw new Error('kz-2019-a does not check');
const { candidates } = form.form;

/** Words with the names of 2019; figures that are no votes stand by their keys. */
const wordsIn = (language: (typeof languages)[number]) =>
  statementWords(language, {
    place: ({ region, district }) => {
      const named = kazakhstan.regions.find(({ id }) => id === region);
      return [named ? localText(named.name, language) : region, district].filter(Boolean).join(', ');
    },
    figure: (key) => {
      const named = candidates.find(({ id }) => id === candidateOf(key));
      return named ? localText(named.name, language) : key;
    },
  });

const say = (election: CountedElection) => {
  const { findings, stations, changes } = compareOfficial(election);
  const all = [...findings, ...stations.differences, ...changes];
  return languages.map((language) => all.map(wordsIn(language).statement));
};

/** Kinds of spaces that languages group digits by make no difference here. */
const plain = (text: string | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

test('the case of Almaty is said in a sentence with its arithmetic', () => {
  const [kk, ru, en] = say(almaty2019());
  expect(plain(en?.[0]?.sentence)).toBe(
    'Almaty city, protocols held by independent: protocols of 225 of 554 stations hold 69,669 votes for Amirzhan Kossanov; ' +
      'the official result for all stations is 50,366: 19,303 fewer. A part cannot exceed the whole.',
  );
  expect(plain(en?.[0]?.arithmetic[0])).toBe('69,669 − 50,366 = 19,303');
  expect(plain(ru?.[0]?.sentence)).toContain('в протоколах 225 из 554 участков — 69 669 голосов (');
  expect(plain(kk?.[0]?.sentence)).toContain('225 учаскенің (барлығы 554) хаттамаларында — 69 669 дауыс (');
  expect([kk, ru, en].map((all) => all?.length)).toEqual([1, 1, 1]);
});

describe('what the rest would need', () => {
  const rest = (figures: Record<string, number>) =>
    say(
      countedElection({
        ...almaty2019(),
        stations: [1, 2, 3].map((station) => ({
          ...countedStation({ station }),
          papers: [
            countedPaper({ registered: 1000, voted: 400, 'votes:kossanov': 100 }, { flagged: station === 3 }),
          ],
        })),
        publications: [countedPublication('official', [{ region: 'almaty-city', figures }])],
      }),
    )[2]?.[0];

  test.each([
    [
      'turnout',
      { registered: 5000, voted: 3560, stations: 5 },
      'Almaty city: for the official figures to be right, the other 2 stations would need a turnout of 118 %: 2,360 of 2,000 voters. ' +
        'That is impossible.',
    ],
    [
      'nobody left',
      { registered: 3000, voted: 1201 },
      'Almaty city: for the official figures to be right, the other stations would need 1 to take part where no voter is left. ' +
        'That is impossible.',
    ],
    [
      'a share just over the whole',
      { voted: 21_200, 'votes:kossanov': 20_301 },
      'Almaty city: for the official figures to be right, the other stations would need 20,001 (Amirzhan Kossanov) out of 20,000 ' +
        '(voted), 100.005 %. That is impossible.',
    ],
    [
      'no station left',
      { 'votes:kossanov': 345, stations: 3 },
      'Almaty city: the protocols of 3 of 3 stations hold 300 (Amirzhan Kossanov); the official result is 345. ' +
        'No station is left for the other 45.',
    ],
  ])('%s', (_, figures, sentence) => expect(plain(rest(figures)?.sentence)).toBe(sentence));

  test('whether it holds without stations in doubt is told with its figures', () => {
    expect(rest({ registered: 5000, voted: 3560, stations: 5 })?.notes.map(plain)).toEqual([
      'Without stations in doubt it does not hold: voted: 3,560 − 800 = 2,760; registered: 5,000 − 2,000 = 3,000; 2,760 ≤ 3,000; ' +
        '2,760 / 3,000 = 92 % (2 stations).',
    ]);
  });
});

test('whatever is found, no name stays open in a sentence', () => {
  fc.assert(
    fc.property(trueElection, fc.nat(2000), ({ election }, less) => {
      const publications = election.publications.map((each) => ({
        ...each,
        published: '2019-06-13',
        rows: each.rows.map((row) => ({
          ...row,
          figures: Object.fromEntries(
            Object.entries(row.figures).map(([key, value]) => [key, Math.max(0, value - less)]),
          ),
        })),
      }));
      const both = { ...election, publications: [...election.publications, ...publications] };
      for (const all of say(both))
        for (const { sentence, arithmetic, notes } of all)
          expect([sentence, ...arithmetic, ...notes].join('\n')).not.toMatch(/\{\{|undefined|NaN|Infinity/);
    }),
  );
});
