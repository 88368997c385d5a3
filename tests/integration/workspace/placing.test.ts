import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { lostCorners, lostPage } from '../../support/lost-page.ts';
import { type OpenCore, openCore, until } from '../../support/open-core.ts';
import { sampleScans } from '../../support/reference.ts';
import { readTruth } from '../../support/truth.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** These tests run the built worker (npm run build) on a page that the machine does not find. */

const paper = readTruth(sampleScans() ?? '').find(({ file }) => file === '001.jpg')?.values ?? {};

/** The lost page's corners, each some millimetres off. */
const marked = lostCorners.map(([x, y], n) => [x + 12 * (n % 2) - 6, y - 9 + 6 * n]) as unknown as Quad;

async function withLostPage(): Promise<OpenCore> {
  const given = throwAwayFolder('pictures');
  mkdirSync(given);
  writeFileSync(path.join(given, 'across the room.jpg'), await lostPage());
  const core = await openCore();
  await core.ask('intake.add', { paths: [given] });
  await until(async () => (await core.ask('intake.batches', {})).find(({ state }) => state === 'taken'));
  return core;
}

async function reading(core: OpenCore, status: ScanDetail['status']): Promise<ScanDetail> {
  return until(async () => {
    const detail = await core.ask('scans.get', { scan: 1 });
    return detail.status === status && detail;
  });
}

test('a page that the machine did not find is read where a person marks it, and goes the same way from there', async () => {
  const core = await withLostPage();
  await core.ask('jobs.start', {});
  const lost = await reading(core, 'unplaced');
  await core.ask('jobs.pause', {});

  const proposed = await core.ask('image.corners', { scan: 1 });
  expect(proposed).toMatchObject({ of: 'paper', width: 5600, height: 4400 });
  proposed.corners.forEach(([x, y], n) =>
    expect(Math.hypot(x - lostCorners[n as 0][0], y - lostCorners[n as 0][1])).toBeLessThan(40),
  );

  const form = 'kz-2019-a';
  const saved = await core.ask('review.place', {
    scan: 1,
    version: lost.version,
    form,
    corners: marked,
  });
  expect(saved.status).toMatch(/waiting|reading/);
  const placed = await reading(core, 'to-confirm');
  expect(placed.reading).toMatchObject({ status: 'read', form, placement: { byPerson: true, turned: 0 } });
  expect(placed.reading?.score).toBeGreaterThan(0.9);
  expect(placed.reading?.placement?.residualMm).toBeLessThan(0.1);
  const accepted = Object.entries(placed.reading?.fields ?? {}).filter(([, { accept }]) => accept);
  expect(accepted.length).toBeGreaterThan(5);
  for (const [id, { value }] of accepted) expect(value, id).toBe(paper[id]);

  const voted = core
    .ask('forms.get', { id: form })
    .then(({ form: { fields } }) => fields.find(({ id }) => id === 'voted'));
  const box = (await voted)?.box ?? [0, 0, 1, 1];
  const { reading: there } = await core.ask('review.readBox', { scan: 1, field: 'voted', box });
  expect(there?.value).toBe(paper['voted']);
  const below = await core.ask('review.readBox', {
    scan: 1,
    field: 'voted',
    box: [20, 270, 43, 11],
  });
  expect(below.reading?.accept).toBe(false);
  expect((await core.ask('scans.get', { scan: 1 })).version).toBe(placed.version);

  // The straightened page can be made again from the original and the marks.
  rmSync(path.join(core.folder, 'pages', '1.jpg'));
  expect(await core.ask('image.page', { scan: 1 })).toMatchObject({ width: 1680, height: 2376 });

  const log = await core.ask('audit.log', { scan: 1 });
  expect(log.map(({ act }) => act)).toContain('scan.placed');
  expect(await core.ask('audit.verify', {})).toMatchObject({ ok: true });
});

test('marked corners outlive the process that ends before the page was read again', async () => {
  const core = await withLostPage();
  await core.ask('jobs.start', {});
  const { version } = await reading(core, 'unplaced');
  await core.ask('jobs.pause', {});
  await core.ask('review.place', { scan: 1, version, form: 'kz-2019-a', corners: marked });
  await core.close();

  const again = await openCore({ folder: core.folder });
  expect((await again.ask('scans.get', { scan: 1 })).status).toMatch(/waiting|to-confirm/);
  await again.ask('jobs.start', {});
  const placed = await reading(again, 'to-confirm');
  expect(placed.reading?.placement?.byPerson).toBe(true);
});
