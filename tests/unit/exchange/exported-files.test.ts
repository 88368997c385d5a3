import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboutLines } from '../../../electron/exchange/about.ts';
import { wordsOf } from '../../../electron/exchange/words.ts';
import { fillMessage } from '../../../shared/protocol/messages.ts';
import { about, row, writtenAndRead } from '../../support/export-rows.ts';

const formats = ['xlsx', 'ods', 'csv'] as const;
const workbooks = ['xlsx', 'ods'] as const;

const keys = [
  'id',
  'form',
  'region',
  'station',
  'alpha',
  'voted',
  'field_page',
  'beta',
  'station_state',
  'alpha_state',
  'voted_state',
  'field_page_state',
  'beta_state',
  'stamp',
  'corrected',
  'flags',
  'status',
  'source',
  'image',
  'sha256',
  'page',
  'person',
  'note',
  'taken_at',
  'read_at',
  'confirmed_at',
];

describe.each(formats)('%s', (format) => {
  test('one row a protocol copy, columns of all forms in the forms’ order, each once', async () => {
    const written = await writtenAndRead(format, [row(), row({ id: 2, form: 'second', values: {} })]);
    expect(written.count).toBe(2);
    expect(written.keys).toEqual(keys);
    expect(written.lines.map((line) => line['form'])).toEqual(['first', 'second']);
  });

  test('every value where it belongs: nothing stays empty, zero is 0', async () => {
    const { lines } = await writtenAndRead(format, [row()]);
    const text = (value: number) => (format === 'csv' ? String(value) : value);
    expect(lines[0]).toEqual({
      id: text(1),
      form: 'first',
      region: 'Алматы',
      station: text(253),
      alpha: undefined,
      voted: text(0),
      field_page: text(7),
      beta: undefined,
      station_state: 'number',
      alpha_state: 'blank',
      voted_state: 'dash',
      field_page_state: 'number',
      beta_state: undefined,
      stamp: text(1),
      corrected: 'voted',
      flags: 'F401 W203',
      status: 'flagged',
      source: 'чат/IMG 1.jpg; again/IMG 1 (2).jpg',
      image: 'IMG 1.jpg',
      sha256: 'ab'.repeat(32),
      page: text(1),
      person: 'A1',
      note: 'a note',
      taken_at: '2026-11-22T02:00:00.000Z',
      read_at: undefined,
      confirmed_at: '2026-11-22T03:00:00.000Z',
    });
  });

  test('without people: no person, no note, no folder names', async () => {
    const written = await writtenAndRead(
      format,
      [row({ person: 'Айгүл', note: 'from Айгүл', sources: ['from Айгүл/1.jpg'] })],
      { withoutPeople: true },
    );
    expect(written.keys).toEqual(keys.filter((key) => !['person', 'note', 'source'].includes(key)));
    expect(JSON.stringify(written.lines)).not.toContain('Айгүл');
    expect(written.lines[0]?.['image']).toBe('1.jpg');
  });

  test('a mark that was not looked at stays empty, an absent one is 0', async () => {
    const { lines } = await writtenAndRead(format, [row({ marks: {} }), row({ marks: { stamp: false } })]);
    expect(lines.map((line) => line['stamp'])).toEqual([undefined, format === 'csv' ? '0' : 0]);
  });

  test('no rows make a file with headers alone', async () => {
    const written = await writtenAndRead(format, []);
    expect(written.count).toBe(0);
    expect(written.keys).toEqual(keys);
    expect(written.lines).toEqual([]);
  });

  test('the same data makes the same bytes, at any time', async () => {
    const hashes = new Set<string>();
    for (let n = 0; n < 2; n++) {
      const { bytes } = await writtenAndRead(format, [row(), row({ id: 2 })]);
      hashes.add(createHash('sha256').update(bytes).digest('hex'));
      // ZIP files name times in steps of two seconds.
      if (n === 0) await new Promise((resolve) => setTimeout(resolve, 2100));
    }
    expect(hashes.size).toBe(1);
  });
});

