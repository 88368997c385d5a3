import { expect, type Page } from '@playwright/test';
import path from 'node:path';
import type { ScanDetail } from '../../shared/api/scans.ts';
import { shippedForm } from '../support/desk.ts';
import { confirmProtocol } from '../support/operator.ts';
import { readTruth } from '../support/truth.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, paperOrder, samples, setPlan, sitDown, takeIn, test, truth } from './station.ts';

const papers = new Map(readTruth(samples).map((paper) => [path.basename(paper.file), paper]));

/** A scan as this page's own window is told of it. */
async function scanOf(page: Page, scan: number): Promise<ScanDetail> {
  return page.evaluate(async (id) => {
    const headers = {
      'Content-Type': 'application/json',
      'X-Hattama-Window': sessionStorage.getItem('hattama.window') ?? '',
    };
    const body = JSON.stringify({ scan: id });
    const answer = await fetch('/call/scans.get', { method: 'POST', headers, body });
    return ((await answer.json()) as { data: ScanDetail }).data;
  }, scan);
}

/** The first scan over which a number is planted: of all the samples' numbers about ten are, but which is each workspace's own lot. */
async function firstPlanted(page: Page, count: number) {
  for (let scan = 1; scan <= count; scan += 1) {
    const { attention, sources } = await scanOf(page, scan);
    if (attention) return { scan, name: sources[0]?.name ?? '', ...attention };
  }
  throw new Error('nothing is planted');
}

test('a planted number that is waved through stops the screen; what is saved is what was typed', async ({
  desk,
  station,
}) => {
  const merger = await sitDown(desk, 'M01', 'Merger');
  await merger.evaluate(() => void (window.location.hash = '#/team'));
  const team = merger.getByRole('region', { name: 'Attention check' });
  await expect(team.getByRole('checkbox')).not.toBeChecked();
  await team.getByRole('checkbox').press('Space');
  await expect(team.getByRole('checkbox')).toBeChecked();
  await setPlan(desk, { mode: 'once', sharePct: 0 });

  const names = Object.keys(truth);
  await takeIn(desk, station.folderOf(...names), names.length);
  const { scan, name, field, value } = await firstPlanted(desk, names.length);
  const stands = truth[name]?.values[field];
  expect(stands).not.toBe(value);

  await desk.evaluate((id) => void (window.location.hash = `#/review/${id}`), scan);
  await desk.getByTestId('crop').locator('img').waitFor();
  for (const before of paperOrder) {
    if (before === field) break;
    await desk.keyboard.press('ArrowDown');
  }
  const entry = desk.locator('#entry');
  await expect(entry).toHaveValue(String(value));
  await desk.keyboard.press('NumpadEnter');
  await expect(desk.getByRole('alert')).toContainText('This number was put there on purpose. Look again.');
  await expect(entry).toHaveValue('');
  await expect(entry).toBeFocused();
  await expectAccessible(desk, 'attention stop');
  await expectNoSidewaysScroll(desk, 'attention stop');
  await keepScreen(desk, 'attention-stop');
  // Neither Enter nor the number itself leads past it.
  await desk.keyboard.press('NumpadEnter');
  for (const digit of String(value)) await desk.keyboard.press(`Numpad${digit}`);
  await desk.keyboard.press('NumpadEnter');
  await expect(entry).toHaveValue('');
  await expect(desk.getByRole('alert')).toBeVisible();
  for (const digit of String(stands)) await desk.keyboard.press(`Numpad${digit}`);
  await desk.keyboard.press('NumpadEnter');
  await expect(desk.getByText('This number was put there on purpose.')).toBeHidden();

  // The row itself: where its number was the planted one, other buttons lead to it too.
  await desk.locator('button[title="Polling station number"]').click();
  const paper = papers.get(name);
  if (!paper) throw new Error(`no truth of ${name}`);
  await confirmProtocol(desk, shippedForm(paper.form ?? ''), paper);
  await expect(desk.getByText(name)).toBeHidden();
  const saved = await scanOf(desk, scan);
  expect(['final', 'flagged']).toContain(saved.status);
  expect(saved.entries[0]?.values[field]?.value).toBe(stands);

  await merger.reload();
  await expect(team.getByRole('row', { name: /V07/ })).toContainText('0 of 1');
  await expect(team.getByRole('row', { name: /All together/ })).toContainText('0 of 1');
  await expectAccessible(merger, 'team');
  await keepScreen(merger, 'attention-team');
});
