import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportWorkspace } from '../../../electron/exchange/index.ts';
import { openCore } from '../../support/open-core.ts';
import { workedThrough } from '../../support/worked-through.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** A workspace that merged another one's workbook, and has none of its pictures. */
async function withoutPictures() {
  const { store } = workedThrough();
  const file = path.join(path.dirname(throwAwayFolder()), 'team.xlsx');
  await exportWorkspace(store.read, store.folder, file, {
    format: 'xlsx',
    language: 'en',
    withoutPeople: false,
  });
  const opened = await openCore();
  const { look, report } = await opened.ask('exchange.look', { paths: [file] });
  return { ...opened, look, report };
}

test('copies without their picture are marked, counted for nobody to confirm, and say where the picture is', async () => {
  const { ask, session, look, report } = await withoutPictures();
  expect(report.counts.away).toBe(report.counts.fresh);
  expect(report.counts.fresh).toBeGreaterThan(5);
  await ask('exchange.merge', { look });

  const { rows } = await ask('scans.list', {});
  expect(rows.map(({ away }) => away)).toEqual(rows.map(() => true));
  const [row] = rows;
  expect(await ask('scans.get', { scan: row?.id ?? 0 })).toMatchObject({ away: true });
  for (const call of ['image.page', 'image.original', 'image.corners'] as const) {
    const { error } = await session.call(call, { scan: row?.id ?? 0 });
    expect(error?.reference, call).toBe('picture-away');
  }

  // Nobody can confirm what they cannot see.
  const info = await ask('workspace.info', {});
  expect(info.counts['to-confirm'] + info.counts.unplaced - info.resting).toBe(0);
  expect(await ask('review.next', { task: 'second' })).toEqual({ scan: null, left: 0 });
});

test('the exports in a folder are looked at, however deep they lie; other files there are none of them', async () => {
  const folder = throwAwayFolder('teams');
  mkdirSync(path.join(folder, 'V03'), { recursive: true });
  for (const name of ['b.XLSX', 'V03/a.zip', 'letter.docx', 'photo.jpg'])
    writeFileSync(path.join(folder, name), 'no export');
  const { ask } = await openCore();
  const { report } = await ask('exchange.look', { paths: [folder] });
  expect(report.files.map(({ name }) => name)).toEqual(['a.zip', 'b.XLSX']);
  expect(report.brings).toBe(false);
});

test('who drops a look has merged nothing, and cannot merge it any more', async () => {
  const { ask, session, look } = await withoutPictures();
  await ask('exchange.drop', { look });
  const { error } = await session.call('exchange.merge', { look });
  expect(error?.reference).toBe('not-found');
  expect((await ask('scans.list', {})).total).toBe(0);
});
