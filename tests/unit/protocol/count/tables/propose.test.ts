import { expect, test } from 'vitest';
import { proposeMapping } from '../../../../../shared/protocol/count/tables/propose.ts';
import { kz2019, sheetOf } from '../../../../support/known-election.ts';

const columnsOf = (rows: Parameters<typeof sheetOf>[0]) =>
  proposeMapping([sheetOf(rows)], 'official', kz2019, []).mapping;

test('a column without a telling name is one of places where its texts are', () => {
  const { columns } = columnsOf([
    ['Наименование', 'Токаев', 'прочее'],
    ['Атырау', 1, 'x'],
    ['г. Шымкент', 2, 'y'],
  ]);
  expect(columns).toEqual(['place', 'votes:tokayev', 'left_out']);
});

test('nothing is taken twice, and nothing where nothing is named', () => {
  expect(columnsOf([['Регион', 'Токаев', 'Токаев, голоса']]).columns).toEqual([
    'region',
    'votes:tokayev',
    'left_out',
  ]);
  expect(
    columnsOf([
      [1, 2],
      [3, 4],
    ]),
  ).toMatchObject({ header: 0, columns: ['left_out', 'left_out'] });
});

test('what stands over several columns is part of what each is called', () => {
  const sheet = sheetOf(
    [
      ['Регион', 'Токаев', null, 'Избиратели', null],
      [null, 'голоса', '%', 'в списках', 'приняли участие'],
      ['Атырау', 10, 45.3, 30, 22],
    ],
    {
      merged: [
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 0, right: 4 },
      ],
    },
  );
  expect(proposeMapping([sheet], 'official', kz2019, []).mapping).toMatchObject({
    header: 2,
    columns: ['region', 'votes:tokayev', 'left_out', 'registered', 'voted'],
  });
});

test('names that are none of ours are names all the same, where figures stand under them', () => {
  expect(
    columnsOf([
      ['где', 'сколько'],
      ['Семей', '10'],
    ]),
  ).toMatchObject({ header: 1 });
  expect(columnsOf([['Отчёт'], ['где', 'сколько'], ['Семей', 10]])).toMatchObject({ header: 2 });
});

test('the sheet and the row that name most are taken; a hidden sheet only where there is no other', () => {
  const cover = sheetOf([['Отчёт'], ['Регион']], { name: 'Cover' });
  const table = sheetOf([['ЦИК'], ['Регион', 'Токаев', 'Косанов'], ['Атырау', 1, 2]], { name: 'Data' });
  const propose = (...sheets: (typeof table)[]) => proposeMapping(sheets, 'official', kz2019, []).mapping;
  expect(propose(cover, table)).toMatchObject({ sheet: 'Data', header: 2 });
  expect(propose(cover, { ...table, hidden: true })).toMatchObject({ sheet: 'Cover', header: 2 });
  expect(propose({ ...table, hidden: true })).toMatchObject({ sheet: 'Data' });
});

test('a table with columns that were understood before is understood so again, wherever they stand', () => {
  const columns = ['Регион', 'Голоса', 'Особое'];
  const mapping = {
    sheet: 'Old',
    header: 1,
    columns: ['region', 'votes:tokayev', 'invalid'],
    region: '',
    names: { Semey: { is: 'own' } as const },
  };
  const sheet = sheetOf([['Вторая публикация'], [' РЕГИОН ', 'голоса', 'Особое:'], ['Атырау', 1, 2]], {
    name: 'New',
  });
  const propose = (before: readonly string[]) =>
    proposeMapping([sheet], 'official', kz2019, [{ columns: before, mapping }]);
  expect(propose(columns)).toEqual({ mapping: { ...mapping, sheet: 'New', header: 2 }, remembered: true });
  expect(propose(['Регион', 'Голоса']).remembered).toBe(false);
});
