import { expect, type Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { telegramJson, writeFiles } from '../support/chats.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import {
  keepScreen,
  samples,
  setMarks,
  setPlan,
  skipPractice,
  takeIn,
  test,
  truth,
  typeProtocol,
} from './station.ts';

const photo = (n: number) => `photos/photo_${n}@09-06-2019_21-15-3${n}.jpg`;
const first = '001.jpg';
const second = '002.jpg';
const stationOf = (scan: string) => truth[scan]?.values['station'] ?? 0;

/** A folder that goes with the test. */
const throwAway = test.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hattama-ways-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** A chat's export with two real protocols; the second one's message names another station than its paper. */
function chatIn(folder: string): string {
  const chat = path.join(folder, 'ChatExport_2019-06-10');
  const from = { from: 'Айгерим Касымова', from_id: 'user1' };
  writeFiles(chat, {
    'result.json': telegramJson([
      { id: 11, ...from, photo: photo(1), text: `УИК ${stationOf(first)}, от Айгерим, 8 701 123 45 67` },
      { id: 12, ...from, photo: photo(2), at: '2019-06-09T21:20:00', text: '999 учаске' },
    ]),
    [photo(1)]: readFileSync(path.join(samples, first)),
    [photo(2)]: readFileSync(path.join(samples, second)),
  });
  return chat;
}

/** Takes a seat, or finds the one of before. */
async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const start = page.getByRole('textbox', { name: 'Your code' });
  await expect(start.or(page.getByRole('navigation')).first()).toBeVisible();
  if (await page.getByRole('navigation').isVisible()) return;
  await start.fill('V07');
  await page.keyboard.press('Enter');
  await skipPractice(page);
}

/** Takes back the digits of a number. */
async function erase(page: Page, number: number): Promise<void> {
  for (let left = String(number).length; left > 0; left -= 1) await page.keyboard.press('Backspace');
}

async function confirm(desk: Page, scan: string): Promise<void> {
  await typeProtocol(desk, scan);
  await setMarks(desk, scan);
  await desk.keyboard.press('Enter');
}

throwAway(
  'a chat’s export brings its pictures, and what it says of a station stands beside what is typed',
  async ({ desk, folder }) => {
    await setPlan(desk, { mode: 'once', sharePct: 0 });
    await takeIn(desk, chatIn(folder), 2);
    await expect(desk.getByText('Telegram chat', { exact: true })).toBeVisible();
    await expect(desk.getByText(/^1 sender goes by a code/)).toBeVisible();
    await expectAccessible(desk, 'intake');
    await keepScreen(desk, 'ways-intake');

    await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
    await desk.getByTestId('crop').locator('img').waitFor();
    await desk.getByLabel('Region').fill('Алматы');
    const entry = desk.getByRole('textbox', { name: 'Polling station number' });
    await entry.focus();
    // The machine may be sure of the number and have filled it in.
    await erase(desk, stationOf(first));
    await expect(desk.getByText(`the message says ${stationOf(first)}`, { exact: true })).toBeVisible();
    await keepScreen(desk, 'ways-desk');
    for (const digit of String(stationOf(first))) await desk.keyboard.press(`Digit${digit}`);
    await expect(desk.getByText(`the message says ${stationOf(first)} too`)).toBeVisible();
    await keepScreen(desk, 'ways-desk-same');
    await erase(desk, stationOf(first));
    await confirm(desk, first);

    await expect(desk.getByText(photo(2))).toBeVisible();
    await entry.focus();
    // It is told, never filled in.
    await expect(entry).not.toHaveValue('999');
    await erase(desk, stationOf(second));
    for (const digit of String(stationOf(second))) await desk.keyboard.press(`Digit${digit}`);
    await expect(desk.getByText('the message says otherwise: 999')).toBeVisible();
    await expectAccessible(desk, 'desk');
    await keepScreen(desk, 'ways-desk-differs');
    await erase(desk, stationOf(second));
    await confirm(desk, second);
    await desk.getByText('All protocols are confirmed').waitFor();

    await desk.getByRole('link', { name: 'Queue' }).press('Enter');
    await expect(desk.getByRole('img', { name: 'the message says otherwise: 999' })).toBeVisible();
    await expectAccessible(desk, 'queue');
    await keepScreen(desk, 'ways-queue');

    await desk.getByRole('link', { name: 'Protocols' }).press('Enter');
    await expect(desk.getByText(/^Telegram, message 1[12] · S001/).first()).toBeVisible();
    await desk
      .getByText(/^Telegram, message 1[12]/)
      .first()
      .scrollIntoViewIfNeeded();
    await expectAccessible(desk, 'protocols');
    await expectNoSidewaysScroll(desk, 'protocols');
    await keepScreen(desk, 'ways-protocol');
  },
);

throwAway('a watched folder is named, brings what comes, and is left', async ({ station, folder, page }) => {
  const inbox = path.join(folder, 'inbox');
  await sitDown(page, station.address);
  mkdirSync(inbox);
  await page.getByLabel('Full path of a folder on this computer').fill(inbox);
  await page.keyboard.press('Enter');
  await expect(page.getByText(inbox, { exact: true })).toBeVisible();
  cpSync(path.join(samples, first), path.join(inbox, first));
  await expect(page.getByText('1 file in its last batch')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('watched folder', { exact: true })).toBeVisible();
  await page.getByText('1 of 1 pages read').waitFor({ timeout: 120_000 });
  await expectAccessible(page, 'watched');
  await keepScreen(page, 'ways-watched');

  // The workstation ends and begins again; the folder is still watched.
  await sitDown(page, await station.restart('SIGKILL'));
  await expect(page.getByText(inbox, { exact: true })).toBeVisible();
  cpSync(path.join(samples, second), path.join(inbox, second));
  await expect(page.getByText('2 files in its last batch')).toBeVisible({ timeout: 30_000 });

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(page, 'intake at 200 %');
  await page.getByRole('button', { name: `Stop watching ${inbox}` }).scrollIntoViewIfNeeded();
  await keepScreen(page, 'ways-watched-narrow-dark');
  await page.getByRole('button', { name: `Stop watching ${inbox}` }).press('Enter');
  await expect(page.getByText(inbox, { exact: true })).toBeHidden();
});
