import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyExport } from '../../../electron/exchange/verifying/verify-export.ts';
import { exportedProtocols } from '../../support/exported.ts';
import { projectFolder } from '../../support/reference.ts';
import { savedByLibreOffice } from '../../support/soffice.ts';
import { coverUp, type Parts, replaceIn, tampered } from '../../support/tampered.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const script = path.join(projectFolder, 'resources/verify/verify_export.py');

/** What the page of code says, run by Python as anybody would. */
function python(...args: string[]): { code: number | null; said: string } {
  const ran = spawnSync('python3', [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (ran.error) throw new Error('This test needs python3 on the path', { cause: ran.error });
  return { code: ran.status, said: (ran.stdout + ran.stderr).trim() };
}

describe('an export that nobody touched', () => {
  test.each(['xlsx', 'ods', 'zip'] as const)(
    '%s verifies without the workspace, signed by its key',
    async (format) => {
      const { file, head, fingerprint } = await exportedProtocols(format);
      expect(await verifyExport(file, fingerprint)).toMatchObject({
        ok: true,
        firstBreak: null,
        pictures: format === 'zip' ? 2 : 0,
        signedBy: fingerprint,
        workspace: 'w',
        head,
      });
    },
  );

  test.each(['xlsx', 'zip'] as const)('%s verifies by the page of code', async (format) => {
    const { file, fingerprint } = await exportedProtocols(format);
    const { code, said } = python(file, fingerprint ?? '');
    expect(said).toMatch(new RegExp(`^Unbroken: .*signed by key ${fingerprint ?? ''}`));
    expect(code).toBe(0);
  });

  test('a workbook that LibreOffice opened and saved still verifies', async () => {
    const { file, fingerprint } = await exportedProtocols('xlsx');
    const saved = await savedByLibreOffice(file, 'xlsx');
    expect(await verifyExport(saved, fingerprint)).toMatchObject({ ok: true, firstBreak: null });
    expect(python(saved, fingerprint ?? '').said).toMatch(/^Unbroken: /);
  });

  test('CSV verifies row by row, and both say that it is not signed', async () => {
    const { file } = await exportedProtocols('csv');
    expect(await verifyExport(file)).toMatchObject({ ok: true, rows: 2, signedBy: null });
    expect(python(file)).toEqual({ code: 0, said: 'Unbroken: 2 rows, NOT SIGNED: a CSV has no room for it' });
  });

  test('without a key it is not signed, and not what is asked for where a key is asked for', async () => {
    const { file } = await exportedProtocols('xlsx', { key: false });
    expect(await verifyExport(file)).toMatchObject({ ok: true, signedBy: null });
    expect(await verifyExport(file, 'a'.repeat(64))).toMatchObject({ firstBreak: 'The file is not signed' });
    expect(python(file).said).toContain('NOT SIGNED');
    expect(python(file, 'a'.repeat(64))).toEqual({ code: 1, said: 'BROKEN: The file is not signed' });
  });
});

/** Where the sheet of protocols lies in a workbook. */
const protocols = 'xl/worksheets/sheet1.xml';
const about = 'xl/worksheets/sheet11.xml';

const changeVote = (parts: Parts) => replaceIn(parts, '<v>94</v>', '<v>95</v>');

/** What somebody does to a workbook, and what both name. */
const tamperings: [
  name: string,
  tamper: (parts: Parts, file: string) => void | Promise<void>,
  words: RegExp,
][] = [
  ['a number', changeVote, /Protocols row 3 does not fit its hash/],
  [
    'a formula',
    (parts) => replaceIn(parts, '<v>94</v>', '<f>93+1</f><v>94</v>'),
    /Protocols!\w+3 holds a formula/,
  ],
  [
    'a number and its row',
    async (parts, file) => {
      changeVote(parts);
      await coverUp(parts, file, 'row');
    },
    /Protocols: column votes_tokayev comes to 189|rows_hash/,
  ],
  [
    'two numbers against each other, and their rows',
    async (parts, file) => {
      changeVote(parts);
      replaceIn(parts, '<v>94</v>', '<v>93</v>');
      await coverUp(parts, file, 'row');
    },
    /About: rows_hash is not/,
  ],
  [
    'two numbers against each other, and every hash',
    async (parts, file) => {
      changeVote(parts);
      replaceIn(parts, '<v>94</v>', '<v>93</v>');
      await coverUp(parts, file, 'all rows');
    },
    /About: the seal says another export-rows-hash/,
  ],
  [
    'a row taken out',
    (parts) => replaceIn(parts, /<row r="4">[^]*?<\/row>/, '', protocols),
    /Protocols has 1 rows|numbers of rows/,
  ],
  [
    'whose votes a column holds',
    (parts) => replaceIn(parts, 'Токаев', 'Косанов', protocols),
    /Protocols!\w+2 is not the name/,
  ],
  [
    'what About says',
    (parts) => replaceIn(parts, '>flagged final', '>final'),
    /seal says another export-about-hash/,
  ],
  [
    'another line in About under a key that has one',
    (parts) =>
      replaceIn(
        parts,
        '</sheetData>',
        '<row r="999"><c r="A999" t="inlineStr"><is><t>attention</t></is></c><c r="B999" t="inlineStr"><is><t>off</t></is></c></row></sheetData>',
        about,
      ),
    /About (row \d+ has no key of its own|has a key twice)/,
  ],
  [
    'a cell beside the lines of About',
    (parts) => replaceIn(parts, /(<row r="2">[^]*?)(<\/row>)/, '$1<c r="D2"><v>7</v></c>$2', about),
    /About(!D2 is no cell| has cells) that/,
  ],
  [
    'what a column means',
    (parts) => replaceIn(parts, 'Идентификатор рабочего пространства', 'Название', about),
    /seal says another export-about-hash/,
  ],
  ['a sheet', (parts) => replaceIn(parts, 'name="Closures"', 'name="Closed"'), /Closed|numbers of rows/],
  [
    'the signature',
    (parts) => replaceIn(parts, /(<t>)[A-Za-z0-9+/]{4}([A-Za-z0-9+/]{82}==<)/, '$1AAAA$2'),
    /signature/,
  ],
];

describe('a workbook that was changed', () => {
  test.each(tamperings)('%s is named', async (_, tamper, words) => {
    const { file, folder } = await exportedProtocols('xlsx');
    const changed = path.join(folder, 'changed.xlsx');
    await tampered(file, changed, (parts) => tamper(parts, path.join(folder, 'between.xlsx')));
    const verified = await verifyExport(changed);
    expect(verified.firstBreak).toMatch(words);
    expect(verified.ok).toBe(false);
    const { code, said } = python(changed);
    expect(said).toMatch(words);
    expect(code).toBe(1);
  });

  test('and signed by another key is whole in itself: only the published key shows it', async () => {
    const { file, folder, fingerprint } = await exportedProtocols('xlsx');
    const changed = path.join(folder, 'changed.xlsx');
    await tampered(file, changed, async (parts) => {
      changeVote(parts);
      replaceIn(parts, '<v>94</v>', '<v>93</v>');
      await coverUp(parts, path.join(folder, 'between.xlsx'), 'another key');
    });
    expect(await verifyExport(changed)).toMatchObject({ ok: true });
    expect(await verifyExport(changed, fingerprint)).toMatchObject({
      ok: false,
      firstBreak: expect.stringMatching(/^Signed by another key: [0-9a-f]{64}$/) as string,
    });
    expect(python(changed).code).toBe(0);
    expect(python(changed, fingerprint ?? '').said).toMatch(/^BROKEN: Signed by another key: [0-9a-f]{64}$/);
  });
});

test('a CSV that was changed is named by its row', async () => {
  const { file } = await exportedProtocols('csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(',94,', ',95,'));
  const words = 'Protocols row 2 does not fit its hash';
  expect(await verifyExport(file)).toMatchObject({ ok: false, firstBreak: words });
  expect(python(file)).toEqual({ code: 1, said: `BROKEN: ${words}` });
});

describe('a bundle in which', () => {
  const original = (parts: Parts) => [...parts.keys()].find((name) => name.startsWith('originals/')) ?? '';
  test.each<[name: string, tamper: (parts: Parts) => void, words: RegExp]>([
    [
      'a picture was changed',
      (parts) => void parts.set(original(parts), Buffer.from('x')),
      /^originals\/\S+ was changed/,
    ],
    ['a picture is missing', (parts) => void parts.delete(original(parts)), /^originals\/\S+ is missing/],
    [
      'a file was put',
      (parts) => void parts.set('originals/more.jpg', Buffer.from('x')),
      /^originals\/more\.jpg is not in manifest/,
    ],
    [
      'a picture and its hash were changed',
      (parts) => {
        const name = original(parts);
        const other = Buffer.from('another picture');
        parts.set(name, other);
        const sha256 = createHash('sha256').update(other).digest('hex');
        const manifest = parts.get('manifest.json')?.toString() ?? '';
        const was = name.slice('originals/'.length, -'.jpg'.length);
        parts.set(
          'manifest.json',
          Buffer.from(manifest.replace(`"sha256": "${was}"`, `"sha256": "${sha256}"`)),
        );
      },
      /originals\/\S+ is not (the picture that|what) it is listed as/,
    ],
  ])('%s', async (_, tamper, words) => {
    const { file, folder } = await exportedProtocols('zip');
    const changed = await tampered(file, path.join(folder, 'changed.zip'), tamper);
    expect((await verifyExport(changed)).firstBreak).toMatch(words);
    const { code, said } = python(changed);
    expect(said.replace('BROKEN: ', '')).toMatch(words);
    expect(code).toBe(1);
  });
});

test.each([
  ['that is not there', null, 'not-found'],
  ['that is a picture', Buffer.from([0xff, 0xd8, 0xff, 0x00]), 'invalid-input'],
  ['that is a PDF', Buffer.from('%PDF-1.7'), 'invalid-input'],
])('a file %s is refused by name', async (_, bytes, reference) => {
  const file = path.join(path.dirname(throwAwayFolder()), 'file');
  if (bytes) writeFileSync(file, bytes);
  await expect(verifyExport(file)).rejects.toMatchObject({ reference });
});
