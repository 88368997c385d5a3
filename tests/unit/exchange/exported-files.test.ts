import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCellText } from '../../../electron/exchange/sheets/cell-text.ts';
import { sheetNames } from '../../../electron/exchange/sheets/column.ts';
import { tableHeaders, tablesOf } from '../../../electron/exchange/sheets/tables.ts';
import { aboutLines } from '../../../electron/exchange/writing/about.ts';
import { wordsOf } from '../../../electron/exchange/words.ts';
import { formFiles, forms, origin, row, writtenAndRead } from '../../support/export-rows.ts';

const formats = ['xlsx', 'ods', 'csv'] as const;
const workbooks = ['xlsx', 'ods'] as const;

const keys =
  `id form region station alpha voted field_page beta station_state alpha_state voted_state field_page_state
  beta_state stamp corrected flags status source image sha256 page person note taken_at read_at confirmed_at entry_key
  entry_workspace entry_number stage as_paper form_sha256 rule_set standing_key workspace version seen refusal_reason refusal_note
  refusal_at taken_region media_type extension bytes pages ink copy_of row_hash`.split(/\s+/);

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
    expect(lines[0]).toMatchObject({
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
      entry_workspace: origin.workspace,
      entry_number: text(1),
      stage: 'first',
      version: text(3),
      refusal_reason: undefined,
      taken_region: 'Алматы қ.',
      media_type: 'image/jpeg',
      bytes: text(4096),
      ink: 'first 1 1 AAAA',
      copy_of: undefined,
    });
  });

  test('without people: no person, no note, no names of files', async () => {
    const written = await writtenAndRead(
      format,
      [row({ person: 'Айгүл', note: 'from Айгүл', sources: ['from Айгүл/1.jpg'] })],
      { withoutPeople: true },
    );
    const people = ['source', 'image', 'person', 'note', 'refusal_note'];
    expect(written.keys).toEqual(keys.filter((key) => !people.includes(key)));
    expect(JSON.stringify(written.lines)).not.toContain('Айгүл');
    const all = [...written.sheets.values()].flatMap((sheet) => sheet.keys);
    for (const key of ['person', 'note', 'name', 'file', 'closed_by', 'refusal_by'])
      expect(all).not.toContain(key);
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
    ['en', 'The voted', 'The voted: state'],
    ['ru', 'Поле voted', 'Поле voted: состояние'],
    ['kk', 'voted өрісі', 'voted өрісі: күйі'],
  ] as const)('sheets with the same names, second header row in %s', async (language, name, state) => {
    const written = await writtenAndRead(format, [row()], { language });
    expect(written.book.SheetNames).toEqual(sheetNames);
    expect(written.names[keys.indexOf('voted')]).toBe(name);
    expect(written.names[keys.indexOf('voted_state')]).toBe(state);
  });

  test('what people said of copies stands on sheets of its own', async () => {
    const { sheets } = await writtenAndRead(format, [row(), row({ id: 2, sha256: 'cd'.repeat(32) })]);
    expect(sheets.get('Entries')?.lines[1]).toMatchObject({
      sha256: 'cd'.repeat(32),
      number: 2,
      person: 'A1',
      station: 253,
      voted: 0,
      alpha: undefined,
      field_page: 7,
      states: 'alpha=blank voted=dash',
      corrected: 'voted',
      marks: 'stamp=1',
    });
    expect(sheets.get('Flags')?.lines).toHaveLength(4);
    expect(sheets.get('Flags')?.lines[0]).toMatchObject({
      code: 'F401',
      severity: 'error',
      formula: '1 ≠ 0',
      difference: 1,
      fields: 'voted page',
      params: '{"D":1,"T":0,"list":"=1"}',
      ticked: 0,
      n: 1,
    });
    expect(sheets.get('Standings')?.lines[0]).toMatchObject({ standing: 'flagged', version: 3 });
    expect(sheets.get('Sources')?.lines.map((line) => line['name'])).toEqual([
      'чат/IMG 1.jpg',
      'again/IMG 1 (2).jpg',
      'чат/IMG 1.jpg',
      'again/IMG 1 (2).jpg',
    ]);
  });

  test('stations: how many copies there are, and whether they say the same', async () => {
    const { values } = row().entry ?? { values: {} };
    const other = { ...values, voted: { value: 5, state: 'number', corrected: false } } as const;
    const { sheets } = await writtenAndRead(format, [
      row(),
      row({ id: 2, sha256: 'cd'.repeat(32), region: ' АЛМАТЫ', values: other }),
      row({ id: 3, sha256: 'ef'.repeat(32), region: 'Астана', status: 'final', flags: [] }),
    ]);
    const of = [
      'region',
      'station',
      'copies',
      'confirmed',
      'workspaces',
      'status',
      'agreement',
      'differing',
      'errors',
    ];
    expect(sheets.get('Stations')?.lines.map((line) => of.map((key) => line[key]))).toEqual([
      ['Алматы', 253, 2, 2, 1, 'flagged', 'differ', 'voted', 2],
      ['Астана', 253, 1, 1, 1, 'final', 'single', undefined, 0],
    ]);
  });

  test('the form files can be put together again', async () => {
    const { sheets } = await writtenAndRead(format, [row()]);
    for (const { sha256, json } of formFiles) {
      const parts = sheets.get('Forms')?.lines.filter((line) => line['form_sha256'] === sha256) ?? [];
      expect(parts.map((line) => fromCellText(String(line['json']))).join('')).toBe(json);
    }
  });

  test('an About sheet: workspace, counts, sums, hashes, head of the log, every column', async () => {
    const written = await writtenAndRead(format, [row(), row({ id: 2 })]);
    const said = new Map(written.about.map((line) => [String(line[0]), line[1]]));
    const values = Object.fromEntries(
      [
        'format',
        'workspace',
        'name',
        'as_of',
        'audit_head',
        'attention',
        'attention_caught',
        'attention_missed',
      ].map((key) => [key, said.get(key)]),
    );
    expect(values).toEqual({
      format: 2,
      workspace: origin.workspace,
      name: origin.name,
      as_of: origin.asOf,
      audit_head: origin.auditHead,
      attention: 'on',
      attention_caught: 3,
      attention_missed: 1,
    });
    expect([said.get('rows.Protocols'), said.get('rows.Flags'), said.get('sum.station')]).toEqual([
      2, 4, 506,
    ]);
    expect(said.get(`form.${formFiles[0]?.sha256}`)).toBe('first 1');
    expect(said.get('seal_text')).toContain(String(said.get('rows_hash')));
    for (const [name, { keys: each }] of written.sheets)
      if (name !== 'About') expect(each.filter((key) => !said.has(`${name}.${key}`))).toEqual([]);
  });

  test('texts that look like formulas are texts', async () => {
    for (const text of ['=1+1', '+7 701', '-5', '@SUM(A1)', '\tx', '\r=1', '1-2', '00123', '1e5']) {
      const { book } = await writtenAndRead(format, [row({ region: text })]);
      const cell = book.Sheets['Protocols']?.['C3'] as { t: string; v: string; f?: string } | undefined;
      expect([text, cell?.t, cell?.f, fromCellText(cell?.v ?? '')]).toEqual([text, 's', undefined, text]);
    }
  });

  test('any text comes back as it was', async () => {
    const plain = fc.string({ unit: 'binary', maxLength: 20 });
    const texts = fc
      .sample(plain, { numRuns: 100, seed: 7 })
      .concat([
        'a  b',
        ' a ',
        '   ',
        'one\ntwo',
        '\n a\n\n',
        'a\tb',
        '<&>"\'',
        'қазақша ә',
        '🗳️',
        '_x000D_',
        '\\u0041',
        ']]>',
      ]);
    const written = await writtenAndRead(
      format,
      texts.map((note, index) => row({ id: index + 1, note })),
    );
    expect(written.lines.map((line) => fromCellText(String(line['note'] ?? '')))).toEqual(texts);
  });
});

test('every word of the language files that is for exports stands in one', () => {
  const options = { language: 'en', withoutPeople: false } as const;
  const tables = tablesOf(forms, options);
  const tally = { rows: new Map([['Protocols', 1]] as const), sums: new Map([['id', 1]]), rowsHash: '' };
  const lines = aboutLines({ origin, files: formFiles, forms, tables, tally }, options);
  const said = new Set(lines.flat().map(String));
  const { column, columnHelp, about: words } = wordsOf('en');
  const { state, ...headings } = column;
  expect([...said].some((text) => text === state.replace('{{field}}', 'The voted'))).toBe(true);
  expect(
    [...Object.values(headings), ...Object.values(columnHelp), ...Object.values(words)].filter(
      (word) => !said.has(word),
    ),
  ).toEqual([]);
  expect(tableHeaders(tables).map(([name]) => name)).toEqual(sheetNames.slice(0, -1));
});
