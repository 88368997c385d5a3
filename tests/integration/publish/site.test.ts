import { createPublicKey, verify } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { countDataSchema } from '../../../electron/publish/site/count-data.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { Input } from '../../../shared/api/contract.ts';
import { buildEvidenceStation, type EvidenceStation, hostile } from '../../support/evidence-station.ts';
import { runHattama } from '../../support/hattama.ts';
import { parsedPage } from '../../support/parsed-page.ts';
import { filesOf, hashesOf } from '../../support/site.ts';

let built: EvidenceStation;
let site = '';
let files: string[] = [];
/** Goes with the workspace. */
const beside = (name: string) => path.join(path.dirname(built.folder), name);

async function write(name: string, input: Input<'site.write'> = {}) {
  const folder = beside(name);
  const written = await built.as('D4', 'site.write', { path: folder, ...input });
  return { folder, written };
}

beforeAll(async () => {
  await ensureBuilt(['core']);
  built = await buildEvidenceStation();
  ({ folder: site } = await write('site'));
  files = filesOf(site);
}, 240_000);
afterAll(() => built.close());

const read = (address: string) => readFileSync(path.join(site, address), 'utf8');
const pages = () => files.filter((address) => address.endsWith('.html'));

describe('a site', () => {
  test('has a page for each station, region and part in three languages, and the picture of each protocol', () => {
    for (const language of ['kk', 'ru', 'en'])
      expect(files.filter((address) => address.startsWith(`${language}/`))).toHaveLength(14);
    expect(files.filter((address) => address.startsWith('pictures/'))).toHaveLength(2);
  });

  test('leads nowhere but to its own files, and every link is there', () => {
    const missing: string[] = [];
    for (const address of pages()) {
      const page = parsedPage(read(address));
      for (const element of page.querySelectorAll('[href], [src]')) {
        const way = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        const [file = '', place] = way.split('#');
        expect(way).not.toMatch(/^[a-z]+:|^\//i);
        const to = file === '' ? address : path.posix.join(path.posix.dirname(address), file);
        if (!files.includes(to)) missing.push(`${address}: ${way}`);
        if (file === '' && place && !page.getElementById(place)) missing.push(`${address}: ${way}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test('runs nothing but its own search: no handler, no style, no script in a page', () => {
    for (const address of pages()) {
      const page = parsedPage(read(address));
      expect(page.querySelectorAll('style, iframe, object, embed, base, script:not([src])')).toHaveLength(0);
      expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
      for (const element of page.querySelectorAll('*'))
        for (const { name } of element.attributes) expect(name).not.toMatch(/^(on|style$)/);
    }
  });

  test('says nothing of people: no codes, no notes, no reasons, no names of files', () => {
    const said = files.filter((address) => /\.(html|csv|json|js|txt)$/.test(address)).map(read);
    const hidden = [
      /\b(A1|B2|C3|D4)\b/,
      /alert\('note'\)/,
      /ошиблись/,
      /друзья/,
      /008-again/,
      /наблюдателей<\/i>/,
    ];
    for (const each of hidden) expect(said.filter((text) => each.test(text))).toEqual([]);
  });

  test('shows what protocols have as text, whatever it is', () => {
    const [region] = readdirSync(path.join(site, 'en/stations')).filter((name) => name.startsWith('r'));
    const page = parsedPage(read(`en/stations/${region}/992.html`));
    expect(page.querySelector('h1')?.textContent).toContain(hostile.region);
    expect(page.querySelectorAll('img')).toHaveLength(1);
  });

  test('shows pictures scaled, without a word of what their files carried', async () => {
    for (const address of files.filter((each) => each.startsWith('pictures/'))) {
      const { exif, icc, iptc, xmp, width, height, format } = await sharp(
        path.join(site, address),
      ).metadata();
      expect([exif, icc, iptc, xmp, format]).toEqual([undefined, undefined, undefined, undefined, 'jpeg']);
      expect(Math.max(width, height)).toBeLessThanOrEqual(1400);
    }
  });

  test('is listed whole by its sums, and these are signed with the head of the log', () => {
    const vouching = ['SHA256SUMS', 'head.txt', 'head.sig', 'key.der'];
    const hashes = hashesOf(site);
    const listed = Object.entries(hashes).filter(([address]) => !vouching.includes(address));
    expect(read('SHA256SUMS')).toBe(listed.map(([address, hash]) => `${hash}  ${address}\n`).join(''));
    expect(read('head.txt')).toContain(`\nsite-sums=${hashes['SHA256SUMS']}\n`);
    const [text, signature, der] = ['head.txt', 'head.sig', 'key.der'].map((name) =>
      readFileSync(path.join(site, name)),
    );
    const key = createPublicKey({ key: der ?? Buffer.alloc(0), format: 'der', type: 'spki' });
    expect(verify(null, text ?? Buffer.alloc(0), key, signature ?? Buffer.alloc(0))).toBe(true);
  });

  test('tells programs the same: data that are as the schema says, and a table of stations', () => {
    const data = countDataSchema.parse(JSON.parse(read('data/count.json')));
    expect(data.stations.map(({ station, protocols }) => [station, protocols.length])).toEqual([
      [992, 1],
      [992, 1],
    ]);
    const [header = '', first = ''] = read('data/stations.csv').slice(1).split('\r\n');
    const cells = Object.fromEntries(header.split(',').map((name, n) => [name, first.split(',')[n]]));
    const [station] = data.stations;
    expect(cells).toMatchObject({
      region: 'karaganda',
      station: '992',
      protocols: '1',
      picture: station?.protocols[0]?.picture,
      voted: String(station?.protocols[0]?.figures['voted']),
      register: '',
    });
  });
});

test('the same workspace makes the same bytes, after it was told of, from a copy, elsewhere and in another language', async () => {
  const { folder: again } = await write('again');
  const copy = beside('copy');
  cpSync(built.folder, copy, { recursive: true });
  vi.stubEnv('TZ', 'Asia/Almaty');
  vi.stubEnv('LANG', 'kk_KZ.UTF-8');
  vi.stubEnv('LC_ALL', 'kk_KZ.UTF-8');
  const { code, err } = await runHattama(path.dirname(built.folder), [
    'site',
    copy,
    '--out',
    beside('elsewhere'),
  ]);
  vi.unstubAllEnvs();
  expect([code, err]).toEqual([0, expect.anything()]);
  expect(hashesOf(again)).toEqual(hashesOf(site));
  expect(hashesOf(beside('elsewhere'))).toEqual(hashesOf(site));
});

test('an earlier site is replaced; a folder with anything else in it is refused and left as it is', async () => {
  const { folder } = await write('replaced');
  await write('replaced', { withoutImages: true });
  expect(existsSync(path.join(folder, 'pictures'))).toBe(false);
  expect(readFileSync(path.join(folder, 'en/stations/karaganda/992.html'), 'utf8')).toContain(
    'Pictures were left out of this copy.',
  );
  writeFileSync(path.join(folder, 'thesis.docx'), 'years of work');
  await expect(write('replaced')).rejects.toThrow('target-not-empty');
  const other = beside('other');
  mkdirSync(other);
  writeFileSync(path.join(other, 'SHA256SUMS'), `${'0'.repeat(64)}  SHA256SUMS\n`);
  await expect(write('other')).rejects.toThrow('target-not-empty');
  expect(readdirSync(other)).toEqual(['SHA256SUMS']);
  expect(existsSync(path.join(folder, 'thesis.docx'))).toBe(true);
});

test('a site that is stopped leaves nothing', async () => {
  const before = readdirSync(path.dirname(built.folder));
  const stopping = write('stopped');
  const stop = setInterval(() => void built.as('D4', 'publish.stop', {}), 5);
  await expect(stopping).rejects.toThrow('cancelled');
  clearInterval(stop);
  expect(readdirSync(path.dirname(built.folder))).toEqual(before);
});

test('what was written stands in the log', async () => {
  const { written } = await write('logged');
  const [row] = await built.as('D4', 'audit.log', { limit: 1 });
  expect(row).toMatchObject({ act: 'site.written', person: 'D4' });
  expect(row?.detail).toMatchObject({ sha256: written?.sums, files: written?.files, withoutImages: false });
});
