import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, test } from './station.ts';

test.use({ demoStations: 800 });

const plots = [
  'corner',
  'turnout',
  'share',
  'last-digits',
  'second-digits',
  'outliers',
  'identical',
  'head-counts',
  'hourly',
] as const;

async function openPlots(desk: Page): Promise<void> {
  await desk.goto(`${new URL(desk.url()).origin}/#/count/forensics`);
  await desk.getByTestId('plot').waitFor();
}

const listOf = (desk: Page) =>
  desk.locator('nav', { has: desk.locator('button.choice') }).getByRole('button');

test('dots are gone through by keyboard, open their protocols, and leave as a file and a table', async ({
  desk,
}) => {
  await openPlots(desk);
  const plot = desk.getByTestId('plot');
  const said = desk.getByTestId('said');
  await plot.focus();
  await desk.keyboard.press('KeyN');
  await expect(said).toHaveText(/station \d+.*: turnout [\d.]+ % \([\d,]+ of [\d,]+\), share [\d.]+ %/);

  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Save as SVG' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('demo-2031 corner.svg');
  const svg = readFileSync(await file.path(), 'utf8');
  expect(svg).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
  );
  expect(svg).toMatch(/Turnout and the leader.s share[\s\S]*Source: Klimek/);
  expect(svg).not.toMatch(/var\(|<style|<script|href/);

  await desk.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  const table = desk.getByRole('grid', { name: /^Turnout and the leader/ });
  await expect(table.getByRole('row').nth(1)).toContainText('▲');
  await expectAccessible(desk, 'table');
  await keepScreen(desk, 'forensics-table');
  await table.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('main[data-screen="protocols"]')).toBeVisible();

  await openPlots(desk);
  await plot.focus();
  await desk.keyboard.press('KeyN');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('main[data-screen="protocols"]')).toBeVisible();
});

test('a pointer finds dots, and a bar its stations', async ({ desk }) => {
  await openPlots(desk);
  await listOf(desk).nth(1).click();
  const plot = desk.getByTestId('plot');
  await plot.focus();
  await desk.keyboard.press('Home');
  for (let n = 0; n < 12; n++) await desk.keyboard.press('PageDown');
  const bar = await plot.locator('rect').last().boundingBox();
  await desk.mouse.click((bar?.x ?? 0) + (bar?.width ?? 0) / 2, (bar?.y ?? 0) + (bar?.height ?? 0) / 2);
  await expect(desk.getByRole('grid', { name: 'Stations by turnout' })).toBeVisible();
  await desk.getByRole('button', { name: /^Back/ }).press('Enter');
  await expect(plot).toBeVisible();
});

test('every plot, in three languages, light and dark, at 1366x768 and at 200 % text', async ({
  desk,
  page,
}) => {
  await openPlots(desk);
  for (const [language, colorScheme] of [
    ['en', 'light'],
    ['kk', 'dark'],
    ['ru', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await desk.locator('header select').selectOption(language);
    for (const [index, name] of plots.entries()) {
      await listOf(desk).nth(index).click();
      await desk.getByTestId('result').waitFor();
      await expectNoSidewaysScroll(desk, name);
      await keepScreen(desk, `forensics-${name}-${language}-${colorScheme}`);
    }
    await expectAccessible(desk, `plots ${language} ${colorScheme}`);
  }
  await page.setViewportSize({ width: 683, height: 384 });
  for (const [index, name] of plots.entries()) {
    await listOf(desk).nth(index).click();
    await expectNoSidewaysScroll(desk, `${name} at 200 %`);
  }
  await desk.getByTestId('result').scrollIntoViewIfNeeded();
  await keepScreen(desk, 'forensics-200-percent');
});
