import { expect, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { confirmProtocol } from '../support/operator.ts';
import { shippedForm } from '../support/desk.ts';
import { readTruth } from '../support/truth.ts';
import { keepScreen, samples, skipPractice, takeIn, test } from './station.ts';

const ten = ['001', '002', '004', '005', '006', '007', '009', '010', '011', '012'].map((n) => `${n}.jpg`);
const papers = new Map(readTruth(samples).map((paper) => [path.basename(paper.file), paper]));
const entry = (page: Page) => page.locator('#entry');

/** Opens the workstation anew in the same tab, and sits down. */
async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const start = page.getByRole('textbox');
  await expect(start.or(page.getByRole('navigation')).first()).toBeVisible();
  if (await page.getByRole('navigation').isVisible()) return;
  await start.fill('V07');
  await page.keyboard.press('Enter');
  await skipPractice(page);
}

async function confirmNamed(page: Page, scan: string): Promise<void> {
  const paper = papers.get(scan);
  if (!paper) throw new Error(`There is no truth of ${scan}`);
  await expect(page.locator('main strong').first()).toHaveText(scan);
  await expect(entry(page)).toBeFocused();
  await confirmProtocol(page, shippedForm(paper.form ?? ''), paper);
}

test('ten protocols by keyboard alone, killed on the way and taken up again, the last one undone after a restart', async ({
  page,
  station,
}) => {
  await sitDown(page, station.address);
  await takeIn(page, station.folderOf(...ten), 10);
  await page.getByRole('button', { name: /^Confirm/ }).press('Enter');
  for (const scan of ten.slice(0, 4)) await confirmNamed(page, scan);

  // The fifth is begun: its station's number and the voters on its list.
  await expect(page.locator('main strong').first()).toHaveText('006.jpg');
  await expect(entry(page)).toBeFocused();
  for (const row of ['771', '4321']) {
    for (const digit of row) await page.keyboard.press(`Numpad${digit}`);
    await page.keyboard.press('NumpadEnter');
  }
  await sitDown(page, await station.restart('SIGKILL'));
  await page.getByRole('link', { name: /^Review/ }).focus();
  await page.keyboard.press('Enter');
  const values = page.getByRole('region', { name: 'All values' });
  await expect(values.getByRole('button', { name: /Voters on the list/ })).toContainText('4321');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');

  for (const scan of ten.slice(4)) await confirmNamed(page, scan);
  await expect(page.getByRole('heading', { name: 'All protocols are confirmed' })).toBeVisible();
  await keepScreen(page, 'finished');

  await sitDown(page, await station.restart('SIGTERM'));
  await page.getByRole('link', { name: /^Review/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take the last one back' }).press('Enter');
  await expect(page.locator('main strong').first()).toHaveText('012.jpg');
  await expect(values.getByRole('button', { name: /Polling station number/ })).toContainText('955');
  await expect(entry(page)).toBeFocused();
  await page.keyboard.press('Control+KeyY');
  await keepScreen(page, 'redone');
  await expect(page.getByText('012.jpg')).toBeVisible();
  await expect(page.getByRole('button', { name: /Open again/ })).toBeVisible();
});

test('a picture deleted under the app is said, and the protocol can still be typed', async ({
  page,
  station,
}) => {
  await sitDown(page, station.address);
  await takeIn(page, station.folderOf('001.jpg'), 1);
  for (const folder of ['originals', 'pages'])
    rmSync(path.join(station.workspace, folder), { recursive: true, force: true });
  await page.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await keepScreen(page, 'picture-missing');
  await expect(entry(page)).toBeFocused();
  await page.keyboard.type('424');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'All values' }).getByRole('button', { name: /Polling station number/ }),
  ).toContainText('424');
});
