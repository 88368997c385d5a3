import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { decodePage, pageCount } from '../../../electron/imaging/index.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { Input } from '../../../shared/api/contract.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { buildEvidenceStation, type EvidenceStation, hostile } from '../../support/evidence-station.ts';
import { projectFolder } from '../../support/reference.ts';
import { runHattama } from '../../support/hattama.ts';
import { parsedPage } from '../../support/parsed-page.ts';
import { printedPages } from '../../support/pdf-pages.ts';

let built: EvidenceStation;
beforeAll(async () => {
  await ensureBuilt(['core']);
  built = await buildEvidenceStation();
}, 240_000);
afterAll(() => built.close());

/** Goes with the workspace. */
const beside = (name: string) => path.join(path.dirname(built.folder), name);

async function written(name: string, input: Omit<Input<'report.write'>, 'path'>): Promise<Buffer> {
  await built.as('D4', 'report.write', { path: beside(name), ...input });
  return readFileSync(beside(name));
}

const text = (page: Document) => page.body.textContent?.replace(/\s+/g, ' ') ?? '';

test.each(languages)(
  'in %s it stands alone: every part is there, nothing is loaded, nobody is named',
  async (language) => {
    const source = (await written('report.html', { format: 'html', language })).toString('utf8');
    const page = parsedPage(source);
    const parts = [...page.querySelectorAll('h2')].map(({ id }) => id);
    expect(parts).toEqual([
      'coverage',
      'totals',
      'comparison',
      'findings',
      'forensics',
      'map',
      'turnout',
      'incidents',
      'method',
      'sources',
      'named',
    ]);
    expect(page.querySelectorAll('script, link, img, iframe, object, embed, base, form')).toHaveLength(0);
    for (const element of page.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(on|style$)/);
        if (name !== 'href') continue;
        expect(value).toMatch(/^#/);
        expect(page.getElementById(value.slice(1)), value).not.toBeNull();
      }
    expect(source).not.toMatch(/\b(A1|B2|C3|D4)\b|alert\('note'\)|ошиблись|друзья|008-again/);
    expect(text(page)).toContain(hostile.region);
  },
);

test('each protocol with an error stands in it with its number and the whole hash of its picture', async () => {
  const page = parsedPage((await written('named.html', { format: 'html' })).toString('utf8'));
  const named = [...page.querySelectorAll('tr[id]')];
  expect(named.length).toBeGreaterThan(0);
  for (const row of named) {
    const [sample = ''] = [...built.scans].find(([, scan]) => row.id === `p${scan}`) ?? [];
    const picture = readFileSync(path.join(projectFolder, 'resources/samples/kz-2019', sample));
    expect(row.textContent).toContain(createHash('sha256').update(picture).digest('hex'));
    const codes = row.textContent?.match(/\bF\d{3}\b/g) ?? [];
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes)
      expect(page.querySelector(`#${code} ~ dl a[href="#${row.id}"]`), code).not.toBeNull();
  }
});

test('the same workspace makes the same bytes, also from a copy in another time zone and language', async () => {
  const first = await written('first.html', { format: 'html', language: 'kk' });
  expect(await written('second.html', { format: 'html', language: 'kk' })).toEqual(first);
  const copy = beside('copy');
  cpSync(built.folder, copy, { recursive: true });
  vi.stubEnv('TZ', 'America/St_Johns');
  vi.stubEnv('LC_ALL', 'ru_RU.UTF-8');
  const third = beside('third.html');
  const { code } = await runHattama(path.dirname(copy), ['report', copy, '--out', third, '--language', 'kk']);
  vi.unstubAllEnvs();
  expect([code, readFileSync(third).equals(first)]).toEqual([0, true]);
});

test('as a PDF it fits its pages, and the same workspace makes the same pixels', async () => {
  const first = await written('first.pdf', { format: 'pdf', language: 'ru' });
  const again = await written('again.pdf', { format: 'pdf', language: 'ru' });
  const pages = await printedPages(first, 'report-pdf');
  expect(pages.filter(({ cut }) => cut)).toEqual([]);
  expect(pages.map((page) => page.text).join(' ')).toContain('Метод и его пределы');
  expect(await pixelsOf(again)).toEqual(await pixelsOf(first));
});

/** SHA-256 of each page's pixels. */
async function pixelsOf(pdf: Uint8Array): Promise<string[]> {
  const hashes: string[] = [];
  for (let page = 1; page <= (await pageCount(pdf)); page++) {
    const { data } = await decodePage(pdf, page, { maxPixels: 1_000_000 });
    hashes.push(createHash('sha256').update(data).digest('hex'));
  }
  return hashes;
}

test('what was written stands in the log with its hash', async () => {
  const bytes = await written('logged.html', { format: 'html', language: 'en' });
  const [row] = await built.as('D4', 'audit.log', { limit: 1 });
  expect(row).toMatchObject({ act: 'report.written', person: 'D4' });
  expect(row?.detail).toMatchObject({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    language: 'en',
  });
});

test('a file that is neither HTML nor PDF is refused before anything is written', async () => {
  const { code, err } = await runHattama(path.dirname(built.folder), [
    'report',
    built.folder,
    '--out',
    'report.docx',
  ]);
  expect([code, err]).toEqual([2, expect.stringContaining('--out must end in .html or .pdf')]);
});
