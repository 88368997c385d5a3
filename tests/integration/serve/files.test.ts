import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { picture } from '../../support/files.ts';
import type { MergeLook } from '../../../shared/api/merging.ts';
import { until } from '../../support/open-core.ts';
import { type Served, serveCore } from '../../support/served.ts';

const limits = { fileBytes: 200_000, files: 5 };

async function begin({ browse, call }: Served): Promise<string> {
  await call('people.use', { code: 'V07', role: 'volunteer' });
  const { text } = await browse('/upload/start', { method: 'POST' });
  return (JSON.parse(text) as { data: { upload: string } }).data.upload;
}

const put = ({ browse }: Served, upload: string, name: string, body: string | Uint8Array) =>
  browse(`/upload/file?upload=${upload}&name=${encodeURIComponent(name)}`, { method: 'POST', body });

const finish = ({ browse }: Served, upload: string, options: object = {}) =>
  browse(`/upload/finish?upload=${upload}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(options),
  });

describe('files from the browser', () => {
  test('a folder comes in with its names, becomes a batch, and leaves nothing behind', async () => {
    const served = await serveCore({ limits });
    const upload = await begin(served);
    const bytes = await picture().jpeg().toBuffer();
    expect((await put(served, upload, 'Участки/Алматы 1/004.jpg', bytes)).status).toBe(200);
    expect((await put(served, upload, 'Участки/004.jpg', await picture().png().toBuffer())).status).toBe(200);
    expect((await put(served, upload, 'Участки/empty.jpg', '')).status).toBe(200);
    const finished = await finish(served, upload, { name: 'Участки', region: 'Алматы' });
    expect(JSON.parse(finished.text)).toMatchObject({
      data: { name: 'Участки', region: 'Алматы', person: 'V07' },
    });

    const batch = await until(async () => {
      const { answer } = await served.call('intake.batches', {});
      const [only] = (answer as { data: { id: number; state: string; failed: number; scans: number }[] })
        .data;
      return only?.state === 'taken' && only;
    });
    expect(batch).toMatchObject({ scans: 2, failed: 1 });
    const { answer } = await served.call('scans.list', {});
    const names = (answer as { data: { rows: { name: string }[] } }).data.rows.map(({ name }) => name);
    expect(names.sort()).toEqual(['004.jpg', 'Алматы 1/004.jpg']);
    await until(() => Promise.resolve(!existsSync(path.join(served.folder, 'temp/uploads', upload))));
  });

  test.each([
    '../../escape.jpg',
    '/etc/cron.d/x',
    'a/../../x.jpg',
    'C:\\Windows\\x.jpg',
    '..\\x.jpg',
    'a//b.jpg',
    'x\u0000.jpg',
    '',
    '.',
    'x'.repeat(300),
  ])('a name that could leave its folder is refused: %j', async (name) => {
    const served = await serveCore({ limits });
    const upload = await begin(served);
    const reply = await put(served, upload, name, 'x');
    expect(reply.status).toBe(400);
    expect(existsSync(path.join(served.folder, 'temp/uploads', upload))).toBe(false);
  });

  test('a file beyond the limit is refused, announced or not, and the next one still comes in', async () => {
    const served = await serveCore({ limits });
    const upload = await begin(served);
    const large = new Uint8Array(limits.fileBytes + 1);
    expect((await put(served, upload, 'large.jpg', large)).status).toBe(413);
    const unannounced = await served.browse(`/upload/file?upload=${upload}&name=large.jpg`, {
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked' },
      body: large,
    });
    expect(unannounced.status).toBe(413);
    expect((await put(served, upload, 'small.jpg', 'x')).status).toBe(200);
    expect(readdirSync(path.join(served.folder, 'temp/uploads', upload))).toEqual(['small.jpg']);
  });

  test('more files than the limit, a second file of one name, and an upload that never began are refused', async () => {
    const served = await serveCore({ limits });
    const upload = await begin(served);
    expect((await put(served, upload, 'same.jpg', 'x')).status).toBe(200);
    expect((await put(served, upload, 'same.jpg', 'y')).status).toBe(409);
    for (let n = 2; n <= limits.files; n += 1) await put(served, upload, `${n}.jpg`, 'x');
    expect((await put(served, upload, 'one-too-many.jpg', 'x')).status).toBe(413);
    expect((await put(served, 'never', 'x.jpg', 'x')).status).toBe(404);
    expect((await finish(served, 'never')).status).toBe(404);
  });

  test('an upload that intake refuses is removed', async () => {
    const served = await serveCore({ limits });
    const upload = await begin(served);
    await put(served, upload, 'x.jpg', 'x');
    expect((await finish(served, upload, { unknown: 1 })).status).toBe(400);
    expect(existsSync(path.join(served.folder, 'temp/uploads', upload))).toBe(false);
  });

  test('are held for calls that name them, the last sixteen uploads of them', async () => {
    const served = await serveCore({ limits });
    const hold = async (name: string) => {
      const upload = await begin(served);
      await put(served, upload, name, 'region,votes');
      const { status, text } = await served.browse(`/upload/hold?upload=${upload}`, { method: 'POST' });
      expect(status).toBe(200);
      return (JSON.parse(text) as { data: { paths: [string] } }).data.paths[0];
    };
    const first = await hold('итоги.csv');
    expect(path.basename(first)).toBe('итоги.csv');
    expect(existsSync(first)).toBe(true);
    for (let n = 1; n < 16; n += 1) await hold(`${n}.csv`);
    expect(existsSync(first)).toBe(true);
    await hold('one more.csv');
    expect(existsSync(first)).toBe(false);
    const { status } = await served.browse('/upload/hold?upload=none', { method: 'POST' });
    expect(status).toBe(404);
  });

  describe('to be merged', () => {
    const look = ({ browse }: Served, upload: string) =>
      browse(`/upload/look?upload=${upload}`, { method: 'POST' });
    const folderOf = (served: Served, upload: string) => path.join(served.folder, 'temp/uploads', upload);

    async function looked(served: Served) {
      const upload = await begin(served);
      await put(served, upload, 'teams/team.xlsx', 'no workbook');
      await put(served, upload, 'other.csv', 'a,b');
      const { status, text } = await look(served, upload);
      expect(status).toBe(200);
      return { upload, ...(JSON.parse(text) as { data: MergeLook }).data };
    }

    test('are looked at, wherever they lay in their folder, and stay until they are merged', async () => {
      const served = await serveCore({ limits });
      const { upload, look: number, report } = await looked(served);
      expect(report.files.map(({ name }) => name)).toEqual(['other.csv', 'team.xlsx']);
      expect(report.problemList.map(({ file }) => file)).toEqual(['other.csv', 'team.xlsx']);
      expect(existsSync(folderOf(served, upload))).toBe(true);
      expect((await served.call('exchange.merge', { look: number })).status).toBe(200);
      await until(() => Promise.resolve(!existsSync(folderOf(served, upload))));
    });

    test('are gone once the look is dropped', async () => {
      const served = await serveCore({ limits });
      const { upload, look: number } = await looked(served);
      await served.call('exchange.drop', { look: number });
      await until(() => Promise.resolve(!existsSync(folderOf(served, upload))));
      expect((await look(served, upload)).status).toBe(404);
    });

    test('are gone when they cannot be looked at', async () => {
      const served = await serveCore({ limits });
      const upload = await begin(served);
      // Nothing was handed over.
      expect((await look(served, upload)).status).toBe(400);
      expect(existsSync(folderOf(served, upload))).toBe(false);
    });
  });

  test('an export is fetched by its address, as a file with its name', async () => {
    const served = await serveCore();
    await served.call('people.use', { code: 'V07', role: 'volunteer' });
    const { answer } = await served.call('exchange.export', { format: 'csv' });
    const { download } = (answer as { data: { download: string } }).data;
    const reply = await served.browse(download);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''hattama-.*\.csv$/);
    expect(reply.text).toContain('sha256');
    expect((await served.browse('/download/..%2f..%2fx')).status).toBe(404);
  });
});
