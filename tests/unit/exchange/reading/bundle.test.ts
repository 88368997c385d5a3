import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readExport } from '../../../../electron/exchange/reading/read-export.ts';
import { writeExport } from '../../../../electron/exchange/write-export.ts';
import { writeZip } from '../../../../electron/exchange/writing/zip-file.ts';
import { keyFor } from '../../../../electron/exchange/reading/draft.ts';
import { standingKey } from '../../../../electron/store/keys.ts';
import type { CopyFacts, Facts } from '../../../../shared/protocol/facts.ts';
import { throwAwayFolder } from '../../../support/export-rows.ts';
import { contentOf } from '../../../support/fact-sheets.ts';
import { exported } from './sheet-cases.ts';

const pictures = ['first', 'second', 'third'].map((text) => Buffer.from(`picture ${text}`));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The export of these pictures. */
const facts: Facts = {
  ...exported,
  copies: exported.copies.map((copy, index): CopyFacts => {
    const bytes = pictures[index] ?? Buffer.alloc(0);
    const picture = { ...copy.picture, sha256: hashOf(bytes), bytes: bytes.length };
    const entries = copy.entries.map((entry) => ({ ...entry, key: keyFor(picture, entry) }));
    const standings = copy.standings.map((standing) => {
      const stands = { ...standing, entry: entries[0]?.key ?? null };
      return { ...stands, key: standingKey(picture, stands) };
    });
    return { ...copy, picture, entries, standings };
  }),
};

interface Listed {
  original: string;
  page: number | null;
  file: string | null;
  sha256: string | null;
}

/** Writes a bundle of the workbook, files by name, and a manifest that lists pictures. */
async function bundle(
  files: Record<string, Uint8Array>,
  listed: Listed[] | null,
  folder = '',
): Promise<string> {
  const workbook = path.join(throwAwayFolder(), 'w.xlsx');
  await writeExport(workbook, contentOf(facts), { format: 'xlsx', language: 'en', withoutPeople: false });
  const all: [string, Uint8Array][] = [['protocols.xlsx', readFileSync(workbook)], ...Object.entries(files)];
  if (listed) all.push(['manifest.json', Buffer.from(JSON.stringify({ format: 1, pictures: listed }))]);
  const zip = path.join(throwAwayFolder(), 'region.bin');
  await writeZip(
    zip,
    all.map(([name, bytes]) => ({ name: folder + name, stored: [bytes] })),
  );
  return zip;
}

const original = (bytes: Uint8Array): Listed => ({
  original: hashOf(bytes),
  page: null,
  file: `originals/${hashOf(bytes)}.jpg`,
  sha256: hashOf(bytes),
});
const asTheyCame = Object.fromEntries(pictures.map((bytes) => [`originals/${hashOf(bytes)}.jpg`, bytes]));

test.each([
  ['', 'as it was written'],
  ['region/', 'packed again in a folder'],
])('workbook and originals: %s%s', async (folder) => {
  const read = await readExport(await bundle(asTheyCame, pictures.map(original), folder));
  expect(read.problems).toEqual([]);
  expect(read.facts).toEqual(facts);
  expect(read.pictures.map(({ sha256 }) => sha256)).toEqual(pictures.map(hashOf));
  const saved = path.join(throwAwayFolder(), 'saved');
  await read.pictures[1]?.save(saved);
  expect(readFileSync(saved)).toEqual(pictures[1]);
  expect(read.pictures[1]?.bytes).toBe(statSync(saved).size);
  await read.close();
});

test('without a manifest the names of the originals tell', async () => {
  const read = await readExport(await bundle(asTheyCame, null));
  expect(read.pictures).toHaveLength(3);
  await read.close();
});

test('a picture whose bytes are others is left out, and so is one that no protocol names', async () => {
  const [first, second, third] = pictures.map(original);
  if (!first?.file || !second || !third) throw new Error('three pictures');
  const stray = Buffer.from('a stray picture');
  const files = {
    ...asTheyCame,
    [first.file]: Buffer.from('another picture'),
    [`originals/${hashOf(stray)}.jpg`]: stray,
  };
  const read = await readExport(await bundle(files, [first, second, third, original(stray)]));
  expect(read.pictures.map(({ sha256 }) => sha256)).toEqual([second.original, third.original]);
  expect(read.problems).toMatchObject([
    { code: 'picture-changed', params: { name: first.file } },
    { code: 'picture-missing', params: { n: 1 } },
  ]);
  await read.close();
});

test('pictures written anew, and absent ones, are told of', async () => {
  const [first, second, third] = pictures.map(original);
  if (!first || !second || !third) throw new Error('three pictures');
  const anew = Buffer.from('first, from its pixels');
  const file = `pictures/${first.original}-1.jpg`;
  const read = await readExport(
    await bundle({ [file]: anew }, [
      { ...first, page: 1, file, sha256: hashOf(anew) },
      { ...second, page: 1, file: null, sha256: null },
      { ...third, page: 1, file: null, sha256: null },
    ]),
  );
  expect(read.facts).toEqual(facts);
  expect(read.pictures).toEqual([]);
  expect(read.problems).toMatchObject([
    { code: 'picture-anew', params: { n: 1 } },
    { code: 'picture-missing', params: { n: 2 } },
  ]);
  await read.close();
});

test.each<[string, Record<string, Uint8Array>, string]>([
  ['a ZIP file without a workbook', { 'a.jpg': Buffer.from('x') }, 'no-workbook'],
  [
    'a manifest that is none',
    { ...asTheyCame, 'protocols.csv': Buffer.from('x'), 'manifest.json': Buffer.from('{"pictures":7}') },
    'foreign-workbook',
  ],
])('%s is refused', async (_, files, code) => {
  const zip = path.join(throwAwayFolder(), 'x.zip');
  await writeZip(
    zip,
    Object.entries(files).map(([name, bytes]) => ({ name, stored: [bytes] })),
  );
  const { facts: none, problems } = await readExport(zip);
  expect(none).toBeNull();
  expect(problems.map((problem) => problem.code)).toEqual([code]);
});
