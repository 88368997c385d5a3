import { existsSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { storedZip } from '../../../electron/exchange/stored-zip.ts';
import { beginBatch, forgetSenders, takeIn } from '../../../electron/intake/index.ts';
import { listFailures } from '../../../electron/store/failures.ts';
import { putPerson } from '../../../electron/store/people.ts';
import type { Batch } from '../../../shared/api/intake.ts';
import {
  type Files,
  folderOf,
  htmlMessage,
  mail,
  telegramJson,
  telegramPage,
  writeFiles,
} from '../../support/chats.ts';
import { noise, pdf, picture } from '../../support/files.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/** A new workspace with a person in it. */
function workspace() {
  const store = throwAwayStore();
  const audit = createAudit(store, testClock);
  audit.change({ person: 'A1', act: 'person.came' }, (db, { at }) =>
    putPerson(db, { code: 'A1', role: 'volunteer' }, at),
  );
  const add = (...paths: string[]) =>
    takeIn({ store, audit }, beginBatch({ store, audit }, { paths, region: 'Алматы', person: 'A1' }).id);
  const messages = () =>
    audit.read.all<Record<string, unknown>>(
      `SELECT name, kind, number, sender, forwarded, sent_at AS sentAt, caption, station
       FROM source LEFT JOIN message ON message.source = source.id ORDER BY id`,
    );
  const failures = (batch: Batch) =>
    listFailures(audit.read, batch.id).map(({ name, reason, detail }) => [name, reason, detail]);
  /** Everything that the workspace has written, but for the key list. */
  const written = () => {
    const files = readdirSync(store.folder).filter((name) => !name.startsWith('people.key.json'));
    return files
      .filter((name) => statSync(path.join(store.folder, name)).isFile())
      .map((name) => readFileSync(path.join(store.folder, name)).toString('utf8'))
      .join('\n');
  };
  const keyList = path.join(store.folder, 'people.key.json');
  return { store, audit, add, messages, failures, written, keyList };
}

const zip = (files: Files) =>
  storedZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));

let jpegs: Buffer[];
beforeAll(async () => {
  jpegs = await Promise.all(Array.from({ length: 6 }, () => picture(noise(64, 48)).jpeg().toBuffer()));
});
const jpeg = (n: number) => jpegs[n] ?? Buffer.alloc(0);

const PHOTO_1 = 'photos/photo_1@09-06-2019_21-15-33.jpg';
const PHOTO_2 = 'photos/photo_2@09-06-2019_21-15-34.jpg';
const AIGERIM = { from: 'Айгерим Касымова', from_id: 'user8701555' };

/** A chat of three people who name each other in every way. */
const chatExport = (): Files => ({
  'result.json': telegramJson([
    {
      id: 1,
      type: 'service',
      actor: 'Ерлан Сериков',
      action: 'invite_members',
      members: ['Айгерим Касымова'],
    },
    {
      id: 11,
      ...AIGERIM,
      photo: PHOTO_1,
      text: 'УИК 253, от Айгерим, звоните 8 701 123 45 67 или @aigerim_k',
    },
    { id: 12, ...AIGERIM, photo: PHOTO_2, at: '2019-06-09T21:15:34' },
    {
      id: 13,
      from: 'Ерлан Сериков',
      from_id: 'user42',
      forwarded_from: 'Бота Нурлан',
      file: 'files/Ерлан протокол 87011234567.pdf',
      mime_type: 'application/pdf',
      text: [
        '254 учаске, ',
        { type: 'mention', text: '@bota' },
        ' ',
        { type: 'bold', text: 'Бота' },
        ' жіберді',
      ],
    },
    { id: 14, from: 'Ерлан Сериков', from_id: 'user42', text: 'просто слова' },
    { id: 15, ...AIGERIM, file: 'video_files/film.mp4', media_type: 'video_file', mime_type: 'video/mp4' },
    { id: 16, ...AIGERIM, photo: '(File not included. Change data exporting settings to download.)' },
    { id: 17, from: null, photo: '../../secret.jpg' },
  ]),
  [PHOTO_1]: jpeg(0),
  'photos/photo_1@09-06-2019_21-15-33_thumb.jpg': jpeg(5),
  [PHOTO_2]: jpeg(1),
  'files/Ерлан протокол 87011234567.pdf': pdf(2),
  'files/Касымова лишнее.jpg': jpeg(2),
  'video_files/film.mp4': 'film',
});
const NAMES =
  /Айгерим|Касымов|Ерлан|Сериков|Бота|Нурлан|87011234567|user8701555|123 45 67|aigerim|user42|1234567890/i;

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

