import { type Browser, expect, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openZip } from '../../electron/unpack/index.ts';
import { shippedForm } from '../support/desk.ts';
import { confirmProtocol } from '../support/operator.ts';
import { filesOf } from '../support/site.ts';
import { readTruth } from '../support/truth.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, samples, setPlan, takeIn, test, truth } from './station.ts';

/** Station 657 of Atyrau, whose ballots do not balance on paper, and station 813 of Nur-Sultan. */
const scans = ['003.jpg', '010.jpg'];
const tokayev = truth['003.jpg']?.values['votes_tokayev'] ?? 0;

const papers = new Map(readTruth(samples).map((paper) => [path.basename(paper.file), paper]));

async function confirmAll(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  for (const scan of scans) {
    const paper = papers.get(scan);
    if (!paper) throw new Error(`There is no truth of ${scan}`);
    await expect(desk.locator('main strong').first()).toHaveText(scan);
    await desk.getByLabel('Region').fill(truth[scan]?.region ?? '');
    await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
    await confirmProtocol(desk, shippedForm(paper.form ?? ''), paper);
  }
  await expect(desk.getByText(/All protocols are confirmed/)).toBeVisible();
}

/** Tables as they are published: a register, and official results by which Atyrau gave fewer votes than one protocol holds. */
function tables(folder: string): { register: string; official: string } {
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  return {
    register: file(
      'register.csv',
      'region,station,name,registered\nАтырау,657,Мектеп № 7,2000\nАтырау,658,Мектеп № 8,1500\nНур-Султан,813,Мектеп № 9,2500\n',
    ),
    official: file('official.csv', `region,tokayev,total\nAtyrau,${tokayev - 100},900000\n`),
  };
}

async function takeTable(desk: Page, kind: string, file: string, source: string): Promise<void> {
  await desk.getByRole('radio', { name: kind }).check();
  await desk.getByLabel('Choose files', { exact: true }).and(desk.locator('input')).setInputFiles(file);
  await desk.getByLabel('Source', { exact: true }).fill(source);
  await desk.getByLabel('Day of publication').fill('2019-06-11');
  await desk.getByRole('button', { name: 'Take in' }).press('Enter');
  await expect(desk.getByText(`Taken in from “${source}”.`)).toBeVisible();
}

const openPart = (desk: Page, part: string) => desk.goto(`${new URL(desk.url()).origin}/#/count/${part}`);

/** Has a file written by a button, and answers where it was saved. */
async function saved(desk: Page, button: string): Promise<string> {
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: button }).press('Enter');
  const file = await download;
  const target = path.join(path.dirname(await file.path()), file.suggestedFilename());
  await file.saveAs(target);
  return target;
}

async function unpacked(zip: string): Promise<string> {
  const folder = `${zip}.site`;
  const open = await openZip(zip);
  for (const entry of open.entries) {
    const file = path.join(folder, entry.name);
    mkdirSync(path.dirname(file), { recursive: true });
    await entry.saveTo(file);
  }
  await open.close();
  return folder;
}

/** A reader far from the workstation: another browser context, which tells what it asks for and complains of. */
async function reader(browser: Browser, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => asked.push(message.text()));
  page.on('pageerror', (error) => asked.push(error.message));
  const strays = () => asked.filter((each) => !each.startsWith('file:'));
  return { page, strays, close: () => context.close() };
}

test('from pictures and tables to a report and a site that anybody can open', async ({
  desk,
  station,
  browser,
}) => {
  test.setTimeout(300_000);
  const given = station.folderOf(...scans);
  await takeIn(desk, given, scans.length);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await confirmAll(desk);

  await openPart(desk, 'tables');
  const { register, official } = tables(path.dirname(given));
  await takeTable(desk, 'Register of stations', register, 'Election commission');
  await takeTable(desk, 'Official results', official, 'CEC');

  // From the total of the country to the list behind it, to the protocol and its image.
  await openPart(desk, 'totals');
  const places = desk.getByRole('grid', { name: 'Totals by place' });
  await places.getByRole('row').nth(1).getByRole('button').first().focus();
  for (let times = 0; times < 3; times++) await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: /stations · sum/ })).toBeVisible();
  await desk.getByRole('grid').getByRole('row').nth(1).click();
  await expect(desk).toHaveURL(/#\/protocols\/\d+$/);
  await expect(desk.getByRole('article').getByRole('img')).toBeVisible();

  await openPart(desk, 'comparison');
  const findings = desk.getByRole('list', { name: 'Only with protocols in doubt' });
  await expect(findings).toContainText('A part cannot exceed the whole.');
  await expect(findings).toContainText('Atyrau');

  await openPart(desk, 'publish');
  const report = await saved(desk, 'Write the report');
  await expect(desk.getByText('Report written.')).toBeVisible();
  const zip = await saved(desk, 'Write the site');
  await expect(desk.getByText(/^Site written, \d+ files\./)).toBeVisible();
  await keepScreen(desk, 'publish-written');

  await readReport(browser, report);
  const site = await unpacked(zip);
  await walkSite(browser, site);
  await searchSite(browser, site);
  await lookAtSite(browser, site);
});

