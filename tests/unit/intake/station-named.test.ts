import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stationNamed } from '../../../electron/intake/door/station-named.ts';

describe('the station that a caption names', () => {
  test.each([
    // Russian
    ['УИК 253', 253],
    ['уик№253', 253],
    ['УИК № 0253', 253],
    ['УИК-253', 253],
    ['#УИК_253', 253],
    ['уик253', 253],
    ['уч. №253', 253],
    ['уч 253', 253],
    ['уч-к 253', 253],
    ['участок 253 Алматы', 253],
    ['Участок номер 253, Бостандыкский район', 253],
    ['Избирательный участок №253', 253],
    ['изб. уч. 253', 253],
    ['на участке 253 всё спокойно', 253],
    ['с участка № 253', 253],
    ['253 участок', 253],
    ['253-й участок', 253],
    ['протокол 253-го участка', 253],
    ['№253 участок', 253],
    ['на 253 участке закончили', 253],
    ['УИК 253: 485 голосов', 253],
    ['УИК 253, 938 за одного', null],
    ['Протокол УИК 253 школа №56', 253],
    ['УИК №253 21:15', 253],
    ['УИК 253\n87011234567', 253],
    ['УИК 253 8 701 123 45 67', 253],
    ['09.06.2019 УИК 253', 253],
    ['УИК 10534', 10534],
    ['УИК 253. Ещё раз УИК 253', 253],
    ['485 УИК 253', 253],
    ['УИК 253 явка 67%', 253],
    ['УИК 253 голосование окончено', 253],
    ['№ 253', 253],
    ['№253, копия протокола', 253],
    // Kazakh
    ['253 учаске', 253],
    ['№253 учаске', 253],
    ['253-учаске', 253],
    ['253-учаскеде', 253],
    ['учаске 253', 253],
    ['№ 253 сайлау учаскесі', 253],
    ['учаске нөмірі 253', 253],
    ['УСК 253', 253],
    ['253 учаскесінің хаттамасы', 253],
    // English, and Russian in Latin letters
    ['station 253', 253],
    ['Polling station No. 253', 253],
    ['Polling Station #253', 253],
    ['precinct 253', 253],
    ['uik 253', 253],
    ['uchastok 253', 253],
    ['253rd station', 253],
  ])('%j', (text, station) => {
    expect(stationNamed(text)).toBe(station);
  });

  test.each([
    ['nothing', ''],
    ['a number that nothing calls a station', '253'],
    ['a count alone', '485'],
    ['votes at a station', 'на участке 485 избирателей'],
    ['people at a station', 'участок: 485 человек'],
    ['people, cut short', 'на участке 485 чел.'],
    ['ballots', 'участок 1200 бюллетеней'],
    ['votes in Kazakh', 'учаске 485 дауыс'],
    ['voters in English', 'station: 485 voters'],
    ['a turnout', 'явка на участке 67%'],
    ['a turnout with a comma', 'участок 67,5 %'],
    ['a time', 'УИК 21:15'],
    ['a time with a point', 'уик 21.15'],
    ['an hour', 'участок 21 час'],
    ['a date', 'УИК 09.06.2019'],
    ['a date with a month', 'УИК 9 июня'],
    ['a date with a month in Kazakh', 'учаске 9 маусым'],
    ['a telephone', 'УИК 8 701 123 45 67'],
    ['a telephone in one', 'УИК 87011234567'],
    ['a telephone with +7', 'участок +7 701 123 45 67'],
    ['an IIN', 'УИК 900101300123'],
    ['two stations', 'УИК 253 и УИК 254'],
    ['a list', 'УИК 253, 254, 255'],
    ['a range', 'участки 253-255, УИК 253-255'],
    ['two joined', 'УИК 253/254'],
    ['two in Kazakh', 'учаске 253 және 254'],
    ['stations counted', 'были на 5 участках'],
    ['stations counted, two to four', 'проверили 3 участка'],
    ['stations counted in Kazakh', '3 учаскеде болдық'],
    ['stations counted in English', '5 stations'],
    ['a school', 'школа №56'],
    ['an act', 'Акт № 5'],
    ['a word that only begins so', 'участники 253, учитель 12, station253x1'],
    ['zero', 'УИК 0'],
    ['no number', 'УИК двести пятьдесят три'],
  ])('%s: none', (_, text) => {
    expect(stationNamed(text)).toBeNull();
  });

  test('answers a station’s number or nothing, whatever it is given, and soon', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const station = stationNamed(text);
        expect(station === null || (Number.isInteger(station) && station > 0 && station < 100_000)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
    const begun = performance.now();
    stationNamed('уч '.repeat(50_000) + '1-'.repeat(50_000) + ' '.repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
