import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '../../../shared/api/intake.ts';
import { mail, telegramJson, writeFiles } from '../../support/chats.ts';
import { noise, picture } from '../../support/files.ts';
import { type OpenCore, openCore, until } from '../../support/open-core.ts';
import { testClock, throwAwayFolder } from '../../support/workspace-folder.ts';

const watching = { everyMs: 30, stillMs: 90, now: () => performance.now() };
const open = (folder?: string, clock = testClock) =>
  openCore({ watching, clock, ...(folder === undefined ? {} : { folder }) });

let jpegs: Buffer[];
beforeAll(async () => {
  jpegs = await Promise.all(Array.from({ length: 5 }, () => picture(noise(64, 48)).jpeg().toBuffer()));
});
const jpeg = (n: number) => jpegs[n] ?? Buffer.alloc(0);

function inbox(): string {
  const folder = throwAwayFolder('inbox');
  mkdirSync(folder);
  return folder;
}

/** Waits until the newest batch is taken in and has so many files. */
const taken = ({ ask }: OpenCore, handled: number, batches = 1) =>
  until(async () => {
    const all = await ask('intake.batches', {});
    const [last] = all;
    return all.length === batches && last?.state === 'taken' && last.handled === handled && last;
  });
const looks = (times: number) => new Promise((resolve) => setTimeout(resolve, times * watching.everyMs));
const sources = async ({ ask }: OpenCore): Promise<string[]> =>
  (await ask('scans.list', { offset: 0, limit: 100 })).rows.map(({ name }) => name);

