import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicationKind } from '../../../../../shared/protocol/count/counted.ts';
import type { TableMapping } from '../../../../../shared/protocol/count/mapping.ts';
import { regionsOf } from '../../../../../shared/protocol/count/regions.ts';
import { proposeMapping } from '../../../../../shared/protocol/count/tables/propose.ts';
import type { TableCell, TableSheet } from '../../../../../shared/protocol/count/tables/table.ts';
import { takeRows } from '../../../../../shared/protocol/count/tables/take-rows.ts';
import { kz2019, sheetOf } from '../../../../support/known-election.ts';

/** What a table gives as it is proposed to be understood, with what a person says besides. */
function taken(
  rows: readonly (readonly TableCell[])[],
  kind: PublicationKind = 'official',
  said: Partial<TableMapping> = {},
  more: Partial<TableSheet> = {},
) {
  const sheet = sheetOf(rows, more);
  const { mapping } = proposeMapping([sheet], kind, kz2019, []);
  return takeRows(sheet, { ...mapping, ...said }, kind, kz2019);
}

const row = (at: number, region: string, figures: Record<string, number>, more: object = {}) => ({
  row: at,
  region,
  district: '',
  station: null,
  figures,
  about: {},
  ...more,
});

describe('rows of a table', () => {
  test('in wide form: regions, parts of them, stations, and the sum as the country', () => {
    const { rows, problems } = taken([
      ['Регион', 'Район', '№ участка', 'Токаев', 'Косанов', 'Всего голосов'],
      ['Атырау', null, null, 10, 20, 30],
      ['Атырау', 'Махамбетский', 'Итого', 4, 5, 9],
      ['Атырау', 'Махамбетский', 36, '1', '—', 1],
      ['Итого', null, null, '1\u00a0000', 20, null],
    ]);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      row(2, 'Атырау', { 'votes:tokayev': 10, 'votes:kossanov': 20, votes: 30 }),
      row(3, 'Атырау', { 'votes:tokayev': 4, 'votes:kossanov': 5, votes: 9 }, { district: 'Махамбетский' }),
      row(4, 'Атырау', { 'votes:tokayev': 1, votes: 1 }, { district: 'Махамбетский', station: 36 }),
      row(5, '', { 'votes:tokayev': 1000, 'votes:kossanov': 20 }),
    ]);
  });

  test('in long form are put together by place, figures that are no votes too', () => {
    const { rows, problems } = taken(
      [
        ['place', 'protocols', 'candidate', 'votes'],
        ['Almaty city', 225, 'kossanov', 69669],
        ['Almaty city', 225, 'Токаев', 40000],
        ['г. Алматы', 225, 'Недействительные бюллетени', 100],
        ['Atyrau, station 36', 1, 'kossanov', 424],
      ],
      'independent',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      row(2, 'Almaty city', {
        protocols: 225,
        'votes:kossanov': 69669,
        'votes:tokayev': 40000,
        invalid: 100,
      }),
      row(5, 'Atyrau', { protocols: 1, 'votes:kossanov': 424 }, { station: 36 }),
    ]);
  });

  test('of a register say what they say of a station; a bad cell leaves the station in', () => {
    const { rows, problems, leftOut } = taken(
      [
        ['№', 'Участок', 'Название', 'Адрес', 'Широта', 'Долгота', 'Избирателей', 'Наблюдался', 'Причина'],
        [1, 36, 'Школа 1', 'ул. Абая, 5', '47,1', 51.9, 1200, 'да', 'отказ в копии'],
        [2, 37, null, null, 'север', null, '—', 'иногда', null],
        [3, 38, null, null, null, null, null, null, null],
      ],
      'stations',
      { region: 'atyrau' },
    );
    expect(rows).toEqual([
      row(
        2,
        'atyrau',
        { registered: 1200 },
        {
          station: 36,
          about: {
            name: 'Школа 1',
            address: 'ул. Абая, 5',
            latitude: 47.1,
            longitude: 51.9,
            observed: true,
            reason: 'copy-refused',
          },
        },
      ),
      row(3, 'atyrau', {}, { station: 37 }),
      row(4, 'atyrau', {}, { station: 38 }),
    ]);
    expect(problems.map(({ row, column, why, leftOut }) => [row, column, why, leftOut])).toEqual([
      [3, 4, 'coordinate', 'cell'],
      [3, 7, 'yes-or-no', 'cell'],
    ]);
    expect(leftOut).toBe(0);
  });

  test('on turnout by the hour', () => {
    const { rows } = taken(
      [
        ['Область', 'Участок', '10:00', 'На 13 часов', 'Явка, %', 'Насчитали наблюдатели'],
        ['Шымкент', 5, 100, 250, 45.3, 240],
      ],
      'turnout',
    );
    expect(rows).toEqual([
      row(2, 'Шымкент', { 'turnout:10:00': 100, 'turnout:13:00': 250, head_count: 240 }, { station: 5 }),
    ]);
  });

  test('where the sum of a table on one region is that of the region', () => {
    const { rows } = taken(
      [
        ['Участок', 'Токаев'],
        [1, 10],
        [2, 20],
        ['Итого', 30],
      ],
      'official',
      { region: 'shymkent' },
    );
    expect(rows.map(({ region, station, figures }) => [region, station, figures])).toEqual([
      ['shymkent', 1, { 'votes:tokayev': 10 }],
      ['shymkent', 2, { 'votes:tokayev': 20 }],
      ['shymkent', null, { 'votes:tokayev': 30 }],
    ]);
  });

  test('without a column of places are about the whole country', () => {
    const { rows } = taken([
      ['Кандидат', 'Голоса'],
      ['Токаев', 6539715],
      ['Косанов', 1495401],
    ]);
    expect(rows).toEqual([row(2, '', { 'votes:tokayev': 6539715, 'votes:kossanov': 1495401 })]);
  });

  test('under a header of two rows, joined cells, a title and numbers of columns', () => {
    const { rows, problems } = taken(
      [
        ['Результаты выборов'],
        [],
        ['Регион', 'Голоса за кандидатов', null],
        [null, 'Токаев', 'Косанов'],
        [1, 2, 3],
        ['Атырау', 10, 20],
        ['Шымкент', 30, 40],
      ],
      'official',
      {},
      {
        merged: [
          { top: 2, left: 0, bottom: 3, right: 0 },
          { top: 2, left: 1, bottom: 2, right: 2 },
        ],
      },
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ region, figures }) => [region, figures])).toEqual([
      ['Атырау', { 'votes:tokayev': 10, 'votes:kossanov': 20 }],
      ['Шымкент', { 'votes:tokayev': 30, 'votes:kossanov': 40 }],
    ]);
  });

  test('have the place of joined cells, but no number twice', () => {
    const { rows, problems } = taken(
      [
        ['Регион', 'Участок', 'Токаев'],
        ['Атырау', 1, 10],
        [null, 2, null],
        [null, 3, 30],
      ],
      'official',
      {},
      {
        merged: [
          { top: 1, left: 0, bottom: 3, right: 0 },
          { top: 1, left: 2, bottom: 2, right: 2 },
        ],
      },
    );
    expect(rows.map(({ region, station, figures }) => [region, station, figures])).toEqual([
      ['Атырау', 1, { 'votes:tokayev': 10 }],
      ['Атырау', 3, { 'votes:tokayev': 30 }],
    ]);
    expect(problems).toEqual([{ row: 3, column: null, text: '', why: 'says-nothing', leftOut: 'row' }]);
  });

  test('that repeat the header or hold nothing are passed over', () => {
    const { rows, problems } = taken([
      ['Регион', 'Токаев'],
      ['Атырау', 10],
      ['Регион', 'Токаев'],
      [null, null],
      ['Шымкент', 20],
    ]);
    expect([rows.length, problems]).toEqual([2, []]);
  });
});

