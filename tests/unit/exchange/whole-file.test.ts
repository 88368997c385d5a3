import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeExport } from '../../../electron/exchange/write-export.ts';
import { writeWholeFile } from '../../../electron/exchange/whole-file.ts';
import { contentOf, row, throwAwayFolder } from '../../support/export-rows.ts';

const failing = (code: string) => () => Promise.reject(Object.assign(new Error('no'), { code }));

describe('a file is there whole or not at all', () => {
  test('written, and nothing left beside it', async () => {
    const folder = throwAwayFolder();
    await writeWholeFile(path.join(folder, 'a.csv'), (file) => writeFile(file, 'whole'));
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'no-permission'],
    ['EBUSY', 'no-permission'],
    ['EIO', 'export-failed'],
  ])('on %s the old file stays, the error is %s', async (code, reference) => {
    const folder = throwAwayFolder();
    const target = path.join(folder, 'a.csv');
    writeFileSync(target, 'old');
    await expect(writeWholeFile(target, failing(code))).rejects.toMatchObject({ reference });
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  test('a folder that is not there', async () => {
    await expect(
      writeWholeFile(path.join(throwAwayFolder(), 'none', 'a.csv'), () => Promise.resolve()),
    ).rejects.toMatchObject({ reference: 'export-failed' });
  });

  test('a folder in the target’s place', async () => {
    const folder = throwAwayFolder();
    mkdirSync(path.join(folder, 'a.csv'));
    await expect(
      writeWholeFile(path.join(folder, 'a.csv'), (file) => writeFile(file, 'x')),
    ).rejects.toMatchObject({ reference: 'export-failed' });
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });
});

describe.each(['xlsx', 'ods', 'csv'] as const)('%s', (format) => {
  const options = { format, language: 'en', withoutPeople: false } as const;
  function* many(stop: () => void) {
    for (let id = 1; id <= 1000; id++) {
      if (id === 300) stop();
      yield row({ id });
    }
  }

  test('cancelled in the middle: no file', async () => {
    const folder = throwAwayFolder();
    const cancel = new AbortController();
    const rows = many(() => cancel.abort());
    await expect(
      writeExport(path.join(folder, 'a'), contentOf(rows), { ...options, signal: cancel.signal }),
    ).rejects.toMatchObject({ reference: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('rows that fail in the middle: no file', async () => {
    const folder = throwAwayFolder();
    const rows = many(() => {
      throw new Error('the database has gone');
    });
    await expect(writeExport(path.join(folder, 'a'), contentOf(rows), options)).rejects.toMatchObject({
      reference: 'export-failed',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('progress ends at the number of rows', async () => {
    const seen: number[] = [];
    const rows = [...many(() => undefined)].slice(0, 250);
    await writeExport(path.join(throwAwayFolder(), 'a'), contentOf(rows), {
      ...options,
      onProgress: (done) => seen.push(done),
    });
    expect(seen).toEqual([100, 200, 250]);
  });
});
