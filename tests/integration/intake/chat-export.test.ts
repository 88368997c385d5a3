import { readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { forgetSenders } from '../../../electron/intake/index.ts';
import { folderOf, htmlMessage, telegramJson, telegramPage, writeFiles } from '../../support/chats.ts';
import { pdf } from '../../support/files.ts';
import { AIGERIM, chatExport, jpeg, NAMES, PHOTO_1, PHOTO_2, workspace } from './ways.ts';

describe('the export of a chat', () => {
  test('brings pictures and documents with who, when and what, people as codes', async () => {
    const { add, messages, failures, keyList } = workspace();
    const batch = await add(folderOf(chatExport(), 'ChatExport_2019-06-10'));
    expect(batch).toMatchObject({ name: 'ChatExport_2019-06-10', kinds: ['telegram'], scans: 5, failed: 2 });
    const from = (number: number, more: object) => ({
      kind: 'telegram',
      number,
      sender: 'S001',
      forwarded: null,
      sentAt: '2019-06-09T15:15:33.000Z',
      ...more,
    });
    const album = 'УИК 253, от [S001], звоните […] или […]';
    expect(messages()).toEqual([
      { name: PHOTO_1, ...from(11, { caption: album, station: 253 }) },
      { name: PHOTO_2, ...from(12, { sentAt: '2019-06-09T15:15:34.000Z', caption: album, station: 253 }) },
      {
        name: 'files/message-13.pdf',
        ...from(13, {
          sender: 'S002',
          forwarded: 'S003',
          caption: '254 учаске, […] [S003] жіберді',
          station: 254,
        }),
      },
      {
        name: 'files/unmentioned-1.jpg',
        ...{
          kind: null,
          number: null,
          sender: null,
          forwarded: null,
          sentAt: null,
          caption: null,
          station: null,
        },
      },
    ]);
    expect(failures(batch)).toEqual([
      ['files/message-16', 'not-in-export', ''],
      ['files/message-17.jpg', 'vanished', ''],
    ]);
    expect(readFileSync(keyList, 'utf8')).toContain('Айгерим Касымова');
  });

  test('leaves no name, number or handle in anything that the workspace writes', async () => {
    const { store, add, written, keyList } = workspace();
    // As a person may have called the folders, and one broken picture whose name must not come up in a reason.
    const given = folderOf(
      Object.fromEntries(
        Object.entries({ ...chatExport(), 'files/Ерлан протокол 87011234567.pdf': 'no PDF' }).map(
          ([name, bytes]) => [`чат с Касымовой/${name}`, bytes],
        ),
      ),
    );
    await add(given);
    expect(written()).not.toMatch(NAMES);
    expect(written()).toContain('chat/files/message-13.pdf');
    expect(await verify(store.read, store.folder)).toMatchObject({ ok: true });
    if (process.platform !== 'win32') expect(statSync(keyList).mode & 0o777).toBe(0o600);
  });

  test('knows its people again in another export, and gives nobody’s code away when the list is gone', async () => {
    const { add, messages, keyList } = workspace();
    const later = (id: number, who: object) =>
      folderOf({
        'result.json': telegramJson([{ id, ...who, photo: PHOTO_1 }]),
        [PHOTO_1]: jpeg(id),
      });
    await add(later(1, AIGERIM));
    await add(later(2, { from: 'Айгерим', from_id: AIGERIM.from_id }));
    expect(forgetSenders(keyList)).toBe(true);
    await add(later(3, { from: 'Кто-то', from_id: 'user1' }));
    expect(messages().map(({ sender }) => sender)).toEqual(['S001', 'S001', 'S002']);
  });

  test('as pages to read comes in the same way', async () => {
    const { add, messages, written } = workspace();
    const batch = await add(
      folderOf({
        'messages.html': telegramPage(
          htmlMessage({
            id: 11,
            from: 'Айгерим Касымова',
            photo: PHOTO_1,
            text: 'УИК 253<br>от <a href="">Касымовой</a> &amp; Ко',
          }),
          htmlMessage({ id: 12, photo: PHOTO_2, at: '09.06.2019 22:00:00 UTC+06:00' }),
        ),
        'messages2.html': telegramPage(
          htmlMessage({
            id: 13,
            file: 'files/Скан Ерлан.pdf',
            forwarded: 'Бота',
            text: 'уч. 254',
            at: '10.06.2019 01:00:00',
          }),
        ),
        [PHOTO_1]: jpeg(0),
        [PHOTO_2]: jpeg(1),
        'files/Скан Ерлан.pdf': pdf(1),
      }),
    );
    expect(batch).toMatchObject({ kinds: ['telegram'], scans: 3, failed: 0 });
    const told = { kind: 'telegram', sender: 'S001', forwarded: null };
    expect(messages()).toEqual([
      {
        name: PHOTO_1,
        ...told,
        number: 11,
        sentAt: '2019-06-09T15:15:33.000Z',
        caption: 'УИК 253\nот [S001] & Ко',
        station: 253,
      },
      { name: PHOTO_2, ...told, number: 12, sentAt: '2019-06-09T16:00:00.000Z', caption: '', station: null },
      {
        name: 'files/message-13.pdf',
        ...{
          ...told,
          number: 13,
          forwarded: 'S002',
          sentAt: '2019-06-10T01:00:00',
          caption: 'уч. 254',
          station: 254,
        },
      },
    ]);
    expect(written()).not.toMatch(NAMES);
  });

  test('may itself be called by a name: its path is not written either', async () => {
    const { store, add, written } = workspace();
    const named = path.join(folderOf({}, 'Айгерим'), 'чат с Касымовой');
    writeFiles(named, chatExport());
    const batch = await add(named);
    expect(batch).toMatchObject({ name: 'Telegram', scans: 5 });
    expect(written()).not.toMatch(NAMES);
    // What is needed to go on after a crash is gone when the batch has ended.
    expect(readFileSync(path.join(store.layout.temp, 'given.json'), 'utf8')).toBe('{}');
    // Given again it is known again.
    expect(await add(named)).toMatchObject({ scans: 0, known: 4 });
  });

  test('that is cut off is refused whole, so that its files’ names do not come in either', async () => {
    const { add, failures, written } = workspace();
    const files = chatExport();
    const batch = await add(
      folderOf({ ...files, 'result.json': String(files['result.json']).slice(0, 900) }),
    );
    expect(batch).toMatchObject({ scans: 0, failed: 1 });
    expect(failures(batch)).toEqual([['chat', 'damaged', '']]);
    expect(written()).not.toMatch(NAMES);
  });

  test('leads nowhere out of its folder, not by a link either', async () => {
    const { add, failures } = workspace();
    const outside = path.join(folderOf({ 'secret.jpg': jpeg(3) }), 'secret.jpg');
    const folder = folderOf({
      'result.json': telegramJson([
        { id: 1, ...AIGERIM, photo: 'photos/link.jpg' },
        { id: 2, ...AIGERIM, photo: outside },
        { id: 3, ...AIGERIM, photo: 'photos/../../secret.jpg' },
      ]),
      'photos/none.txt': '',
    });
    symlinkSync(outside, path.join(folder, 'photos/link.jpg'));
    const batch = await add(folder);
    expect(batch.scans).toBe(0);
    expect(failures(batch).map(([, reason]) => reason)).toEqual(['vanished', 'vanished', 'vanished']);
  });

  test('a result.json of another program is no export', async () => {
    const { add, messages } = workspace();
    const batch = await add(
      folderOf({ 'result.json': '{"__proto__":{"messages":[]},"rows":[1]}', 'a.jpg': jpeg(0) }),
    );
    expect(batch).toMatchObject({ kinds: [], scans: 1 });
    expect(messages()).toMatchObject([{ name: 'a.jpg', kind: null }]);
  });
});
