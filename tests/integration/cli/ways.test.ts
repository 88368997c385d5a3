import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Batch } from '../../../shared/api/intake.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { mail, telegramJson, writeFiles } from '../../support/chats.ts';
import { noise, picture } from '../../support/files.ts';
import { runHattama } from '../../support/hattama.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

beforeAll(() => ensureBuilt(['core']));

const jpeg = () => picture(noise(64, 48)).jpeg().toBuffer();

test('add takes the export of a chat and mails, and says what they were', async () => {
  const folder = throwAwayFolder();
  const photo = 'photos/photo_1@09-06-2019_21-15-33.jpg';
  writeFiles(folder, {
    'chat/result.json': telegramJson([{ id: 1, from: 'Айгерим', from_id: 'user1', photo, text: 'УИК 253' }]),
    [`chat/${photo}`]: await jpeg(),
    'mails/от Айгерим.eml': mail(
      { from: 'Айгерим <a@mail.kz>', to: 'b@mail.kz', subject: 'УИК 254', text: '' },
      { '1.jpg': await jpeg() },
    ),
  });
  const added = await runHattama(folder, ['add', 'ws', 'chat', 'mails', '--json']);
  expect(added.code, added.err).toBe(2);
  await runHattama(folder, ['init', 'ws']);
  const ran = await runHattama(folder, ['add', 'ws', 'chat', 'mails', '--json']);
  expect(ran.code, ran.err).toBe(0);
  const { batch } = JSON.parse(ran.out) as { batch: Batch };
  expect(batch).toMatchObject({ name: 'Telegram', kinds: ['mail', 'telegram'], scans: 2, failed: 0 });
});

test('watch takes in what comes until Ctrl+C, and watches no longer then', async () => {
  const folder = throwAwayFolder();
  mkdirSync(path.join(folder, 'inbox'), { recursive: true });
  await runHattama(folder, ['init', 'ws']);
  const bytes = await jpeg();
  let written = false;
  let interrupted = false;
  const ran = await runHattama(folder, ['watch', 'ws', 'inbox', '--region', 'Алматы'], (err, child, out) => {
    if (!written && err.includes('Watching')) {
      written = true;
      writeFiles(path.join(folder, 'inbox'), { 'a.jpg': bytes });
    }
    if (!interrupted && out.includes('taken')) {
      interrupted = true;
      child.kill('SIGINT');
    }
  });
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toMatch(/^Batch 1 taken \(watched\): 1 files, 1 new scans, 0 known already, 0 failed\.$/m);
  const again = await runHattama(folder, ['verify', 'ws', '--json']);
  expect(again.code, again.err).toBe(0);
});
