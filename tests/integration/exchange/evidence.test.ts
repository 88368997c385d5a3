import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hashOf } from '../../../electron/audit/chain.ts';
import type { LogRow } from '../../../electron/store/log.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { Input } from '../../../shared/api/contract.ts';
import { formA } from '../../support/desk.ts';
import {
  buildEvidenceStation,
  type EvidenceStation,
  hostile,
  station,
} from '../../support/evidence-station.ts';
import { runHattama } from '../../support/hattama.ts';
import { parsedPage } from '../../support/parsed-page.ts';
import { printedPages } from '../../support/pdf-pages.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

let built: EvidenceStation;
beforeAll(async () => {
  await ensureBuilt(['core']);
  built = await buildEvidenceStation();
}, 240_000);
afterAll(() => built.close());

const here = { station, region: hostile.region, format: 'html' } as const;

async function written(input: Partial<Input<'evidence.write'>> = {}): Promise<string> {
  // Goes with the workspace.
  const file = path.join(path.dirname(built.folder), 'evidence.html');
  await built.as('D4', 'evidence.write', { ...here, path: file, ...input });
  return readFileSync(file, 'utf8');
}

const textOf = (page: Document) => page.body.textContent?.replace(/\s+/g, ' ') ?? '';

function attached(page: Document, name: string): Buffer {
  const link = [...page.querySelectorAll<HTMLAnchorElement>('a[download]')].find((a) => a.download === name);
  if (!link) throw new Error(`${name} is not attached`);
  return Buffer.from(link.href.split(',')[1] ?? '', 'base64');
}

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('the evidence file of a station with two copies', () => {
  let source = '';
  let page: Document;
  beforeAll(async () => {
    source = await written();
    page = parsedPage(source);
  });

  test('loads nothing and runs nothing: its policy lets in but its own style and pictures', () => {
    expect(page.querySelectorAll('script, link, iframe, object, embed, form, base')).toHaveLength(0);
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const style = page.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    for (const element of page.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^(on|style$)/);
        if (name === 'src' || name === 'href') expect(value).toMatch(/^(data:|#)/);
      }
  });

  test('has the page, the picture as it came and a crop of every row and mark of both copies', () => {
    const shown = formA.fields.filter(({ kind }) => kind !== 'words').length;
    for (const copy of ['#copy-1', '#copy-2']) {
      expect(page.querySelectorAll(`${copy} figure img`)).toHaveLength(2);
      expect(page.querySelectorAll(`${copy} td img`)).toHaveLength(shown);
    }
    expect(page.querySelector('#copy-3')).toBeNull();
  });

  test('tells who entered what and when, what was resolved how, and what the machine read', () => {
    const copy = page.querySelector('#copy-1');
    const row = [...(copy?.querySelectorAll('tr') ?? [])].find(({ textContent }) =>
      /^\s*6 /.test(textContent ?? ''),
    );
    const cells = [...(row?.cells ?? [])].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
    expect(cells[2]).toBe('6corrected on paper');
    expect(cells[3]).toMatch(
      /57 № 1 A1.*5 № 2 B2.*6 · corrected on paper № 3 C3.*№ 3 C3: another value – <style>/,
    );
    expect(cells[4]).toMatch(/^57 \d+(\.\d)? %, sure/);
    expect(textOf(page)).toContain("Stands so on the paper: The commission's slip");
    expect(textOf(page)).toContain('F401 (Entry 3): As on paper · D4');
  });

  test('names the rules that are met and not met, with their arithmetic, and F502 between the copies', () => {
    const said = textOf(page);
    expect(said).toContain('Votes 767 ≠ voted 757, difference 10 error 723 + 44 ≠ 757');
    expect(said).toMatch(/F301 ✓?\s?Balance of ballots 831 = 758 \+ 73/);
    expect(said).toMatch(/F502 Papers of station 992 differ.*compared with: Copy 2/);
  });

  test('says what hostile names, notes and reasons say, and nothing more', () => {
    const said = textOf(page);
    expect(said).toContain(hostile.region);
    expect(said).toContain("008 &lt;b&gt; 'друзья' ⟨U+202E⟩gpj.exe.jpg");
    expect(said).toContain("</p><script>alert('note')</script>⟨U+202E⟩добро ⟨U+2066⟩очень");
    expect(said).toContain('<style>*{display:none}</style> оба⟨U+200B⟩ошиблись');
    expect(source.replace(/[A-Za-z0-9+/=]{200,}/g, '')).not.toMatch(/[\u200B\u202E\u2066]/);
  });

  test('shows the document that annuls a copy, and who said that it does', () => {
    expect(page.querySelector('#copy-1')?.textContent).toContain('A document annuls this protocol.');
    expect(page.querySelector('#copy-2')?.textContent).not.toContain('A document annuls this protocol.');
    expect(textOf(page)).toMatch(/Annulment: № 1 \(A1, /);
    expect(page.querySelectorAll('#document-1 img')).toHaveLength(1);
    expect(page.querySelector('#document-1')?.textContent).toContain('annulment.jpg');
    expect(textOf(page)).toContain('document.linked');
  });

  test('says nothing of a copy that awaits its second entry but that there is one', () => {
    expect(textOf(page)).toContain('left out until it is made: 1');
    expect(source).not.toContain('TOP SECRET');
    const [waiting] = [built.scans.get('002.jpg')];
    expect(page.querySelectorAll('.log .first')).not.toHaveLength(0);
    for (const row of page.querySelectorAll('.log .first'))
      expect(row.lastElementChild?.textContent).not.toBe(String(waiting));
  });

  test('carries the originals, whose SHA-256 is what it says', async () => {
    for (const sample of ['008.jpg', '008-again.jpg']) {
      const { sha256: hash } = await built.as('D4', 'scans.get', { scan: built.scans.get(sample) ?? 0 });
      expect(sha256(attached(page, `${hash}.jpg`))).toBe(hash);
    }
  });

  test('carries rows of the log whose hashes can be computed, and a head that vouches for them', () => {
    const lines = attached(page, 'log-extract.jsonl').toString('utf8');
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LogRow);
    expect(rows.map(({ act }) => act)).toContain('entry.resolved');
    for (const row of rows) expect(hashOf(row)).toBe(row.hash);
    const head = attached(page, 'head.txt').toString('utf8');
    expect(head).toMatch(/^hattama-head 1\n/);
    expect(head).toContain(`\nextract=${sha256(lines)}\n`);
    expect(head).toContain(`\nstation=${station}\n`);
  });

  test('is checked by the command that it names, and a changed head is not', () => {
    const folder = throwAwayFolder();
    mkdirSync(folder, { recursive: true });
    for (const name of ['head.txt', 'head.sig', 'key.pem'])
      writeFileSync(path.join(folder, name), attached(page, name));
    const command = page.querySelector('.verify code')?.textContent?.split(' ') ?? [];
    const verify = () =>
      execFileSync(command[0] ?? '', command.slice(1), { cwd: folder, stdio: 'pipe' }).toString();
    expect(verify()).toContain('Signature Verified Successfully');
    writeFileSync(path.join(folder, 'head.txt'), `${attached(page, 'head.txt').toString()}x=1\n`);
    expect(verify).toThrow();
  });

  test('is the same bytes when it is written again', async () => {
    expect(sha256(await written())).toBe(sha256(source));
  });
});

test('without people neither codes nor what people wrote is told, and pictures carry no traces', async () => {
  const source = await written({ withoutPeople: true, language: 'ru' });
  const page = parsedPage(source);
  const said = textOf(page);
  expect(said).not.toMatch(/\b(A1|B2|C3|D4)\b/);
  expect(said).not.toContain('добро');
  expect(said).not.toContain('ошиблись');
  expect(said).not.toContain('Причина');
  expect(said).not.toContain('наблюдателей');
  expect(said).not.toMatch(/друзья|again\.jpg|annulment/);
  const names = [...page.querySelectorAll<HTMLAnchorElement>('a[download]')].map((a) => a.download);
  expect(names).not.toContain('log-extract.jsonl');
  const { sha256: hash } = await built.as('D4', 'scans.get', { scan: built.scans.get('008.jpg') ?? 0 });
  expect(said).toContain(hash);
  expect(names).toContain(`${hash}-1.jpg`);
  expect(sha256(attached(page, `${hash}-1.jpg`))).not.toBe(hash);
});

test('a number that several stations have is not guessed at, and one that none has is not found', async () => {
  await expect(built.as('D4', 'evidence.write', { station, format: 'html' })).rejects.toThrow(
    /^station-unclear: .* 992, Караганда, kz-2019-president; 992, Шымкент .*, kz-2019-president$/,
  );
  await expect(built.as('D4', 'evidence.write', { ...here, election: 'ge-2012' })).rejects.toThrow(
    /^not-found/,
  );
  await expect(built.as('D4', 'evidence.write', { ...here, station: 7 })).rejects.toThrow(/^not-found/);
  expect(await written({ region: '  караганда ' })).toContain('Караганда');
});

test('each file is told of in the log, with its hash', async () => {
  const source = await written({ language: 'kk', stripPictures: true });
  const [last] = await built.as('D4', 'audit.log', { limit: 1 });
  expect(last).toMatchObject({
    act: 'evidence.written',
    person: 'D4',
    detail: {
      station,
      format: 'html',
      language: 'kk',
      stripPictures: true,
      copies: 2,
      sha256: sha256(source),
    },
  });
});

test('pictures that were joined as one paper are told so, and accused of what differs on one paper', async () => {
  const [scan = 0, to = 0] = ['008-again.jpg', '008.jpg'].map((sample) => built.scans.get(sample));
  await built.as('D4', 'papers.join', { scan, to });
  const said = textOf(parsedPage(await written()));
  await built.as('D4', 'papers.part', { scan });
  expect(said).toMatch(/Joined as one paper, the leading picture first: Copy \d, Copy \d/);
  expect(said).toContain('F503');
  expect(said).not.toContain('F502');
});

test('no evidence is made of an original that was changed', async () => {
  const { sha256: hash } = await built.as('D4', 'scans.get', { scan: built.scans.get('008.jpg') ?? 0 });
  const file = originalPath(built.folder, hash, 'jpg');
  const bytes = readFileSync(file);
  chmodSync(file, 0o644);
  writeFileSync(file, readFileSync(originalPath(built.folder, await otherHash(), 'jpg')));
  try {
    await expect(written()).rejects.toThrow(/^workspace-damaged: The original .* was changed/);
  } finally {
    writeFileSync(file, bytes);
  }
});

async function otherHash(): Promise<string> {
  return (await built.as('D4', 'scans.get', { scan: built.scans.get('008-again.jpg') ?? 0 })).sha256;
}

describe('as a PDF', () => {
  test.each([
    ['en', 'Rows of the protocol', 'How to check this file'],
    ['ru', 'Строки протокола', 'Как проверить этот файл'],
    ['kk', 'Хаттаманың жолдары', 'Бұл файлды қалай тексеруге болады'],
  ] as const)(
    '%s: every page says something, nothing is cut, pictures are there',
    async (language, rows, how) => {
      const file = path.join(path.dirname(built.folder), `evidence-${language}.pdf`);
      await built.as('D4', 'evidence.write', { ...here, format: 'pdf', language, path: file });
      const pages = await printedPages(readFileSync(file), `evidence-${language}`);
      const all = pages.map(({ text }) => text).join(' ');
      const packed = all.replace(/\s+/g, '');

      expect(pages.filter(({ covered }) => covered < 0.003)).toEqual([]);
      expect(pages.filter(({ cut }) => cut)).toEqual([]);
      // Of each copy the straightened page and the picture as it came, and a document.
      expect(pages.filter(({ covered }) => covered > 0.25)).toHaveLength(5);
      for (const [index, { text }] of pages.entries()) {
        expect(text).toContain(`№ ${station}`);
        expect(text).toContain(`${index + 1} / ${pages.length}`);
      }
      for (const said of [rows, how, 'F502', '767']) expect(packed).toContain(said.replace(/\s+/g, ''));
      for (const sample of ['008.jpg', '008-again.jpg']) {
        const { sha256: hash } = await built.as('D4', 'scans.get', { scan: built.scans.get(sample) ?? 0 });
        expect(packed).toContain(hash);
      }
    },
  );
});

describe('on the command line, while another process has the workspace open', () => {
  const evidence = (...args: string[]) =>
    runHattama(path.dirname(built.folder), ['evidence', built.folder, ...args]);

  test('the same bytes are written, and told of as JSON', async () => {
    const ran = await evidence(String(station), '--region', hostile.region, '--json');
    expect(ran.code, ran.err).toBe(0);
    const { path: file, copies } = JSON.parse(ran.out) as { path: string; copies: number };
    expect([path.basename(file), copies]).toEqual([`evidence-${station}.html`, 2]);
    expect(sha256(readFileSync(file))).toBe(sha256(await written()));
  });

  test('what cannot be written is said with the way out', async () => {
    const several = await evidence(String(station));
    expect(several.code).toBe(2);
    expect(several.err).toMatch(/992, Караганда, kz-2019-president; 992, Шымкент .*\[station-unclear\]/);
    expect((await evidence('7', '--out', 'x.docx')).err).toContain('--out must end in .html or .pdf');
    expect((await evidence('first')).err).toContain("a station's number is needed");
    vi.stubEnv('HATTAMA_CHROMIUM', '/nowhere/chromium');
    const printed = await evidence(String(station), '--region', 'Караганда', '--out', 'x.pdf');
    vi.unstubAllEnvs();
    expect(printed.code).toBe(2);
    expect(printed.err).toMatch(/as HTML and print it from any browser \[no-printer\]/);
  });
});
