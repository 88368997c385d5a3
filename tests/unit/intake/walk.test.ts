import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Found, walk } from '../../../electron/intake/index.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** A folder with files of these names; the bytes are a JPEG's first ones unless a text is given. */
function tree(files: readonly string[] | Readonly<Record<string, string>>): string {
  const folder = throwAwayFolder('given');
  mkdirSync(folder);
  const given = Array.isArray(files)
    ? Object.fromEntries(files.map((name: string) => [name, '\xff\xd8\xff']))
    : files;
  for (const [name, text] of Object.entries(given as Record<string, string>)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text, 'latin1');
  }
  return folder;
}

async function list(given: readonly string[], signal?: AbortSignal): Promise<Found[]> {
  const all: Found[] = [];
  for await (const found of walk(given, signal)) all.push(found);
  return all;
}
const names = async (...given: string[]) => (await list(given)).map(({ name }) => name);

describe('walking', () => {
  test('goes down in natural order', async () => {
    const folder = tree(['10.jpg', '2.jpg', 'Ә.jpg', 'ауыл 10/1.jpg', 'ауыл 9/b/2.jpg', 'ауыл 9/a.jpg']);
    expect(await names(folder)).toEqual([
      '2.jpg',
      '10.jpg',
      'ауыл 9/a.jpg',
      'ауыл 9/b/2.jpg',
      'ауыл 10/1.jpg',
      'Ә.jpg',
    ]);
  });

  test('numbers count as numbers, whatever their order on the disk', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 12 }),
        async (numbers) => {
          const folder = tree(numbers.map((number) => `IMG_${number}.jpg`));
          const sorted = [...numbers].sort((a, b) => a - b);
          expect(await names(folder)).toEqual(sorted.map((number) => `IMG_${number}.jpg`));
        },
      ),
      { numRuns: 15 },
    );
  });

  test.each([
    '.hidden.jpg',
    '.git/a.jpg',
    'Thumbs.db',
    'desktop.ini',
    '.DS_Store',
    '~$list.xlsx',
    '__MACOSX/a.jpg',
    '@eaDir/a.jpg',
  ])('leaves %s out of a folder', async (name) => {
    expect(await names(tree([name, 'a.jpg']))).toEqual(['a.jpg']);
  });

  test('takes a hidden file that is given itself', async () => {
    expect(await names(path.join(tree(['.hidden.jpg']), '.hidden.jpg'))).toEqual(['.hidden.jpg']);
  });

  test('leaves out what neither is nor claims to be a picture, and nothing else', async () => {
    const folder = tree({
      'list.csv': '253;Алматы',
      'truth.json': '{}',
      'nothing.dat': '',
      'text.jpg': 'a text under a picture’s name',
      'picture without ending': '\xff\xd8\xff',
      'table.xlsx': 'PK\x03\x04',
      'picture.txt': '%PDF-1.4',
    });
    expect((await names(folder)).sort()).toEqual([
      'picture without ending',
      'picture.txt',
      'table.xlsx',
      'text.jpg',
    ]);
    expect(await names(path.join(folder, 'list.csv'))).toEqual(['list.csv']);
  });

  test('stops when told to', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    for await (const { name } of walk([tree(['1.jpg', '2.jpg', '3.jpg'])], stop.signal)) {
      seen.push(name);
      if (name === '2.jpg') stop.abort();
    }
    expect(seen).toEqual(['1.jpg', '2.jpg']);
  });

  test('follows a link to a folder elsewhere, once', async () => {
    const elsewhere = tree(['far.jpg']);
    const folder = tree(['near.jpg']);
    symlinkSync(elsewhere, path.join(folder, 'link'), 'junction');
    symlinkSync(elsewhere, path.join(folder, 'link again'), 'junction');
    expect(await names(folder)).toEqual(['link/far.jpg', 'near.jpg']);
  });

  // Other systems keep no names that are not text.
  test.runIf(process.platform === 'linux')('names a file whose name is no text', async () => {
    const folder = tree(['a.jpg']);
    // "Хаттама.jpg" as an old Windows program packs it.
    const name = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('95a0e2e2a0aca02e6a7067', 'hex')]);
    writeFileSync(name, '\xff\xd8\xff', 'latin1');
    const found = await list([folder]);
    expect(found).toMatchObject([{ name: 'a.jpg' }, { reason: 'unreadable-name' }]);
  });
});
