import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, setMarks, setPlan, sitDown, takeIn, test, truth, typeProtocol } from './station.ts';

/** 003: ballots that do not balance on paper; station 657. */
const flagged = '003.jpg';

async function confirm(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await expect(desk.getByText(flagged)).toBeVisible();
  await desk.getByLabel('Region').fill(truth[flagged]?.region ?? '');
  await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
  await typeProtocol(desk, flagged);
  await setMarks(desk, flagged);
  await desk.keyboard.press('Control+Enter');
  await desk.keyboard.press('Digit1');
  await expect(desk.getByText(/All protocols are confirmed/)).toBeVisible();
}

/** Presses through the choices by keys alone and answers the saved file. */
async function save(page: Page, keys: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await keys();
  const saved = await download;
  const file = path.join(path.dirname(await saved.path()), saved.suggestedFilename());
  await saved.saveAs(file);
  return file;
}

test('the evidence file of a station is saved from its protocol and its flag, and opens by itself', async ({
  desk,
  station,
  context,
}) => {
  await takeIn(desk, station.folderOf(flagged), 1);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await confirm(desk);

  await desk.getByRole('link', { name: 'Protocols' }).press('Enter');
  const open = desk.getByRole('button', { name: 'Evidence file of this station' });
  await open.press('Enter');
  await expect(desk.getByRole('button', { name: 'Save the file' })).toBeFocused();
  await keepScreen(desk, 'evidence-choices');
  const html = await save(desk, () => desk.keyboard.press('Enter'));
  await expect(desk.getByText('Written, 1 copy.')).toBeVisible();
  expect(path.basename(html)).toMatch(/^hattama-657-\d{4}-\d\d-\d\d\.html$/);
  await keepScreen(desk, 'evidence-written');
  await desk.keyboard.press('Escape');
  await expect(open).toBeFocused();

  const problems: string[] = [];
  const reader = await context.newPage();
  reader.on('console', (message) => problems.push(message.text()));
  await reader.goto(pathToFileURL(html).href);
  await expect(reader.getByRole('heading', { name: 'Polling station 657 · Атырау' })).toBeVisible();
  const broken = await reader.evaluate(
    () => [...document.images].filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0).length,
  );
  expect([broken, problems]).toEqual([0, []]);
  await expectAccessible(reader, 'evidence file');
  await expectNoSidewaysScroll(reader, 'evidence file');
  await keepScreen(reader, 'evidence-file');
  await reader.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(reader, 'evidence file at 200 %');
  await reader.close();

  const auditor = await sitDown(desk, 'K01', 'Auditor');
  await auditor.getByRole('link', { name: /Audit 1/ }).press('Enter');
  await auditor.getByRole('button', { name: 'Evidence file of this station' }).press('Enter');
  await auditor.getByRole('radio', { name: /^PDF/ }).check();
  await auditor.getByRole('checkbox', { name: /^Without people/ }).press('Space');
  await expect(auditor.getByRole('checkbox', { name: /^Without people/ })).toBeChecked();
  await keepScreen(auditor, 'evidence-audit');
  const pdf = await save(auditor, () =>
    auditor.getByRole('button', { name: 'Save the file' }).press('Enter'),
  );
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the choices of an evidence file in three languages, light and dark, and at 200 % text', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(flagged), 1);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await confirm(desk);
  await desk.evaluate(() => void (window.location.hash = '#/protocols'));
  await desk.locator('article section button[aria-expanded]').press('Enter');
  const look = async (name: string) => {
    await desk.locator('article form').scrollIntoViewIfNeeded();
    await expectAccessible(desk, name);
    await expectNoSidewaysScroll(desk, name);
    await keepScreen(desk, name);
  };
  for (const [language, colorScheme] of [
    ['ru', 'light'],
    ['kk', 'dark'],
  ] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.locator('header select').selectOption(language);
    await look(`evidence-choices-${language}-${colorScheme}`);
  }
  await desk.setViewportSize({ width: 683, height: 384 });
  await look('evidence-choices-200-percent');
});
