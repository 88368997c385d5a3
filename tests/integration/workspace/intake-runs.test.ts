import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** A folder with `count` pictures of different bytes. */
function pictures(count: number): string {
  const folder = throwAwayFolder('pictures');
  mkdirSync(folder);
  for (let n = 1; n <= count; n++) {
    const name = `${String(n).padStart(3, '0')}.jpg`;
    copyFileSync(path.join(projectFolder, 'resources/samples/kz-2019', name), path.join(folder, name));
  }
  return folder;
}

test('a batch that was under way when the workspace was closed goes on at the next opening, each file once', async () => {
  const given = pictures(6);
  const first = await openCore();
  const { id } = await first.ask('intake.add', { paths: [given] });
  await until(async () => (await first.ask('intake.batches', {})).find(({ scans }) => scans > 0));
  await first.close();

  const looking = await openCore({ folder: first.folder, host: { kind: 'cli' }, person: null });
  const [left] = await looking.ask('intake.batches', {});
  expect(left?.state, 'a terminal that only looks takes nothing in').toBe('taking');
  expect(left?.scans).toBeLessThan(6);
  await looking.close();

  const second = await openCore({ folder: first.folder });
  const taken = await until(async () =>
    (await second.ask('intake.batches', {})).find(({ state }) => state === 'taken'),
  );
  expect(taken).toMatchObject({ id, found: 6, handled: 6, scans: 6, known: 0, failed: 0 });
  expect(await second.ask('audit.verify', {})).toMatchObject({ ok: true, originals: 6 });
});

test('a batch that waits behind another can be cancelled, and the other comes in', async () => {
  const { ask } = await openCore();
  const one = await ask('intake.add', { paths: [pictures(4)] });
  const two = await ask('intake.add', { paths: [pictures(4)] });
  await ask('intake.cancel', { batch: two.id });
  const batches = await until(async () => {
    const all = await ask('intake.batches', {});
    return all.every(({ state }) => state !== 'taking') && all;
  });
  expect(batches.map(({ id, state, handled }) => [id, state, handled])).toEqual([
    [two.id, 'cancelled', 0],
    [one.id, 'taken', 4],
  ]);
});

test('a listener that throws keeps nobody from working', async () => {
  const logged: string[] = [];
  const { ask, core } = await openCore({ log: (what) => logged.push(what) });
  const told: string[] = [];
  const other = core.session();
  other.events(() => {
    throw new Error('a window in trouble');
  });
  other.events(({ type }) => told.push(type));
  await ask('intake.add', { paths: [pictures(1)] });
  await until(async () => (await ask('intake.batches', {})).find(({ state }) => state === 'taken'));
  expect(told).toContain('intake');
  expect(logged).toContain('events');
});
