import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../../../../resources/languages/en/screen.json' with { type: 'json' };
import ru from '../../../../resources/languages/ru/screen.json' with { type: 'json' };
import { summaryText } from '../../../../renderer/features/count/turnout/summary-text.ts';
import { turnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';
import { countedElection, countedPublication, countedStation } from '../../../support/counted.ts';

const language = i18next.createInstance();
beforeAll(async () => {
  await language.init({
    resources: { en: { translation: en }, ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
});

const station = (region: string, n: number, registered: number | null, said: Record<string, number>) =>
  countedStation({
    region,
    station: n,
    registered,
    turnout: Object.entries(said).map(([hour, voted]) => ({ hour, voted })),
  });

const line = turnoutLine(
  countedElection({
    stations: [
      station('a', 1, 1000, { '10:00': 100, '13:00': 300 }),
      station('a', 2, 2000, { '10:00': 200 }),
      station('b', 1, 1000, { '13:00': 500 }),
      station('b', 2, null, { '13:00': 70 }),
    ],
    publications: [
      countedPublication('official', [{ figures: { registered: 10_000, 'turnout:13:00': 6000 } }], {
        source: 'CEC',
      }),
    ],
  }),
  ['13:00', '20:00'],
);

const words = (to: 'en' | 'ru') => ({
  t: language.getFixedT(to),
  number: String,
  rate: (hundredths: number) => `${(hundredths / 100).toFixed(2)} %`,
  region: (key: string) => key.toUpperCase(),
  title: 'An election',
});

test('a summary says over how many stations it is, and of whom it does not speak', () => {
  expect(summaryText(line, '13:00', words('en'))).toBe(
    [
      'An election',
      'Turnout by 13:00, by independent observers',
      '',
      'All stations that reported: 40.00 % (800 of 2000 voters, 2 stations)',
      'A: 30.00 % (300 of 1000 voters, 1 station)',
      'B: 50.00 % (500 of 1000 voters, 1 station)',
      '',
      'The figures are over 2 stations that reported for 13:00; nothing is carried over from earlier hours.',
      '1 station reported earlier but not for this hour; it is not counted.',
      '1 station reported, but its number of voters is not known; it is not in the percentage.',
      'Officially: 60.00 % (CEC, 2019-06-11).',
      'These stations are not a sample of the country.',
    ].join('\n'),
  );
});

test('it speaks another language with that language’s forms', () => {
  expect(summaryText(line, '13:00', words('ru'))).toContain(
    'Все сообщившие участки: 40.00 % (800 из 2000 избирателей, 2 участка)',
  );
});

test('of an hour that nobody stated there is nothing to publish', () => {
  expect(summaryText(line, '20:00', words('en'))).toBeNull();
});
