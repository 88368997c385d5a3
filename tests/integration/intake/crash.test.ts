import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { beginBatch, takeIn } from '../../../electron/intake/index.ts';
import { listBatches } from '../../../electron/store/batches.ts';
import { listFailures } from '../../../electron/store/failures.ts';
import { countJobs } from '../../../electron/store/jobs.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import { eachOriginal } from '../../../electron/store/originals.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { bundleChild, runChild } from '../../support/child.ts';
import { noise, pdf, picture } from '../../support/files.ts';
import {
  migrationsFolder,
  testClock,
  throwAwayFolder,
  throwAwayStore,
} from '../../support/workspace-folder.ts';

/** Nobody: who may read nothing that others keep for themselves. */
const NOBODY = 65_534;

let child: string;
beforeAll(async () => {
  child = await bundleChild('take-in');
});
afterAll(() => rmSync(child, { force: true }));

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

/** Pictures of about 300 KB, PDFs of two pages and a bad file: `count` of each. */
async function filledFolder(count: number): Promise<string> {
  const folder = throwAwayFolder('given');
  mkdirSync(folder);
  for (let n = 1; n <= count; n += 1) {
    writeFileSync(path.join(folder, `${n}.jpg`), await picture(noise(600, 400)).jpeg().toBuffer());
    writeFileSync(path.join(folder, `${n}.pdf`), pdf(2, { page: [500 + n, 700] }));
    writeFileSync(path.join(folder, `${n} bad.jpg`), `text ${n}`);
  }
  return folder;
}

describe('killed at any point', () => {
  test('the batch goes on where it was: nothing lost, nothing twice', async () => {
    const count = 8;
    const given = await filledFolder(count);
    const folder = throwAwayFolder();
    let kills = 0;
    // Killed each time a little later after some progress, so that the blows fall on copying, moving and recording.
    for (let round = 0; round < 8; round += 1) {
      const { signal } = await runChild(
        child,
        [folder, migrationsFolder, '-', ...(round === 0 ? [given] : [])],
        (line, process) => {
          if (line === '0' || process.killed) return;
          setTimeout(() => process.kill('SIGKILL'), round * 9);
        },
      );
      if (signal === 'SIGKILL') kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    const last = await runChild(child, [folder, migrationsFolder, '-']);
    expect([last.code, last.stderr]).toEqual([0, '']);

    const store = throwAwayStore(folder);
    const audit = createAudit(store, testClock);
    expect(listBatches(audit.read)).toMatchObject([
      { state: 'taken', found: 3 * count, handled: 3 * count, scans: 3 * count, known: 0, failed: count },
    ]);
    expect(countJobs(audit.read).waiting).toBe(3 * count);
    const originals = [...eachOriginal(audit.read)];
    expect(originals).toHaveLength(2 * count);
    for (const { sha256, extension, bytes } of originals) {
      const kept = readFileSync(originalPath(folder, sha256, extension));
      expect([kept.length, createHash('sha256').update(kept).digest('hex')]).toEqual([bytes, sha256]);
    }
    expect(filesUnder(store.layout.originals).sort()).toEqual(
      originals.map(({ sha256, extension }) => `${sha256}.${extension}`).sort(),
    );
    expect(filesUnder(store.layout.temp)).toEqual([]);
  });
});

describe('no permission', () => {
  // Windows keeps no such modes; there the system's error is the same EPERM that the table of reasons names.
  test.runIf(process.platform !== 'win32')(
    'files and folders that may not be read are listed, and the batch goes on',
    async () => {
      const given = await filledFolder(1);
      mkdirSync(path.join(given, 'shut'));
      writeFileSync(path.join(given, 'shut', 'in.jpg'), 'x');
      chmodSync(path.join(given, '1.pdf'), 0);
      chmodSync(path.join(given, 'shut'), 0);
      const folder = throwAwayFolder();
      const root = process.getuid?.() === 0;
      chmodSync(path.dirname(given), 0o755);
      chmodSync(path.dirname(folder), 0o755);
      const ended = await runChild(child, [folder, migrationsFolder, root ? String(NOBODY) : '-', given]);
      chmodSync(path.join(given, 'shut'), 0o700);
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      const { read } = throwAwayStore(folder);
      expect(listBatches(read)).toMatchObject([{ state: 'taken', scans: 1, failed: 3 }]);
      const reasons = Object.fromEntries(listFailures(read, 1).map(({ name, reason }) => [name, reason]));
      expect(reasons).toEqual({
        '1.pdf': 'no-permission',
        '1 bad.jpg': 'not-a-picture',
        shut: 'no-permission',
      });
    },
  );
});

describe('no room', () => {
  test('for an original: the batch stops, says so, and goes on when there is room', async () => {
    const given = throwAwayFolder('given');
    mkdirSync(given);
    writeFileSync(path.join(given, '1.png'), await picture(noise(100, 100)).png().toBuffer());
    writeFileSync(path.join(given, '2.png'), await picture(noise(1600, 1000)).png().toBuffer());
    const folder = throwAwayFolder();
    // A limit of 3 MB (in blocks of 512 bytes) on the size of a file stands for the end of the disk.
    const limited = path.join(path.dirname(folder), 'limited.mjs');
    writeFileSync(limited, limitedBy(6000));
    const ended = await runChild(limited, [child, folder, migrationsFolder, '-', given]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("reference: 'disk-full'");
    const store = throwAwayStore(folder);
    expect(listBatches(store.read)).toMatchObject([
      { state: 'taking', found: 2, handled: 1, scans: 1, failed: 0 },
    ]);
    expect(filesUnder(store.layout.originals)).toHaveLength(1);
    expect(await takeIn({ store, audit: createAudit(store, testClock) }, 1)).toMatchObject({
      state: 'taken',
      scans: 2,
    });
  });

  test('for its rows: the same', async () => {
    const store = throwAwayStore();
    const audit = createAudit(store, testClock);
    audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
      putPerson(db, { code: 'A1', role: 'volunteer' }, at),
    );
    const { id } = beginBatch(
      { store, audit },
      { paths: [await filledFolder(20)], region: '', person: 'A1' },
    );
    const pages = (size: number) =>
      store.read.get<{ max_page_count: number }>(`PRAGMA max_page_count = ${size}`)?.max_page_count ?? 0;
    const now = pages(1);
    pages(now + 3);
    await expect(takeIn({ store, audit }, id)).rejects.toMatchObject({ reference: 'disk-full' });
    pages(1_000_000);
    expect(await takeIn({ store, audit }, id)).toMatchObject({
      state: 'taken',
      handled: 60,
      scans: 60,
      failed: 20,
    });
  });
});

/** A program that runs another under a limit of `blocks` on the size of any file it writes. */
function limitedBy(blocks: number): string {
  return `import { spawnSync } from 'node:child_process';
    const { status } = spawnSync('sh', ['-c', 'ulimit -f ${blocks}; exec "$0" "$@"', process.execPath, ...process.argv.slice(2)], { stdio: 'inherit' });
    process.exit(status ?? 2);`;
}
