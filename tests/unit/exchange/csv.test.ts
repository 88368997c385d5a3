import { describe, expect, test } from 'vitest';
import { csvCell } from '../../../electron/exchange/writing/csv-file.ts';
import { row, writtenAndRead } from '../../support/export-rows.ts';

describe('csvCell', () => {
  test.each<[string | number | null, string]>([
    [null, ''],
    [0, '0'],
    [485, '485'],
    ['', ''],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+7 701', "'+7 701"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['1=1', '1=1'],
  ])('%j is written %j', (cell, written) => expect(csvCell(cell)).toBe(written));
});

test('UTF-8 with a byte order mark, lines end in CR LF', async () => {
  const { bytes } = await writtenAndRead('csv', [row(), row({ id: 2 })]);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString('utf8');
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text).toContain('Алматы');
});