describe('a watched folder', () => {
  test('brings what is there and what comes, into one batch a day', async () => {
    const core = await open();
    const folder = inbox();
    writeFiles(folder, {
      'a.jpg': jpeg(0),
      'list.txt': 'no picture',
      '.hidden.jpg': jpeg(4),
      'b.jpg.part': jpeg(4),
    });
    expect(await core.ask('intake.watch', { path: folder, region: 'Алматы' })).toEqual([
      { path: folder, region: 'Алматы', person: 'A1', taken: 0, problem: null },
    ]);
    const first = await taken(core, 1);
    expect(first).toMatchObject<Partial<Batch>>({
      name: 'inbox 2019-06-09',
      region: 'Алматы',
      person: 'A1',
      kinds: ['watched'],
      found: 1,
      scans: 1,
    });
    writeFiles(folder, { 'sub/b.jpg': jpeg(1) });
    // What was taken in may go: the originals are kept.
    rmSync(path.join(folder, 'a.jpg'));
    expect(await taken(core, 2)).toMatchObject({ id: first.id, found: 2, scans: 2, failed: 0 });
    expect(await core.ask('intake.watched', {})).toMatchObject([{ taken: 2 }]);
    expect(await core.ask('audit.verify', {})).toMatchObject({ ok: true });
  });

  test('waits until a file stands still', async () => {
    const core = await open();
    const folder = inbox();
    await core.ask('intake.watch', { path: folder });
    const file = path.join(folder, 'slow.jpg');
    const whole = jpeg(0);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 8)) {
      appendFileSync(file, whole.subarray(at, at + Math.ceil(whole.length / 8)));
      await looks(1);
      expect((await core.ask('intake.batches', {})).length).toBe(0);
    }
    expect(await taken(core, 1)).toMatchObject({ scans: 1, failed: 0 });
  });

  test('goes on after a restart, and brings nothing twice', async () => {
    const core = await open();
    const folder = inbox();
    writeFiles(folder, { 'a.jpg': jpeg(0) });
    await core.ask('intake.watch', { path: folder });
    await taken(core, 1);
    await core.close();
    writeFiles(folder, { 'b.jpg': jpeg(1) });
    const again = await open(core.folder);
    expect(await taken(again, 2)).toMatchObject({ found: 2, scans: 2, known: 0 });
    await looks(8);
    expect(await again.ask('intake.batches', {})).toMatchObject([{ handled: 2 }]);
    expect(await sources(again)).toEqual(['a.jpg', 'b.jpg']);
    await again.close();
    // Another day is another batch.
    const later = await open(core.folder, () => new Date('2019-06-10T05:00:00.000Z'));
    writeFiles(folder, { 'c.jpg': jpeg(2) });
    expect(await taken(later, 1, 2)).toMatchObject({ name: 'inbox 2019-06-10' });
  });

  test('something new under an old name comes in as well', async () => {
    const core = await open();
    const folder = inbox();
    writeFiles(folder, { 'scan.jpg': jpeg(0) });
    await core.ask('intake.watch', { path: folder });
    await taken(core, 1);
    await looks(2);
    writeFileSync(path.join(folder, 'scan.jpg'), jpeg(1));
    expect(await taken(core, 1, 2)).toMatchObject({ scans: 1, known: 0 });
  });

  test('a chat’s export comes in whole, once its list of messages is there', async () => {
    const core = await open();
    const folder = inbox();
    const photo = 'photos/photo_1@09-06-2019_21-15-33.jpg';
    writeFiles(path.join(folder, 'ChatExport_2019-06-10'), {
      [photo]: jpeg(0),
      'files/Айгерим.jpg': jpeg(1),
    });
    await core.ask('intake.watch', { path: folder });
    await looks(10);
    expect(await core.ask('intake.batches', {})).toEqual([]);
    writeFiles(path.join(folder, 'ChatExport_2019-06-10'), {
      'result.json': telegramJson([
        { id: 1, from: 'Айгерим', from_id: 'user1', photo, text: 'УИК 253' },
        { id: 2, from: 'Айгерим', from_id: 'user1', file: 'files/Айгерим.jpg' },
      ]),
    });
    expect(await taken(core, 2)).toMatchObject({ kinds: ['telegram', 'watched'], scans: 2 });
    expect(await sources(core)).toEqual([photo, 'files/message-2.jpg']);
  });

  test('brings mails without ever writing what they are called', async () => {
    const core = await open();
    const folder = inbox();
    const from = { from: 'Айгерим <a@mail.kz>', to: 'b@mail.kz', subject: 'УИК 253', text: '' };
    writeFiles(folder, { 'От Айгерим.eml': mail(from, { '1.jpg': jpeg(0) }) });
    await core.ask('intake.watch', { path: folder });
    expect(await taken(core, 1)).toMatchObject({ kinds: ['mail', 'watched'], scans: 1 });
    await looks(6);
    await core.close();
    const again = await open(core.folder);
    await looks(8);
    expect(await again.ask('intake.batches', {})).toMatchObject([{ handled: 1, known: 0 }]);
    await again.close();
    expect(readFileSync(path.join(core.folder, 'workspace.sqlite')).includes('Айгерим')).toBe(false);
  });

  test('that is away is said, and waited for', async () => {
    const core = await open();
    const folder = inbox();
    renameSync(folder, `${folder} gone`);
    await core.ask('intake.watch', { path: folder });
    await until(async () => (await core.ask('intake.watched', {}))[0]?.problem === 'vanished');
    renameSync(`${folder} gone`, folder);
    writeFiles(folder, { 'a.jpg': jpeg(0) });
    await taken(core, 1);
    expect(await core.ask('intake.watched', {})).toMatchObject([{ problem: null }]);
  });

  test('is left again; what it brought stays', async () => {
    const core = await open();
    const folder = inbox();
    await core.ask('intake.watch', { path: folder });
    expect(await core.ask('intake.unwatch', { path: folder })).toEqual([]);
    writeFiles(folder, { 'a.jpg': jpeg(0) });
    await looks(10);
    expect(await core.ask('intake.batches', {})).toEqual([]);
    await expect(core.ask('intake.unwatch', { path: folder })).rejects.toThrow('not-found');
  });

  test('is not the workspace’s own, nor given by half a path', async () => {
    const { ask, folder } = await open();
    await expect(ask('intake.watch', { path: folder })).rejects.toThrow('invalid-input');
    await expect(ask('intake.watch', { path: path.join(folder, 'originals') })).rejects.toThrow(
      'invalid-input',
    );
    await expect(ask('intake.watch', { path: 'inbox' })).rejects.toThrow('invalid-input');
  });
});

describe('the list of senders', () => {
  test('is counted, deleted on request, and the act is told in the log', async () => {
    const core = await open();
    const folder = inbox();
    const file = path.join(core.folder, 'people.key.json');
    expect(await core.ask('intake.senders', {})).toEqual({ people: null, file });
    const photo = 'photos/photo_1@09-06-2019_21-15-33.jpg';
    writeFiles(folder, {
      'result.json': telegramJson([{ id: 1, from: 'Айгерим', from_id: 'user1', photo, text: 'УИК 253' }]),
      [photo]: jpeg(0),
    });
    await core.ask('intake.add', { paths: [folder] });
    await taken(core, 1);
    expect(await core.ask('intake.senders', {})).toEqual({ people: 1, file });
    expect(await core.ask('intake.forgetSenders', {})).toEqual({ people: null, file });
    expect((await core.ask('audit.log', {})).map(({ act }) => act)).toContain('senders.forgotten');
    const { rows } = await core.ask('scans.list', { offset: 0, limit: 10 });
    expect(rows).toMatchObject([{ proposed: 253 }]);
    expect((await core.ask('scans.get', { scan: rows[0]?.id ?? 0 })).sources).toMatchObject([
      { name: photo, message: { sender: 'S001', caption: 'УИК 253', station: 253 } },
    ]);
  });
});