describe('a row is left out, and named by its cell', () => {
  test.each<[string, TableCell[], [column: number | null, why: string]]>([
    ['a figure that is none', ['Атырау', null, '12 тыс.'], [2, 'not-a-number']],
    ['decimals', ['Атырау', null, 1.5], [2, 'decimals']],
    ['less than zero', ['Атырау', null, -1], [2, 'negative']],
    ['a date', ['Атырау', null, { odd: 'date', text: '2019-06-09' }], [2, 'odd-cell']],
    ['a formula without a value', ['Атырау', null, { odd: 'unreckoned', text: '' }], [2, 'not-reckoned']],
    ['more voters than a protocol can state', ['Атырау', 5, 123456], [2, 'out-of-range']],
    ['an unknown place', ['Семей', null, 10], [0, 'place-unknown']],
    ['no place', [null, null, 10], [null, 'place-missing']],
    ['no region', [null, 36, 10], [0, 'region-missing']],
    ['a station of the whole country', ['Итого', 36, 10], [0, 'region-missing']],
    ['two stations', ['Атырау', '36, 37', 10], [1, 'station-unclear']],
    ['no figure', ['Атырау', 36, 'н/д'], [null, 'says-nothing']],
  ])('%s', (_, cells, [column, why]) => {
    const { rows, problems, leftOut } = taken([['Регион', 'Участок', 'Токаев'], cells, ['Шымкент', 1, 7]]);
    expect(problems.map((each) => [each.row, each.column, each.why, each.leftOut])).toEqual([
      [2, column, why, 'row'],
    ]);
    expect([rows.length, leftOut]).toEqual([1, 1]);
  });

  test('of rows that contradict one another all; one that only repeats another counts once', () => {
    const { rows, problems, leftOut } = taken([
      ['Регион', 'Участок', 'Токаев'],
      ['Атырау', 1, 10],
      ['Атырау', 1, 11],
      ['Атырауская область', 2, 5],
      ['Атырау', '№ 2', 5],
    ]);
    expect(rows.map(({ station, figures }) => [station, figures])).toEqual([[2, { 'votes:tokayev': 5 }]]);
    expect(problems.map(({ row, why, leftOut }) => [row, why, leftOut])).toEqual([
      [2, 'contradicts', 'row'],
      [3, 'contradicts', 'row'],
      [5, 'twice', 'nothing'],
    ]);
    expect(leftOut).toBe(2);
  });

  test('a candidate whom nobody knows', () => {
    const { rows, problems } = taken([
      ['place', 'candidate', 'votes'],
      ['Атырау', 'Иванов', 10],
    ]);
    expect([rows, problems.map(({ why }) => why)]).toEqual([[], ['candidate-unknown']]);
  });

  test('names that nobody knows are counted, and taken once a person says what they are', () => {
    const table = [
      ['place', 'Токаев'],
      ['Семей', 10],
      ['Семей, участок 4', 3],
      ['МИД', 5],
    ];
    expect(taken(table).unknown).toEqual([
      { name: 'Семей', rows: 2 },
      { name: 'МИД', rows: 1 },
    ]);
    const said = taken(table, 'official', {
      names: { Семей: { is: 'part', region: 'east-kazakhstan' }, МИД: { is: 'own' } },
    });
    expect(said.unknown).toEqual([]);
    expect(said.rows.map(({ region, district, station }) => [region, district, station])).toEqual([
      ['east-kazakhstan', 'Семей', null],
      ['east-kazakhstan', 'Семей', 4],
      ['МИД', '', null],
    ]);
  });
});

