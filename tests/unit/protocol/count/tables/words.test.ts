import { describe, expect, test } from 'vitest';
import type { PublicationKind } from '../../../../../shared/protocol/count/counted.ts';
import { isMeaning } from '../../../../../shared/protocol/count/mapping.ts';
import { candidateFinder, regionFinder } from '../../../../../shared/protocol/count/tables/known.ts';
import { hourNamed, meaningOfHeader } from '../../../../../shared/protocol/count/tables/words.ts';
import { kz2019 } from '../../../../support/known-election.ts';

describe('a column is taken for', () => {
  test.each<[string, string | null, PublicationKind?]>([
    ['region', 'region'],
    ['Область, город', 'region'],
    ['Регион', 'region'],
    ['Облыс', 'region'],
    ['Район', 'district'],
    ['Аудан', 'district'],
    ['Территориальная избирательная комиссия', 'district'],
    ['№ участка', 'station'],
    ['Номер избирательного участка', 'station'],
    ['Сайлау учаскесінің нөмірі', 'station'],
    ['УИК', 'station'],
    ['Polling station', 'station'],
    ['place', 'place'],
    ['Адрес участка', 'address', 'stations'],
    ['Мекенжайы', 'address', 'stations'],
    ['Название участка', 'name', 'stations'],
    ['Широта', 'latitude', 'stations'],
    ['lon', 'longitude', 'stations'],
    ['observed', 'was_observed', 'stations'],
    ['stations_observed', 'observed', 'independent'],
    ['stations_total', 'stations'],
    ['Количество участков', 'stations'],
    ['protocols_held', 'protocols'],
    ['Хаттамалар', 'protocols'],
    ['Registered voters', 'registered'],
    ['Число избирателей в списке', 'registered'],
    ['Тізімдегі сайлаушылар саны', 'registered'],
    ['Число избирателей, принявших участие в голосовании', 'voted'],
    ['Проголосовало', 'voted'],
    ['Voted by absentee certificate', 'voted_absentee'],
    ['Проголосовало вне помещения', 'voted_outside'],
    ['Недействительные бюллетени', 'invalid'],
    ['Действительные бюллетени', 'valid_total'],
    ['Погашенные бюллетени', 'unused'],
    ['Выдано бюллетеней', 'issued'],
    ['Против всех', 'against_all'],
    ['Бәріне қарсы', 'against_all'],
    ['total', 'votes'],
    ['Итого', 'votes'],
    ['total', 'left_out', 'stations'],
    ['Всего голосов', 'votes'],
    ['Кандидат', 'candidate'],
    ['votes_on_protocols', 'votes', 'independent'],
    ['official_votes_whole_place', 'left_out', 'independent'],
    ['Явка, %', 'left_out'],
    ['Явка', 'left_out'],
    ['Turnout', 'left_out'],
    ['Число избирателей, не принявших участие', 'left_out'],
    ['Число избирателей, получивших бюллетени', 'issued'],
    ['Число бюллетеней, полученных комиссией', 'received'],
    ['Дауыс үлесі, %', 'left_out'],
    ['note', 'left_out'],
    ['Примечание', 'left_out'],
    ['Явка на 13:00', 'turnout:13:00', 'turnout'],
    ['Насчитали наблюдатели', 'head_count', 'turnout'],
    ['цвет', null],
    ['', null],
  ])('%j: %j', (text, meaning, kind = 'official') => {
    expect(meaningOfHeader(text, kind)).toBe(meaning);
    if (meaning !== null) expect(isMeaning(meaning)).toBe(true);
  });
});

test.each([
  ['13:00', '13:00'],
  ['на 13 часов', '13:00'],
  ['на 9.00', '09:00'],
  ['сағат 20-ға', '20:00'],
  ['сағат 15:00-де', '15:00'],
  ['7 h', '07:00'],
  ['на 25 часов', null],
  ['2019', null],
  ['п. 1.2', null],
  ['1.10 число', null],
  ['13-00', '13:00'],
  ['13:00:00', '13:00'],
  ['17:45', '17:45'],
  ['явка', null],
])('the hour of %j is %j', (text, hour) => expect(hourNamed(text)).toBe(hour));

test.each([
  ['tokayev', 'tokayev'],
  ['Токаев', 'tokayev'],
  ['Токаев К.-Ж. К.', 'tokayev'],
  ['К.-Ж. Токаев', 'tokayev'],
  ['Тоқаев Қасым-Жомарт Кемелұлы', 'tokayev'],
  ['Kassym-Jomart Tokayev', 'tokayev'],
  ['Қосанов Ә.', 'kossanov'],
  ['KOSSANOV', 'kossanov'],
  ['Токаев, Косанов', null],
  ['Тока', null],
  ['', null],
])('the candidate of %j is %j', (text, id) => expect(candidateFinder(kz2019.candidates)(text)).toBe(id));

test.each([
  ['Almaty city', 'almaty-city'],
  ['г. Алматы', 'almaty-city'],
  ['Алматинская обл.', 'almaty-region'],
  ['Almaty oblast', 'almaty-region'],
  ['АЛМАТЫ ОБЛЫСЫ', 'almaty-region'],
  ['Pavlodar region', 'pavlodar'],
  ['Карагандинская   область', 'karaganda'],
  ['Итого', ''],
  ['Қазақстан Республикасы', ''],
  // A city is not the region that is called after it.
  ['Karaganda city', null],
  ['г. Караганда', null],
  ['Semey', null],
  ['Several regions', null],
])('the region of %j is %j', (name, key) => expect(regionFinder(kz2019.regions)(name)).toBe(key));
