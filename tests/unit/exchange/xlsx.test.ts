import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { row, writtenAndRead } from '../../support/export-rows.ts';

async function opened() {
  const { file, keys } = await writtenAndRead('xlsx', [row(), row({ id: 2 })]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return { sheet, cell: (key: string, line: number) => sheet.getCell(line, keys.indexOf(key) + 1) };
}

test('headers stay in sight, filters stand on the names', async () => {
  const { sheet } = await opened();
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 4, ySplit: 2 });
  expect(sheet.autoFilter).toBe('A2:AV4');
});

test('numbers are whole numbers; texts stay texts when somebody edits them', async () => {
  const { cell } = await opened();
  expect(cell('voted', 3).numFmt).toBe('0');
  expect(cell('region', 3).numFmt).toBe('@');
  expect(cell('voted', 1).font).toMatchObject({ bold: true });
});

test('status and states can only be chosen', async () => {
  const { cell } = await opened();
  for (const line of [3, 4]) {
    expect(cell('status', line).dataValidation).toMatchObject({ type: 'list' });
    expect(cell('voted_state', line).dataValidation.formulae).toEqual([
      '"number,dash,filler,blank,illegible"',
    ]);
  }
  expect(cell('voted', 3).dataValidation).toBeUndefined();
});
