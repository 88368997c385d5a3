import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../support/chats.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';
import { chatExport, jpeg, NAMES, workspace, zip } from './ways.ts';

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
