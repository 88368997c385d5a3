import { describe, expect, test } from 'vitest';
import { regionsOf } from '../../../../../shared/protocol/count/regions.ts';
import { placeReader, stationNamed } from '../../../../../shared/protocol/count/tables/place.ts';
import { kz2019 } from '../../../../support/known-election.ts';

const none = { region: null, district: '', station: null, name: '' };

describe('a place as tables write it', () => {
  test.each<[string, object]>([
    ['Atyrau', { ...none, region: 'Atyrau' }],
    ['Atyrau, station 36', { ...none, region: 'Atyrau', station: 36 }],
    ['Atyrau, station 253 (Birlik)', { ...none, region: 'Atyrau', station: 253, name: 'Birlik' }],
    ['Uralsk, West Kazakhstan', { ...none, region: 'West Kazakhstan', district: 'Uralsk' }],
    ['г. Алматы, участок № 253', { ...none, region: 'г. Алматы', station: 253 }],
    [
      'Алматы, Бостандыкский район, УИК №12',
      { ...none, region: 'Алматы', district: 'Бостандыкский район', station: 12 },
    ],
    ['участок № 36', { ...none, station: 36 }],
    ['36 учаске', { ...none, station: 36 }],
    ['№ 36 сайлау учаскесі', { ...none, station: 36 }],
    ['Избирательный участок №7', { ...none, station: 7 }],
    ['Итого', { ...none, region: '' }],
    ['Павлодарская обл.', { ...none, region: 'pavlodar' }],
    ['Semey', { unknown: 'Semey' }],
    ['Semey, station 4', { unknown: 'Semey' }],
    ['Atyrau, Aktobe', { unknown: 'Atyrau, Aktobe' }],
    ['station 123456', { unknown: 'station 123456' }],
  ])('%j', (text, place) => expect(placeReader(kz2019, {})(text)).toEqual(place));

  test('is what a person said that it is', () => {
    const read = placeReader(kz2019, {
      SEMEY: { is: 'part', region: 'east-kazakhstan' },
      Guryev: { is: 'same', region: 'atyrau' },
      МИД: { is: 'own' },
    });
    expect(read('Semey')).toEqual({ ...none, region: 'east-kazakhstan', district: 'Semey' });
    expect(read('Semey, station 4')).toEqual({
      ...none,
      region: 'east-kazakhstan',
      district: 'Semey',
      station: 4,
    });
    expect(read('Guryev')).toEqual({ ...none, region: 'atyrau' });
    expect(read('МИД')).toEqual({ ...none, region: 'МИД' });
  });

  test('is a region of its own where the election knows none', () => {
    const read = placeReader({ ...kz2019, regions: regionsOf([]) }, {});
    expect(read('Semey')).toEqual({ ...none, region: 'Semey' });
    expect(read('Semey, station 4')).toEqual({ ...none, region: 'Semey', station: 4 });
    expect(read('Total')).toEqual({ ...none, region: '' });
  });
});

test.each([
  ['36', 36],
  [' № 36 ', 36],
  ['36.0', 36],
  ['Участок №36', 36],
  ['36-учаске', 36],
  ['0', 0],
  ['99999', 99999],
  ['100000', null],
  ['36а', null],
  ['36/2', null],
  ['36, 37', null],
  ['-36', null],
  ['', null],
])('the station of %j is %j', (text, station) => expect(stationNamed(text)).toBe(station));
