import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { keepFile } from '../../../electron/store/keep-file.ts';
import { eachKeptFile, insertKeptFile } from '../../../electron/store/kept-files.ts';
import { keptFilePath } from '../../../electron/store/layout.ts';
import { testClock, throwAwayStore } from '../../support/workspace-folder.ts';

const text = 'region,votes\nAtyrau,65436\n';
const sha256 = createHash('sha256').update(text).digest('hex');

/** A workspace, and a file beside it. */
function place(name: string, content = text) {
  const store = throwAwayStore();
  const file = path.join(path.dirname(store.folder), name);
  writeFileSync(file, content);
  return { store, file };
}

test('a file is kept under its hash, read-only, and nothing is left under way', async () => {
  const { store, file } = place('Итоги 2019.CSV');
  expect(await keepFile(store.folder, file)).toEqual({ sha256, bytes: text.length, extension: 'csv' });
  const kept = keptFilePath(store.folder, sha256, 'csv');
  expect(readFileSync(kept, 'utf8')).toBe(text);
  expect(statSync(kept).mode & 0o222).toBe(0);
  expect(readdirSync(store.layout.temp)).toEqual([]);
});

test('the same bytes lie there once, whatever they are called, and are told of once', async () => {
  const { store, file } = place('table.csv');
  const audit = createAudit(store, testClock);
  const again = path.join(path.dirname(file), 'again.txt');
  writeFileSync(again, text);
  for (const each of [file, again]) {
    const kept = await keepFile(store.folder, each);
    audit.change({ person: 'A1', act: 'table.taken' }, (db, { at }) =>
      insertKeptFile(db, { ...kept, name: path.basename(each) }, at),
    );
  }
  expect([...eachKeptFile(store.read)]).toEqual([
    { sha256, bytes: text.length, extension: 'csv', name: 'table.csv' },
  ]);
  expect(readdirSync(path.join(store.layout.files, sha256.slice(0, 2)))).toEqual([`${sha256}.csv`]);
});

test.each([
  ['a.tar-gz', 'bin'],
  ['a', 'bin'],
  ['a.выборы', 'bin'],
  ['a.JPG', 'jpg'],
])('%s is kept as .%s', async (name, extension) => {
  const { store, file } = place(name);
  expect(await keepFile(store.folder, file)).toMatchObject({ extension });
});

test('what cannot be kept is refused, and leaves nothing behind', async () => {
  const { store, file } = place('empty.csv', '');
  const beside = (name: string) => path.join(path.dirname(file), name);
  mkdirSync(beside('folder.csv'));
  for (const [source, reference] of [
    [file, 'invalid-input'],
    [beside('folder.csv'), 'invalid-input'],
    ...(existsSync('/dev/zero') ? ([['/dev/zero', 'invalid-input']] as const) : []),
    [beside('none.csv'), 'not-found'],
  ] as const)
    await expect(keepFile(store.folder, source)).rejects.toMatchObject({ reference });
  expect(readdirSync(store.layout.temp)).toEqual([]);
});
