import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadingPool } from '../../../electron/reading/index.ts';
import { extractToJson, type ExtractResult } from '../../../electron/workspace/extract.ts';
import { shippedForms } from '../../../electron/workspace/forms.ts';
import {
  openPool,
  openReader,
  type PageResult,
  type Reader,
  type ReadProgress,
} from '../../../electron/workspace/open-reader.ts';
import { badFiles } from '../../support/bad-files.ts';
import { manyPages, plain } from '../../support/files.ts';
import { sampleScans } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** These tests run the built worker (npm run build): real forms, real pictures, one worker. */
const samples = sampleScans() ?? '';
const sample = (name: string) => path.join(samples, name);

function batch(): string {
  const folder = throwAwayFolder('Участок № 424, хаттамалар');
  mkdirSync(path.join(folder, 'чат'), { recursive: true });
  return folder;
}

let reader: Reader;
let pool: ReadingPool;
beforeAll(async () => {
  const forms = await shippedForms();
  reader = openReader(forms, { workers: 1 });
  pool = openPool(forms, { workers: 1 });
});
afterAll(() => Promise.all([reader.close(), pool.close()]));

async function all(pages: AsyncIterable<PageResult>): Promise<PageResult[]> {
  const found: PageResult[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

describe('reading without a workspace', () => {
  it('reads a folder all the way down, page by page, with everything that is wrong in it', async () => {
    const folder = batch();
    copyFileSync(sample('001.jpg'), path.join(folder, 'чат', 'фото 1.jpg'));
    writeFileSync(
      path.join(folder, 'two pages.tif'),
      await manyPages([plain(200), plain(90)], { compression: 'lzw' }),
    );
    const bad = badFiles.filter(([name]) =>
      ['half.jpg', 'text.jpg', '20 bytes.png', 'locked.pdf', 'empty.jpg'].includes(name),
    );
    for (const [name, make] of bad) writeFileSync(path.join(folder, name), await make());
    const progress: ReadProgress[] = [];
    const results = await all(
      reader.readFiles([folder, path.join(folder, 'gone.jpg')], {
        onProgress: (now) => progress.push(now),
      }),
    );
    const seen = results.map(({ file, page, extraction }) => [
      file,
      page,
      extraction.status,
      extraction.reason,
    ]);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['чат/фото 1.jpg', 1, 'read', null],
        ['two pages.tif', 1, 'unplaced', expect.any(String)],
        ['two pages.tif', 2, 'unplaced', expect.any(String)],
        ...bad.map(([name, , reason]) => [name, 1, 'failed', reason]),
        [path.join(folder, 'gone.jpg'), 1, 'failed', 'vanished'],
      ]),
    );
    expect(results).toHaveLength(bad.length + 4);
    expect(progress.at(-1)).toEqual({
      files: bad.length + 3,
      ofFiles: bad.length + 3,
      pages: bad.length + 4,
    });
  });

  it('gives a page its hash, form, fields, marks and checks', async () => {
    const [page] = await all(reader.readFiles([sample('001.jpg')]));
    expect(page).toMatchObject({
      file: sample('001.jpg'),
      page: 1,
      sha256: createHash('sha256')
        .update(readFileSync(sample('001.jpg')))
        .digest('hex'),
      extraction: { status: 'read', form: 'kz-2019-a', formPage: 1, width: 1299, height: 1813 },
    });
    const { fields, marks, checks } = page?.extraction ?? {};
    expect(fields?.['voted_outside']).toMatchObject({ value: null, state: 'blank', accept: false });
    expect(fields?.['region']).toMatchObject({ value: null, accept: false });
    expect(marks?.['stamp']?.present).toBe(true);
    expect(marks?.['member1']?.present).toBe(false);
    expect(checks?.map(({ code }) => code)).toEqual(expect.arrayContaining(['F201', 'F301', 'F401']));
    expect(checks?.find(({ code }) => code === 'F204')?.ok).toBeNull();
  });

  it('stops when aborted, with the reason', async () => {
    const stop = new AbortController();
    const run = all(
      reader.readFiles([samples], {
        signal: stop.signal,
        onProgress: () => stop.abort(new Error('enough')),
      }),
    );
    await expect(run).rejects.toThrow('enough');
  });

  it('makes a picture for the screen, and says what is wrong with one that cannot be made', async () => {
    const preview = (source: string | Uint8Array) =>
      pool.preview({ kind: 'preview', source, page: 1, side: 600, turn: 90 });
    await expect(preview(sample('001.jpg'))).resolves.toMatchObject({ mime: 'image/jpeg', width: 600 });
    await expect(preview(new TextEncoder().encode('no picture'))).rejects.toMatchObject({
      reason: 'not-a-picture',
    });
  });

  it('limits the forms that are tried to those asked for', async () => {
    const task = { kind: 'read', source: sample('001.jpg'), page: 1, straightenedPxPerMm: 4 } as const;
    const other = await pool.read({ ...task, forms: ['ge-2012'] });
    expect(other).toMatchObject({ extraction: { status: 'unplaced' }, straightened: null });
    const right = await pool.read({ ...task, forms: ['kz-2019-a'] });
    expect(right.extraction).toMatchObject({ status: 'read', placement: { pxPerMm: 4 } });
    expect([...(right.straightened ?? []).slice(0, 2)]).toEqual([0xff, 0xd8]);
  });
});

describe('extract', () => {
  const resultsOf = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { results: ExtractResult[] }).results;

  it('writes one result a page, exactly as documented, and counts them', async () => {
    const folder = batch();
    copyFileSync(sample('001.jpg'), path.join(folder, 'a.jpg'));
    writeFileSync(path.join(folder, 'b.jpg'), 'no picture');
    const out = path.join(folder, 'out.json');
    const summary = await extractToJson({ forms: ['kz-2019-a'], paths: [folder], out, workers: 1 });
    expect(summary).toEqual({ read: 1, unplaced: 0, 'not-a-protocol': 0, failed: 1 });
    const [read, failed] = resultsOf(out);
    expect(Object.keys(read ?? {})).toEqual([
      'file',
      'page',
      'sha256',
      'form',
      'status',
      'reason',
      'score',
      'ms',
      'fields',
      'marks',
      'checks',
    ]);
    for (const field of Object.values(read?.fields ?? {}))
      expect(Object.keys(field).filter((key) => key !== 'because' && key !== 'corrected')).toEqual([
        'value',
        'state',
        'confidence',
        'accept',
        'alternatives',
      ]);
    for (const check of read?.checks ?? [])
      expect(Object.keys(check)).toEqual(['code', 'severity', 'ok', 'message']);
    expect(failed).toMatchObject({
      file: 'b.jpg',
      page: 1,
      form: null,
      status: 'failed',
      reason: 'not-a-picture',
      fields: {},
      checks: [],
    });
  });

  it('leaves the old file and nothing else when it is aborted', async () => {
    const folder = batch();
    const out = path.join(folder, 'out.json');
    writeFileSync(out, 'old');
    const options = { forms: [], paths: [samples], out, workers: 1 };
    await expect(
      extractToJson({ ...options, signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['out.json', 'чат']);
  });

  it('does not begin with a form that cannot be used', async () => {
    const out = path.join(throwAwayFolder(), 'out.json');
    await expect(extractToJson({ forms: ['kz-1999'], paths: [samples], out })).rejects.toThrow('kz-2019-a');
    expect(existsSync(out)).toBe(false);
  });
});