describe('a mail', () => {
  const given = () =>
    mail(
      {
        from: 'Айгерим Касымова <aigerim.k@mail.kz>',
        to: 'Ерлан Сериков <erlan@mail.kz>',
        subject: 'Протокол УИК № 253',
        text: 'Ерлан, вот протокол. Тел. 87011234567\r\n> От: Бота\r\n> раньше\r\n-- \r\nАйгерим Касымова',
      },
      {
        'Касымова 1.jpg': jpeg(0),
        'от Ерлана.zip': zip({ 'Ерлан/скан.jpg': jpeg(1), 'x.txt': 'x' }),
        'note.txt': Buffer.from('x'),
      },
    );

  test('brings its attachments, also those in an archive, with its subject and words', async () => {
    const { add, messages, written, keyList } = workspace();
    const batch = await add(folderOf({ 'От Айгерим Касымовой.eml': given(), 'b.jpg': jpeg(2) }));
    expect(batch).toMatchObject({ kinds: ['mail', 'zip'], scans: 3, failed: 0 });
    const told = {
      kind: 'mail',
      number: null,
      sender: 'S001',
      forwarded: null,
      sentAt: '2019-06-09T15:15:33.000Z',
      caption: 'Протокол УИК № 253\n[…], вот протокол. Тел. […]',
      station: 253,
    };
    const brought = messages().slice(1);
    expect(brought.map(({ name }) => String(name).replace(/[0-9a-f]{8}/, '#'))).toEqual([
      'mail-#/1.jpg',
      'mail-#/2.zip/2.jpg',
    ]);
    for (const one of brought) expect(one).toMatchObject(told);
    expect(written()).not.toMatch(NAMES);
    expect(readFileSync(keyList, 'utf8')).toContain('aigerim.k@mail.kz');
  });

  test('that cannot be taken apart, or holds nothing, is listed without its name', async () => {
    const { add, failures, written } = workspace();
    const deep = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    );
    const batch = await add(
      folderOf({
        'Касымова.eml': deep.join('\r\n'),
        'пусто Ерлан.eml': 'From: a@b.kz\r\nSubject: x\r\n\r\nhello\r\n',
      }),
    );
    expect(failures(batch).map(([name, reason]) => [name?.slice(0, 5), reason])).toEqual([
      ['mail-', 'damaged'],
      ['mail-', 'nothing-inside'],
    ]);
    expect(written()).not.toMatch(NAMES);
  });

  test('given itself is named neither by its batch nor among what it was given', async () => {
    const { add, failures, written } = workspace();
    const folder = folderOf({ 'Касымова.eml': given() });
    expect(await add(path.join(folder, 'Касымова.eml'))).toMatchObject({ name: 'E-mail', scans: 2 });
    const gone = await add(path.join(folder, 'Сериков.eml'));
    expect(failures(gone)).toEqual([['E-mail', 'vanished', '']]);
    expect(written()).not.toMatch(NAMES);
  });
});

describe('an archive', () => {
  test('comes in like a folder, its originals kept by their own hash', async () => {
    const { add, messages, failures } = workspace();
    const folder = folderOf({
      'archive.zip': zip({
        'photos/10.jpg': jpeg(1),
        'photos/2.jpg': jpeg(0),
        '__MACOSX/photos/._2.jpg': 'x',
        'Thumbs.db': 'x',
        'list.csv': 'a,b',
        'scan without ending': jpeg(2),
        'inner.zip': zip({ 'a.jpg': jpeg(3) }),
        'broken.jpg': jpeg(4).subarray(0, 300),
      }),
      '2.jpg': jpeg(0),
    });
    const batch = await add(folder);
    expect(batch).toMatchObject({ kinds: ['zip'], found: 6, scans: 3, known: 1, failed: 2 });
    expect(messages().map(({ name }) => name)).toEqual([
      '2.jpg',
      'archive.zip/photos/2.jpg',
      'archive.zip/photos/10.jpg',
      'archive.zip/scan without ending',
    ]);
    expect(failures(batch).map(([name, reason]) => [name, reason])).toEqual([
      ['archive.zip/broken.jpg', 'truncated'],
      ['archive.zip/inner.zip', 'nested'],
    ]);
    // The same once more brings nothing new.
    expect(await add(folder)).toMatchObject({ scans: 0, known: 4, failed: 2 });
  });

  test('of a chat’s export is one', async () => {
    const { add, messages, written } = workspace();
    const inside = Object.fromEntries(
      Object.entries(chatExport()).map(([name, bytes]) => [`ChatExport_2019-06-10/${name}`, bytes]),
    );
    const batch = await add(folderOf({ 'chat.zip': zip({ ...inside, 'readme.txt': 'x' }) }));
    expect(batch).toMatchObject({ kinds: ['telegram', 'zip'], scans: 5 });
    expect(messages()[2]).toMatchObject({
      name: 'chat.zip/files/message-13.pdf',
      sender: 'S002',
      station: 254,
    });
    expect(written()).not.toMatch(NAMES);
  });

  test('that cannot be opened is refused with its reason', async () => {
    const { add, failures } = workspace();
    const good = zip({ 'a.jpg': jpeg(0) });
    const batch = await add(
      folderOf({
        'a document.zip': zip({ '[Content_Types].xml': '<x/>', 'word/media/image1.jpg': jpeg(0) }),
        'cut.zip': good.subarray(0, good.length - 30),
        'empty.zip': zip({}),
        'no archive.zip': 'text',
        'outwards.zip': zip({ '../a.jpg': jpeg(0) }),
      }),
    );
    expect(failures(batch).map(([name, reason]) => [name, reason])).toEqual([
      ['a document.zip', 'unsupported-kind'],
      ['cut.zip', 'damaged'],
      ['empty.zip', 'nothing-inside'],
      ['no archive.zip', 'damaged'],
      ['outwards.zip', 'unsafe-name'],
    ]);
  });

  test('no key list is made where there is nobody to keep in it', async () => {
    const { add, keyList } = workspace();
    const lone = path.join(throwAwayFolder(), '..', 'a.zip');
    writeFileSync(lone, zip({ 'a.jpg': jpeg(0) }));
    await add(lone);
    expect(existsSync(keyList)).toBe(false);
  });
});
