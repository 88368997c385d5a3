import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verified, VerifiedExport } from '../../../shared/api/auditing.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { type Ran, runHattama } from '../../support/hattama.ts';
import { projectFolder } from '../../support/reference.ts';

/** The command line as a person runs it, on real scans: one workspace, from nothing to a spreadsheet. */
const folder = mkdtempSync(path.join(tmpdir(), 'hattama-cli-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
const sample = (name: string) => path.join(projectFolder, 'resources/samples/kz-2019', name);

const hattama = (args: readonly string[], watch?: Parameters<typeof runHattama>[2]) =>
  runHattama(folder, args, watch);
const json = <T>(ran: Ran) => JSON.parse(ran.out) as T;
const info = async () => json<WorkspaceInfo>(await hattama(['status', 'Учаске 1', '--json']));

beforeAll(async () => {
  await ensureBuilt(['core']);
  mkdirSync(at('photos/deep'), { recursive: true });
  copyFileSync(sample('001.jpg'), at('photos/001.jpg'));
  copyFileSync(sample('002.jpg'), at('photos/deep/Хаттама 2.jpg'));
  writeFileSync(at('notes.jpg'), 'this is no picture');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('from a folder to a spreadsheet', () => {
  it('init makes a workspace, and leaves one that is there as it is', async () => {
    const first = await hattama(['init', 'Учаске 1', '--json']);
    expect(first.code, first.err).toBe(0);
    expect(json<WorkspaceInfo>(first).folder).toBe(at('Учаске 1'));
    const again = await hattama(['init', 'Учаске 1', '--json']);
    expect([again.code, json<WorkspaceInfo>(again).id]).toEqual([0, json<WorkspaceInfo>(first).id]);
  });

  it('add takes a folder in with everything below it', async () => {
    const added = await hattama(['add', 'Учаске 1', 'photos', '--region', 'Алматы']);
    expect(added.code).toBe(0);
    expect(added.out).toMatch(/2 files, 2 new scans, 0 known already, 0 failed/);
    expect((await info()).counts.waiting).toBe(2);
  });

  it('add names each file that failed, takes the others, and says so in its exit code', async () => {
    const added = await hattama(['add', 'Учаске 1', 'photos', 'notes.jpg', 'vanished.jpg', '--json']);
    expect(added.code).toBe(1);
    expect(added.err).toMatch(/failed: notes\.jpg: not-a-picture/);
    expect(added.err).toMatch(/failed: vanished\.jpg: vanished/);
    expect(json<unknown>(added)).toMatchObject({ batch: { found: 4, scans: 0, known: 2, failed: 2 } });
  });

  it('read stops cleanly at Ctrl+C, and the next read goes on from there', async () => {
    let interrupted = false;
    const stopped = await hattama(['read', 'Учаске 1'], (_err, child) => {
      if (!interrupted) child.kill('SIGINT');
      interrupted = true;
    });
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(/what is done stays done/);
    const between = (await info()).counts;
    expect(between.reading).toBe(0);
    expect(between.waiting).toBeGreaterThan(0);

    const read = await hattama(['read', 'Учаске 1', '--json']);
    expect(read.code, read.err).toBe(0);
    expect(json<unknown>(read)).toMatchObject({ waiting: 0, failed: 0 });
    expect((await info()).counts).toMatchObject({ waiting: 0, 'to-confirm': 2 });
  });

  it('export writes what is asked for, as the ending says', async () => {
    const csv = await hattama(['export', 'Учаске 1', '--out', 'all.csv', '--all', '--json']);
    expect(csv.code, csv.err).toBe(0);
    expect(json<unknown>(csv)).toMatchObject({ rows: 2, path: at('all.csv') });
    expect(readFileSync(at('all.csv'), 'utf8')).toContain('Хаттама 2.jpg');
    const xlsx = await hattama([
      'export',
      'Учаске 1',
      '--out',
      'confirmed.xlsx',
      '--language',
      'kk',
      '--no-people',
    ]);
    expect([xlsx.code, xlsx.out]).toEqual([0, `Wrote 0 protocols to ${at('confirmed.xlsx')}\n`]);
    expect(readFileSync(at('confirmed.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('bundle writes the workbook with the pictures', async () => {
    const zip = await hattama(['bundle', 'Учаске 1', '--out', 'all.zip', '--all', '--strip-pictures']);
    expect([zip.code, zip.out]).toEqual([0, `Wrote 2 protocols to ${at('all.zip')}\n`]);
    expect(readFileSync(at('all.zip')).subarray(0, 2).toString()).toBe('PK');
  });

  it('backup prints where the copy is', async () => {
    const backup = await hattama(['backup', 'Учаске 1']);
    expect(backup.code).toBe(0);
    expect(existsSync(backup.out.trim())).toBe(true);
  });

  it('verify holds an exported file against its seal, and against the key that was published', async () => {
    const good = await hattama(['verify', 'confirmed.xlsx', '--json']);
    const verified = json<VerifiedExport>(good);
    expect([good.code, verified]).toMatchObject([0, { ok: true, firstBreak: null }]);
    const inGroups = verified.signedBy?.match(/.{4}/g)?.join(' ') ?? '';
    const byKey = await hattama(['verify', 'confirmed.xlsx', '--key', inGroups]);
    expect([byKey.code, byKey.out]).toEqual([
      0,
      expect.stringContaining(`Signed by key ${verified.signedBy ?? ''}`),
    ]);
    const byOther = await hattama(['verify', 'confirmed.xlsx', '--key', 'a'.repeat(64)]);
    expect([byOther.code, byOther.out]).toEqual([1, expect.stringMatching(/^BROKEN: Signed by another key/)]);
    const noExport = await hattama(['verify', 'photos/001.jpg']);
    expect([noExport.code, noExport.err]).toEqual([
      2,
      expect.stringContaining('is no export that can be verified'),
    ]);
  });

  it('verify finds a head that was published in the log, and one that the log never had not', async () => {
    const { head } = json<VerifiedExport>(await hattama(['verify', 'confirmed.xlsx', '--json']));
    const had = await hattama(['verify', 'Учаске 1', '--head', head ?? '']);
    expect([had.code, had.out]).toEqual([0, expect.stringMatching(/The log had [0-9a-f]{64} at row \d+/)]);
    const never = await hattama(['verify', 'Учаске 1', '--head', 'a'.repeat(64)]);
    expect([never.code, never.out]).toEqual([1, expect.stringMatching(/^BROKEN: the log never had/)]);
    expect((await hattama(['verify', 'Учаске 1', '--head', 'abc'])).code).toBe(2);
  });

  it('verify finds an unbroken workspace, and an original that was touched', async () => {
    const good = await hattama(['verify', 'Учаске 1', '--json']);
    expect([good.code, json<Verified>(good)]).toMatchObject([0, { ok: true, originals: 2 }]);
    const originals = at('Учаске 1/originals');
    const [touched = ''] = readdirSync(originals, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jpg'),
    );
    chmodSync(path.join(originals, touched), 0o644);
    writeFileSync(path.join(originals, touched), 'another picture');
    const bad = await hattama(['verify', 'Учаске 1']);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^BROKEN: /);
    expect(bad.out).toContain(path.basename(touched, '.jpg').slice(0, 8));
  });
});

describe('extract', () => {
  it('writes a result for every page, under the name that was given, and says that one failed', async () => {
    const ran = await hattama([
      'extract',
      '--form',
      'kz-2019-a',
      '--form',
      'kz-2019-b',
      '--json',
      'out.json',
      'photos',
      'notes.jpg',
    ]);
    expect(ran.code, ran.err).toBe(1);
    expect(ran.out).toMatch(/2 read, 0 unplaced, 0 not a protocol, 1 failed/);
    const { results } = JSON.parse(readFileSync(at('out.json'), 'utf8')) as {
      results: { file: string; status: string }[];
    };
    expect(results.map(({ file, status }) => [file, status]).sort()).toEqual([
      ['001.jpg', 'read'],
      ['deep/Хаттама 2.jpg', 'read'],
      ['notes.jpg', 'failed'],
    ]);
    expect(results.find(({ status }) => status === 'read')).toMatchObject({
      page: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      reason: null,
      score: expect.any(Number) as number,
      ms: expect.any(Number) as number,
    });
  });
});

describe('exit code 2: could not run', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: /],
    ['a command that there is not', ['frobnicate'], /unknown command/],
    ['an argument too few', ['add', 'ws'], /missing required argument/],
    ['an option that there is not', ['status', 'ws', '--loud'], /unknown option/],
    ['a folder that is no workspace', ['status', 'photos'], /not-a-workspace/],
    ['making a workspace among other files', ['init', 'photos'], /not-a-workspace/],
    ['an ending that is no spreadsheet', ['export', 'ws', '--out', 'x.pdf'], /\.xlsx, \.csv, \.ods/],
    ['a bundle that is none', ['bundle', 'ws', '--out', 'x.xlsx'], /must end in \.zip/],
    [
      'a language that the headings do not have',
      ['export', 'ws', '--out', 'x.csv', '--language', 'fr'],
      /Allowed choices/,
    ],
    [
      'a form that there is not',
      ['extract', '--form', 'nowhere', '--json', 'x.json', 'photos'],
      /neither a form file nor/,
    ],
    ['a result that cannot be written', ['extract', '--json', 'no/such/folder/x.json', 'photos'], /ENOENT/],
    ['a person that is no code', ['add', 'Учаске 1', 'photos', '--person', 'Aigul Bekova'], /invalid-input/],
    ['a form file that is not there', ['form', 'check', 'none.json'], /ENOENT/],
  ])('%s', async (_case, args, message) => {
    const ran = await hattama(args);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
    expect(ran.out).toBe('');
  });
});

describe('form check', () => {
  it('passes every shipped form', async () => {
    const shipped = readdirSync(path.join(projectFolder, 'resources/forms')).filter((name) =>
      /^[a-z0-9-]+\.json$/.test(name),
    );
    expect(shipped.length).toBeGreaterThanOrEqual(3);
    for (const name of shipped) {
      const checked = await hattama(['form', 'check', path.join(projectFolder, 'resources/forms', name)]);
      expect([name, checked.code]).toEqual([name, 0]);
    }
  });

  it('names the place of each problem', async () => {
    const file = path.join(projectFolder, 'resources/forms/kz-2019-a.json');
    const form = JSON.parse(readFileSync(file, 'utf8')) as { fields: { box: unknown }[] };
    if (form.fields[3]) form.fields[3].box = [10, 10, -5, 5];
    writeFileSync(at('bad-form.json'), JSON.stringify(form));
    const checked = await hattama(['form', 'check', 'bad-form.json']);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('fields[3].box[2]');
  });
});

describe('help', () => {
  it.each([
    [],
    ['init'],
    ['add'],
    ['read'],
    ['status'],
    ['export'],
    ['bundle'],
    ['verify'],
    ['backup'],
    ['extract'],
    ['form', 'check'],
    ['form', 'features'],
  ])('of %s', async (...command) => {
    const ran = await hattama([...command, '--help']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(
      command.length > 0 ? /Examples:\n {2}npm run --silent hattama -- / : /Exit codes: 0 done/,
    );
  });
});