async function readReport(browser: Browser, file: string): Promise<void> {
  const { page, strays, close } = await reader(browser, true);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByText('A part cannot exceed the whole.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Method and limits' })).toBeVisible();
  await expectAccessible(page, 'report');
  await expectNoSidewaysScroll(page, 'report');
  await keepScreen(page, 'report');
  expect(strays()).toEqual([]);
  await close();
}

/** Without any script: from the first page over a region to a station, its picture beside its values. */
async function walkSite(browser: Browser, site: string): Promise<void> {
  const { page, strays, close } = await reader(browser, false);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByText(/^Searching needs a script/)).toBeVisible();
  await page.getByRole('link', { name: 'Atyrau' }).click();
  await expect(page.getByRole('row', { name: /Atyrau 658/ })).toContainText('no protocol');
  await page.getByRole('link', { name: 'Atyrau 657' }).click();
  await expect(page.getByRole('row', { name: /Kassym-Jomart Tokayev/ })).toContainText(String(tokayev));
  const picture = page.getByRole('img', { name: /^The picture of protocol/ });
  await expect(picture).toBeVisible();
  await expectNoSidewaysScroll(page, 'a station on a phone');
  await keepScreen(page, 'site-station-phone');
  await page.setViewportSize({ width: 1366, height: 768 });
  await keepScreen(page, 'site-station');
  await page.getByRole('link', { name: 'Қазақша' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('657-сайлау учаскесі');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Comparison with the official result' }).click();
  await expect(page.getByText('A part cannot exceed the whole.')).toBeVisible();
  expect(strays()).toEqual([]);
  await close();
  const shown = filesOf(site).filter((address) => address.startsWith('pictures/'));
  expect(shown).toHaveLength(scans.length);
}

/** With its script the search finds a station by number and by place. */
async function searchSite(browser: Browser, site: string): Promise<void> {
  const { page, strays, close } = await reader(browser, true);
  const open = (address: string) => page.goto(pathToFileURL(path.join(site, address)).href);
  await open('en/index.html');
  await page.getByRole('searchbox', { name: 'Find a station' }).fill('657');
  await expect(page.getByRole('status')).toHaveText('Stations found: 1');
  await page.getByRole('searchbox').fill('мектеп');
  await expect(page.getByRole('status')).toHaveText('Stations found: 3');
  await keepScreen(page, 'site-search');
  await page.getByRole('searchbox').fill('nowhere');
  await expect(page.getByRole('status')).toHaveText('No station is found.');
  await page.getByRole('searchbox').fill('atyrau 657');
  await page.getByRole('link', { name: 'Atyrau 657' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Polling station 657, Atyrau' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth > 0)))
    .toEqual([true]);
  expect(strays()).toEqual([]);
  await close();
}

/** Every kind of page can be used by everybody, also on a phone. */
async function lookAtSite(browser: Browser, site: string): Promise<void> {
  const { page, close } = await reader(browser, true);
  const kinds = filesOf(site).filter((address) =>
    /^(index|(en|kk)\/[a-z]+|(en|ru)\/stations\/.*)\.html$/.test(address),
  );
  expect(kinds.length).toBeGreaterThan(20);
  for (const address of kinds) {
    await page.goto(pathToFileURL(path.join(site, address)).href);
    await expectAccessible(page, address);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page, address);
    await page.setViewportSize({ width: 1366, height: 768 });
    if (address.startsWith('en/')) await keepScreen(page, `site-${path.basename(address, '.html')}`);
  }
  await close();
}

test('what is published is chosen in three languages, light and dark, and at 200 % text', async ({
  desk,
}) => {
  await openPart(desk, 'publish');
  await desk.getByRole('heading', { name: 'Public site' }).waitFor();
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
    ['en', 'light'],
  ] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.locator('header select').first().selectOption(language);
    await expectAccessible(desk, `publish ${language}`);
    await expectNoSidewaysScroll(desk, `publish ${language}`);
    await keepScreen(desk, `publish-${language}-${colorScheme}`);
  }
  await desk.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(desk, 'publish at 200 %');
  await keepScreen(desk, 'publish-200-percent');
});
