import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { beginBatch, takeIn, unfinishedBatches } from '../../../electron/intake/index.ts';
import { listFailures } from '../../../electron/store/failures.ts';
import { countJobs } from '../../../electron/store/jobs.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { sourcesOf } from '../../../electron/store/sources.ts';
import type { Batch } from '../../../shared/api/intake.ts';
import { badFiles } from '../../support/bad-files.ts';
import { manyPages, noise, pdf, picture, plain } from '../../support/files.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/** A new workspace with a person in it. */
function workspace(folder?: string) {
  const store = throwAwayStore(folder);
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'A1', role: 'volunteer' }, at),
  );
  const add = (...paths: string[]) =>
    takeIn({ store, audit }, beginBatch({ store, audit }, { paths, region: 'Алматы', person: 'A1' }).id);
  const reasons = (batch: Batch) =>
    Object.fromEntries(listFailures(audit.read, batch.id).map(({ name, reason }) => [name, reason]));
  return { store, audit, add, reasons };
}

/** A folder with these files in it; names may hold folders. */
function filled(files: Readonly<Record<string, Uint8Array>>, name = 'given'): string {
  const folder = throwAwayFolder(name);
  mkdirSync(folder);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return folder;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let jpeg: Buffer;
let png: Buffer;
beforeAll(async () => {
  jpeg = await picture(noise()).jpeg().toBuffer();
  png = await picture(noise()).png().toBuffer();
});

describe('what comes in', () => {
  test('one scan a page, each waiting to be read, the bytes kept read-only under their hash', async () => {
    const { store, audit, add } = workspace();
    const two = await manyPages([plain(0), plain(200)], { compression: 'lzw' });
    const given = filled({ 'a.jpg': jpeg, 'b/2.tif': two, 'b/10.pdf': pdf(3) });
    expect(await add(given)).toMatchObject({
      state: 'taken',
      found: 3,
      handled: 3,
      scans: 6,
      known: 0,
      failed: 0,
      region: 'Алматы',
    });
    expect(countJobs(audit.read)).toMatchObject({ waiting: 6, done: 0 });
    const rows = audit.read.all(
      `SELECT source.name, scan.page, scan.status, scan.region FROM scan JOIN source ON source.original = scan.original ORDER BY scan.id`,
    );
    const scan = (name: string, page: number) => ({ name, page, status: 'waiting', region: 'Алматы' });
    expect(rows).toEqual([
      scan('a.jpg', 1),
      scan('b/2.tif', 1),
      scan('b/2.tif', 2),
      ...[1, 2, 3].map((page) => scan('b/10.pdf', page)),
    ]);
    for (const [bytes, extension] of [
      [jpeg, 'jpg'],
      [two, 'tif'],
      [pdf(3), 'pdf'],
    ] as const) {
      const kept = originalPath(store.folder, sha256(bytes), extension);
      expect(Buffer.compare(readFileSync(kept), bytes)).toBe(0);
      expect(statSync(kept).mode & 0o777).toBe(0o444);
    }
    expect(readdirSync(store.layout.temp)).toEqual([]);
  });

  test('the same bytes twice are one scan with two sources', async () => {
    const { audit, add } = workspace();
    const first = await add(filled({ 'from aliya.jpg': jpeg, 'from boris.png': jpeg }));
    expect(first).toMatchObject({ handled: 2, scans: 1, known: 1 });
    const second = await add(filled({ 'chat/IMG_1.jpg': jpeg, 'new.png': png }));
    expect(second).toMatchObject({ handled: 2, scans: 1, known: 1 });
    expect(sourcesOf(audit.read, sha256(jpeg)).map(({ name, batch }) => [name, batch])).toEqual([
      ['from aliya.jpg', first.id],
      ['from boris.png', first.id],
      ['chat/IMG_1.jpg', second.id],
    ]);
  });

  test('a kept original that was damaged on the disk is whole again when its bytes come once more', async () => {
    const { store, add } = workspace();
    const given = filled({ 'a.jpg': jpeg });
    await add(given);
    const kept = originalPath(store.folder, sha256(jpeg), 'jpg');
    chmodSync(kept, 0o600);
    writeFileSync(kept, 'rotten');
    expect(await add(given)).toMatchObject({ known: 1, failed: 0 });
    expect(sha256(readFileSync(kept))).toBe(sha256(jpeg));
    expect(statSync(kept).mode & 0o777).toBe(0o444);
  });

  test('workspace and pictures under Cyrillic names, spaces and long paths', async () => {
    const long = `Қазақстан ${'ұзақ атау '.repeat(12)}`.slice(0, 110);
    const { add, reasons } = workspace(path.join(throwAwayFolder(long), 'Жұмыс орны № 1'));
    const given = filled({ [`${long}/Хаттама № 253 (көшірме).jpg`]: jpeg }, long);
    expect(path.join(given, long).length).toBeGreaterThan(200);
    const batch = await add(given);
    expect([batch.scans, reasons(batch)]).toEqual([1, {}]);
  });

  test('files and folders that overlap come in once', async () => {
    const { add } = workspace();
    const given = filled({ 'a.jpg': jpeg, 'b/c.png': png });
    const batch = await add(path.join(given, 'b'), given, path.join(given, 'a.jpg'), `${given}/b/../a.jpg`);
    expect(batch).toMatchObject({ found: 2, handled: 2, scans: 2, known: 0, failed: 0 });
  });
});

describe('what does not come in', () => {
  test('every bad file is listed with its reason, and the batch goes on', async () => {
    const { store, add, reasons } = workspace();
    const bad = await Promise.all(
      badFiles.map(async ([name, make]) => [`bad/${name}`, await make()] as const),
    );
    const batch = await add(filled({ ...Object.fromEntries(bad), 'zz good.jpg': jpeg }));
    expect(reasons(batch)).toEqual(
      Object.fromEntries(badFiles.map(([name, , reason]) => [`bad/${name}`, reason])),
    );
    expect(batch).toMatchObject({
      state: 'taken',
      found: bad.length + 1,
      handled: bad.length + 1,
      scans: 1,
      failed: bad.length,
    });
    expect(readdirSync(store.layout.temp)).toEqual([]);
    expect(readdirSync(store.layout.originals)).toEqual([sha256(jpeg).slice(0, 2)]);
  });

  test('what is not there, holds nothing, or is no file', async () => {
    const { add, reasons } = workspace();
    const given = filled({ 'list.txt': Buffer.from('253;Алматы') });
    const batch = await add(path.join(given, 'gone.jpg'), given, '/dev/null');
    expect(reasons(batch)).toEqual({ 'gone.jpg': 'vanished', given: 'nothing-inside', null: 'not-a-file' });
  });

  test('a file that vanishes between listing and taking', async () => {
    const { store, audit, reasons } = workspace();
    const given = filled({ '1.jpg': jpeg, '2.png': png });
    const { id } = beginBatch({ store, audit }, { paths: [given], region: '', person: 'A1' });
    const batch = await takeIn({ store, audit }, id, {
      onProgress: () => rmSync(path.join(given, '2.png'), { force: true }),
    });
    expect(batch).toMatchObject({ found: 2, scans: 1, failed: 1 });
    expect(reasons(batch)).toEqual({ '2.png': 'vanished' });
  });

  test('a link that leads nowhere is listed, links in a circle are not followed twice', async () => {
    const { add, reasons } = workspace();
    const given = filled({ 'in/a.jpg': jpeg });
    symlinkSync(given, path.join(given, 'in', 'back'));
    symlinkSync(path.join(given, 'nowhere'), path.join(given, 'broken.jpg'));
    const batch = await add(given);
    expect([batch.scans, batch.known, reasons(batch)]).toEqual([1, 0, { 'broken.jpg': 'vanished' }]);
  });

  test('a workspace is not taken into a workspace', async () => {
    const given = filled({ 'a.jpg': jpeg });
    const { add, reasons } = workspace(path.join(given, 'work'));
    const batch = await add(given);
    expect([batch.scans, batch.known, reasons(batch)]).toEqual([1, 0, { work: 'a-workspace' }]);
  });
});

describe('on the way', () => {
  const many = async (count: number) =>
    filled(
      Object.fromEntries(
        await Promise.all(
          Array.from(
            { length: count },
            async (_, n) => [`${n}.png`, await picture(plain(n)).png().toBuffer()] as const,
          ),
        ),
      ),
    );

  test('progress comes with numbers, not more than ten times a second', async () => {
    const { store, audit } = workspace();
    const seen: Batch[] = [];
    const { id } = beginBatch({ store, audit }, { paths: [await many(60)], region: '', person: 'A1' });
    const began = performance.now();
    await takeIn({ store, audit }, id, { onProgress: (batch) => seen.push(batch) });
    const seconds = (performance.now() - began) / 1000;
    expect(seen.length).toBeLessThanOrEqual(10 * seconds + 2);
    expect(seen.at(-1)).toMatchObject({ state: 'taken', found: 60, handled: 60, scans: 60 });
    const handled = seen.map((batch) => batch.handled);
    expect(handled).toEqual([...handled].sort((a, b) => a - b));
  });

  test('cancelled between two files, it keeps what came in and says so', async () => {
    const { store, audit } = workspace();
    const { id } = beginBatch({ store, audit }, { paths: [await many(60)], region: '', person: 'A1' });
    const cancel = new AbortController();
    const batch = await takeIn({ store, audit }, id, {
      signal: cancel.signal,
      onProgress: ({ handled }) => handled > 0 && cancel.abort(),
    });
    expect(batch.state).toBe('cancelled');
    expect(batch.scans).toBeGreaterThan(0);
    expect(batch.scans).toBeLessThan(60);
    expect(unfinishedBatches(audit)).toEqual([]);
    expect(await takeIn({ store, audit }, id)).toEqual(batch);
  });

  test('paused, it goes on another time with what is left', async () => {
    const { store, audit } = workspace();
    const { id } = beginBatch({ store, audit }, { paths: [await many(60)], region: '', person: 'A1' });
    const pause = new AbortController();
    const halfway = await takeIn({ store, audit }, id, {
      pause: pause.signal,
      onProgress: ({ handled }) => handled > 0 && pause.abort(),
    });
    expect([halfway.state, halfway.scans < 60]).toEqual(['taking', true]);
    expect(unfinishedBatches(audit).map((batch) => batch.id)).toEqual([id]);
    expect(await takeIn({ store, audit }, id)).toMatchObject({
      state: 'taken',
      handled: 60,
      scans: 60,
      known: 0,
    });
  });
});
