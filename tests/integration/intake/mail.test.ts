import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, mail } from '../../support/chats.ts';
import { jpeg, NAMES, workspace, zip } from './ways.ts';

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
