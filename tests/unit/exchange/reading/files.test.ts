import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KnownForms } from '../../../../electron/exchange/reading/known-forms.ts';
import { readExport } from '../../../../electron/exchange/reading/read-export.ts';
import { type TableFormat, writeExport } from '../../../../electron/exchange/write-export.ts';
import type { Facts } from '../../../../shared/protocol/facts.ts';
import { anyFacts, formFile } from '../../../support/any-facts.ts';
import { forms, throwAwayFolder } from '../../../support/export-rows.ts';
import { contentOf } from '../../../support/fact-sheets.ts';
import { byHand, exported, workspace } from './sheet-cases.ts';

const known = new KnownForms(forms.map(formFile));

async function written(facts: Facts, format: TableFormat): Promise<string> {
  // The name says nothing: bytes do.
  const file = path.join(throwAwayFolder(), 'export.bin');
  await writeExport(file, contentOf(facts), { format, language: 'kk', withoutPeople: false });
  return file;
}

test.each(['xlsx', 'ods'] as const)('%s: what leaves a workspace is what enters the next', async (format) => {
  await fc.assert(
    fc.asyncProperty(anyFacts(forms, 2), async (facts) => {
      const { facts: read, problems } = await readExport(await written(facts, format), known);
      expect(problems).toEqual([]);
      expect(read).toEqual(facts);
    }),
    { numRuns: 40 },
  );
});

describe('CSV', () => {
  /** What the sheet of protocols alone can say of facts. */
  const counted = ({ copies }: Facts) =>
    copies.map(({ picture, entries, standings }) => ({ picture, entries, standings }));

  test('the entry that counts and its standing', async () => {
    const { facts, problems } = await readExport(await written(exported, 'csv'), known);
    expect(problems).toEqual([]);
    expect(facts?.origin).toEqual({ workspace, name: '' });
    expect(facts && counted(facts)).toEqual(counted(exported));
  });

  test('whatever was entered, its keys are the keys of what was exported', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts(forms, 2), async (all) => {
        const { facts, problems } = await readExport(await written(all, 'csv'), known);
        expect(problems).toEqual([]);
        facts?.copies.forEach((copy, index) => {
          const keys = all.copies[index]?.entries.map(({ key }) => key);
          for (const { key } of copy.entries) expect(keys).toContain(key);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('saved again with semicolons, in Windows-1251, by another hand', async () => {
    const file = await written(exported, 'csv');
    const text = readFileSync(file, 'utf8').slice(1).replaceAll(',', ';').replaceAll('\r\n', '\n');
    // Every Kazakh letter of this export is one of Russian too.
    const bytes = Buffer.from(
      [...text.replaceAll(/[^\u0000-\u007fА-Яа-я\n]/g, '')].map((letter) => {
        const code = letter.charCodeAt(0);
        return code < 0x80 ? code : code - 0x410 + 0xc0;
      }),
    );
    writeFileSync(file, bytes);
    const { facts, problems } = await readExport(file, known);
    expect(problems).toEqual([]);
    expect(facts && counted(facts)).toEqual(counted(exported));
  });

  test('as UTF-16 with tabs, which Excel calls Unicode text', async () => {
    const file = await written(exported, 'csv');
    const text = readFileSync(file, 'utf8').slice(1).replaceAll(',', '\t');
    writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    const { facts, problems } = await readExport(file, known);
    expect(problems).toEqual([]);
    expect(facts && counted(facts)).toEqual(counted(exported));
  });

  test('an edited row is an entry by spreadsheet of all that it says: what was exported is not known', async () => {
    const file = await written(exported, 'csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('102,1234,500', '102,1234,501'));
    const { facts, problems } = await readExport(file, known);
    const [edit] = byHand(facts ?? exported);
    expect(edit?.entry.edited?.of).toBe(exported.copies[1]?.entries[0]?.key);
    expect(edit?.cells).toContainEqual(['voted', null, 501]);
    expect(facts?.copies[1]?.entries).toHaveLength(1);
    expect(problems.map(({ code, place }) => [code, place])).toEqual([['row-edited', '3']]);
  });

  test('the form has to be known: a CSV brings none', async () => {
    const { facts, problems } = await readExport(await written(exported, 'csv'));
    expect(facts?.copies.flatMap(({ entries }) => entries)).toEqual([]);
    expect(problems.filter(({ code }) => code === 'unknown-form')).toHaveLength(3);
  });
});

describe('refused, with a reason', () => {
  const read = async (bytes: Uint8Array | string) => {
    const file = path.join(throwAwayFolder(), 'x.xlsx');
    writeFileSync(file, bytes);
    const { facts, problems } = await readExport(file, known);
    expect(facts).toBeNull();
    return problems.map(({ code, params }) => [code, ...Object.values(params)].join(' '));
  };

  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'foreign-workbook sha256, page'],
    ['a letter', 'Dear all,\nplease find attached', 'foreign-workbook sha256, page'],
    ["a stranger's table", 'station,region,voted,note\n1,x,2,y\n', 'foreign-workbook sha256, page'],
    ['HTML that calls itself a workbook', '<html><table>', 'not-a-workbook'],
    ['a workbook of Excel 97', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-a-workbook'],
    ['a picture', Buffer.from('ffd8ffe000104a46494600', 'hex'), 'not-a-workbook'],
    ['half a workbook', Buffer.from('504b030414000000', 'hex'), 'damaged'],
    [
      'what the first release exported',
      'id,form,region,station,voted,voted_state,corrected,flags,status,image,sha256,page,confirmed_at\n',
      'older-format 1',
    ],
  ])('%s', async (_, bytes, problem) => expect(await read(bytes)).toEqual([problem]));

  test('no such file', async () => {
    const { facts, problems } = await readExport(path.join(throwAwayFolder(), 'none.xlsx'));
    expect(facts).toBeNull();
    expect(problems).toMatchObject([{ code: 'unreadable', params: { name: 'ENOENT' } }]);
  });
});