describe.each(workbooks)('%s: what only a workbook has', (format) => {
  test.each([
    ['en', 'Protocols', 'The voted', 'The voted: state'],
    ['ru', 'Протоколы', 'Поле voted', 'Поле voted: состояние'],
    ['kk', 'Хаттамалар', 'voted өрісі', 'voted өрісі: күйі'],
  ] as const)('sheet and second header row in %s', async (language, sheet, name, state) => {
    const written = await writtenAndRead(format, [row()], { language });
    expect(written.book.SheetNames[0]).toBe(sheet);
    expect(written.names?.[keys.indexOf('voted')]).toBe(name);
    expect(written.names?.[keys.indexOf('voted_state')]).toBe(state);
  });

  test('an About sheet: workspace, counts, head of the log, every column', async () => {
    const written = await writtenAndRead(format, [row(), row({ id: 2 })]);
    const lines = new Map(written.about.map((line) => [line[0], line[1]]));
    expect(lines.get('Format version')).toBe(1);
    expect(lines.get('Workspace id')).toBe(about.workspace);
    expect(lines.get('Protocols')).toBe(2);
    expect(lines.get('Attention check (planted numbers)')).toBe('on: 3 caught, 1 missed');
    expect(lines.get('Last change of the data (UTC)')).toBe(about.asOf);
    expect([...lines.values()]).toContain(about.auditHead);
    expect(written.keys.filter((key) => !lines.has(key))).toEqual([]);
  });

  test('texts that look like formulas are texts', async () => {
    for (const text of ['=1+1', '+7 701', '-5', '@SUM(A1)', '\tx', '\r=1']) {
      const { book } = await writtenAndRead(format, [row({ region: text })]);
      const cell = book.Sheets['Protocols']?.['C3'] as { t: string; v: string; f?: string } | undefined;
      expect([text, cell?.t, cell?.f]).toEqual([text, 's', undefined]);
    }
  });

  test('any text comes back as it was, as far as XML can carry it', async () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 20 });
    const texts = fc
      .sample(plain, { numRuns: 60, seed: 7 })
      .concat(['a  b', ' a ', 'one\ntwo', 'a\tb', '<&>"\'', 'қазақша ә', '🗳️']);
    const written = await writtenAndRead(
      format,
      texts.map((note, index) => row({ id: index + 1, note })),
    );
    const carried = (text: string) =>
      [...text]
        .filter((character) => character >= ' ' || '\t\n\r'.includes(character))
        .join('')
        .replaceAll(/\r\n?/g, '\n');
    expect(written.lines.map((line) => String(line['note'] ?? '').replaceAll(/\r\n?/g, '\n'))).toEqual(
      texts.map(carried),
    );
  });
});

test('every word of the language files that is for exports stands in one', async () => {
  const said = new Set<string>();
  for (const withoutPeople of [false, true]) {
    const { names, about: lines } = await writtenAndRead('xlsx', [row()], { withoutPeople });
    for (const cell of [...(names ?? []), ...lines.flat()]) said.add(String(cell));
  }
  const { column, columnHelp, about: templates } = wordsOf('en');
  // One sheet says one of the two; the next test has the other.
  const { attention_on, attention_off, ...words } = templates;
  expect(said.has(fillMessage(attention_on, { caught: 3, missed: 1 }, 'en'))).toBe(true);
  expect(attention_off).not.toBe(attention_on);
  const { state, ...headings } = column;
  expect([...said].some((text) => text === state.replace('{{field}}', 'The voted'))).toBe(true);
  expect(
    [...Object.values(headings), ...Object.values(columnHelp), ...Object.values(words)].filter(
      (word) => !said.has(word),
    ),
  ).toEqual([]);
});

test('the About sheet tells that the attention check is off, and what came of it before', () => {
  const off = { ...about, attention: { on: false, caught: 12, missed: 2 } };
  const said = aboutLines(off, 0, [], wordsOf('ru')).map(([key, value]) => `${key}: ${value}`);
  expect(said).toContain('Проверка внимания (подставленные числа): выключена: замечено 12, пропущено 2');
});
