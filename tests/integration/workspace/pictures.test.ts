import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { ReadTask } from '../../../electron/reading/index.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import type { PageReader } from '../../../electron/workspace/page-reader.ts';
import { type OpenCore, openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { extractionA } from '../../support/seed.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const placed: PageExtraction = extractionA({
  placement: {
    turned: 0,
    corners: [
      [0, 0],
      [100, 0],
      [100, 140],
      [0, 140],
    ],
    residualMm: 0.1,
    pxPerMm: 8,
  },
});

/** Stands for the workers at the core's edge: every page lies on form A, its straightened picture is 168 x 237 px. */
class Pages implements PageReader {
  readonly tasks: ReadTask[] = [];
  async read(task: ReadTask) {
    this.tasks.push(task);
    const paper = sharp({ create: { width: 168, height: 237, channels: 3, background: 'white' } });
    return { extraction: placed, straightened: new Uint8Array(await paper.jpeg().toBuffer()), fault: null };
  }
  preview(): Promise<never> {
    return Promise.reject(new Error('no PDF here'));
  }
  sheet(): Promise<never> {
    return Promise.reject(new Error('no form is drawn here'));
  }
  corners(): Promise<never> {
    return Promise.reject(new Error('nobody marks corners here'));
  }
  box(): Promise<never> {
    return Promise.reject(new Error('nobody edits boxes here'));
  }
  close() {
    return Promise.resolve();
  }
}

async function withOneScan(): Promise<OpenCore & { pages: Pages; original: string; pageFile: string }> {
  const given = throwAwayFolder('pictures');
  mkdirSync(given);
  copyFileSync(path.join(projectFolder, 'resources/samples/kz-2019/001.jpg'), path.join(given, '001.jpg'));
  const pages = new Pages();
  const core = await openCore({ openPages: () => pages });
  await core.ask('intake.add', { paths: [given] });
  await until(async () => (await core.ask('intake.batches', {})).find(({ state }) => state === 'taken'));
  const { sha256 } = await core.ask('scans.get', { scan: 1 });
  return {
    ...core,
    pages,
    original: originalPath(core.folder, sha256, 'jpg'),
    pageFile: path.join(core.folder, 'pages', '1.jpg'),
  };
}

async function read({ ask }: OpenCore): Promise<void> {
  await ask('jobs.start', {});
  await until(async () => (await ask('scans.get', { scan: 1 })).status === 'to-confirm');
}

test('the original comes scaled and turned; a page that was not read yet is shown whole', async () => {
  const { ask } = await withOneScan();
  const upright = await ask('image.original', { scan: 1, side: 400 });
  const turned = await ask('image.original', { scan: 1, side: 400, turn: 90 });
  expect(Math.max(upright.width, upright.height)).toBe(400);
  expect([turned.width, turned.height]).toEqual([upright.height, upright.width]);
  const page = await ask('image.page', { scan: 1 });
  expect(page.width / page.height).toBeCloseTo(upright.width / upright.height, 1);
});

test('the straightened page is kept when it is read, and made again when it is gone or damaged', async () => {
  const core = await withOneScan();
  await read(core);
  expect(await core.ask('image.page', { scan: 1 })).toMatchObject({
    width: 168,
    height: 237,
    mime: 'image/jpeg',
  });
  expect(core.pages.tasks).toHaveLength(1);
  await rm(core.pageFile);
  expect(await core.ask('image.page', { scan: 1 })).toMatchObject({ width: 168, height: 237 });
  expect(core.pages.tasks.at(-1)).toMatchObject({ forms: ['kz-2019-a'], straightenedPxPerMm: 8 });
  writeFileSync(core.pageFile, 'half');
  expect(await core.ask('image.page', { scan: 1 })).toMatchObject({ width: 168, height: 237 });
  expect(core.pages.tasks).toHaveLength(3);
});

test('an original deleted under the app is a clear error, and the scan can still be found', async () => {
  const core = await withOneScan();
  await read(core);
  chmodSync(core.original, 0o644);
  await rm(core.original);
  await rm(core.pageFile);
  for (const name of ['image.original', 'image.page'] as const)
    expect(await core.session.call(name, { scan: 1 })).toMatchObject({
      error: { reference: 'image-missing', fatal: false },
    });
  expect((await core.ask('scans.get', { scan: 1 })).status).toBe('to-confirm');
  expect((await core.ask('audit.verify', {})).firstBreak).toMatch(/cannot be read/);
});