describe('whatever stands in a table', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -5, max: 2_000_000 }),
    fc.double({ noNaN: true }),
    fc.string(),
    fc.constantFrom<TableCell>('Атырау', 'Итого', 'Семей', '36', '№ 36', '—', '1 234', {
      odd: 'error',
      text: '#REF!',
    }),
  );
  const meaning = fc.constantFrom(
    'left_out',
    'region',
    'district',
    'station',
    'place',
    'votes:tokayev',
    'votes',
    'candidate',
    'votes_of_candidate',
    'latitude',
    'reason',
  );

  test('every row comes in, is left out by name, or says nothing that is taken; no figure is made up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        fc.uniqueArray(meaning, { maxLength: 6, selector: (each) => (each === 'left_out' ? {} : each) }),
        fc.constantFrom<PublicationKind>('official', 'stations', 'turnout', 'independent'),
        (rows, columns, kind) => {
          const mapping = { sheet: '', header: 0, columns, region: '', names: {} };
          const { rows: out, problems, leftOut } = takeRows(sheetOf(rows), mapping, kind, kz2019);
          const bad = new Set(problems.filter((each) => each.leftOut === 'row').map((each) => each.row));
          expect(leftOut).toBe(bad.size);
          for (const each of out) {
            expect(bad.has(each.row)).toBe(false);
            for (const value of Object.values(each.figures)) {
              expect(Number.isInteger(value) && value >= 0).toBe(true);
              const digits = String(value);
              const stated = rows.flat().map((of) => String(typeof of === 'object' ? '' : of));
              expect(stated.some((text) => text.replaceAll(/\D/g, '').includes(digits))).toBe(true);
            }
          }
        },
      ),
    );
  });

  test('the same rows in any order say the same', () => {
    const places = ['Атырау', 'Шымкент', 'Алматы', 'Итого'];
    const line = fc.tuple(fc.constantFrom(...places), fc.option(fc.nat(3)), fc.nat(2));
    const said = (rows: readonly (readonly TableCell[])[]) =>
      taken([['Регион', 'Участок', 'Токаев'], ...rows])
        .rows.map(({ region, station, figures }) => JSON.stringify([region, station, figures]))
        .sort();
    fc.assert(
      fc.property(
        fc
          .array(line, { maxLength: 8 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          expect(said(shuffled)).toEqual(said(rows));
        },
      ),
    );
  });
});

test('where an election knows no regions stations may have none', () => {
  const sheet = sheetOf([
    ['station', 'votes'],
    [1, 10],
  ]);
  const nowhere = { ...kz2019, regions: regionsOf([]) };
  const { mapping } = proposeMapping([sheet], 'official', nowhere, []);
  expect(takeRows(sheet, mapping, 'official', nowhere).rows).toEqual([
    row(2, '', { votes: 10 }, { station: 1 }),
  ]);
});
