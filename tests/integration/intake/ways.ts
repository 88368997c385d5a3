import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createAudit } from '../../../electron/audit/change.ts';
import { storedZip } from '../../../electron/exchange/stored-zip.ts';
import { beginBatch, takeIn } from '../../../electron/intake/index.ts';
import { listFailures } from '../../../electron/store/failures.ts';
import { putPerson } from '../../../electron/store/people.ts';
import type { Batch } from '../../../shared/api/intake.ts';
import { type Files, telegramJson } from '../../support/chats.ts';
import { noise, pdf, picture } from '../../support/files.ts';
import { testClock, throwAwayStore } from '../../support/workspace-folder.ts';

/** A workspace that takes things in, and what people send: their names must not come in with it. */

/** A new workspace with a person in it. */
export function workspace() {
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

/** An archive of these files. */
export const zip = (files: Files) =>
  storedZip(Object.entries(files).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) })));

const jpegs = await Promise.all(Array.from({ length: 6 }, () => picture(noise(64, 48)).jpeg().toBuffer()));
/** The nth of six pictures. */
export const jpeg = (n: number) => jpegs[n] ?? Buffer.alloc(0);

export const PHOTO_1 = 'photos/photo_1@09-06-2019_21-15-33.jpg';
export const PHOTO_2 = 'photos/photo_2@09-06-2019_21-15-34.jpg';
export const AIGERIM = { from: 'Айгерим Касымова', from_id: 'user8701555' };

/** A chat of three people who name each other in every way. */
export const chatExport = (): Files => ({
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

/** Any way in which the people of that chat are called. */
export const NAMES =
  /Айгерим|Касымов|Ерлан|Сериков|Бота|Нурлан|87011234567|user8701555|123 45 67|aigerim|user42|1234567890/i;
