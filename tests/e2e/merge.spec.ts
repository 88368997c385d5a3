import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { type OtherTeam, otherTeam } from './other-team.ts';
import { keepScreen, setMarks, setPlan, sitDown, takeIn, test, truth, typeProtocol } from './station.ts';

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, name);
}

/** The screen as people see it elsewhere: in three languages, in both lights, at 200 % text. */
async function lookEverywhere(page: Page, name: string): Promise<void> {
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
    ['en', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator('header select').selectOption(language);
    await look(page, `${name}-${language}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 683, height: 384 });
  await look(page, `${name}-200-percent`);
  await page.setViewportSize({ width: 1366, height: 768 });
}

const give = (page: Page, ...files: string[]) =>
  page.getByLabel('Choose files', { exact: true }).and(page.locator('input')).setInputFiles(files);
const number = (page: Page, name: string) => page.getByRole('button', { name });
const votes = truth['001.jpg']?.values['votes_tokayev'] ?? 0;

let team: OtherTeam;
test.beforeAll(async () => {
  team = await otherTeam('Almaty', ['001.jpg', '002.jpg', '003.jpg'], {
    '001.jpg': { votes_tokayev: votes + 9 },
  });
});
test.afterAll(() => team.close());

test('another team is merged: looked at first, a conflict resolved, everything taken back', async ({
  desk,
  station,
}) => {
  const workbook = await team.write('almaty.xlsx', 'xlsx');
  const bundle = await team.write('almaty.zip', 'zip');
  const before = truth['002.jpg']?.values['votes_tokayev'] ?? 0;
  team.editCell(workbook, 'votes_tokayev', 4, before + 2);

  await takeIn(desk, station.folderOf('001.jpg'), 1);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('link', { name: /^Review/ }).press('Enter');
  await desk.getByLabel('Region').fill(truth['001.jpg']?.region ?? '');
  await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
  await typeProtocol(desk, '001.jpg');
  await setMarks(desk, '001.jpg');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { name: 'All protocols are confirmed' })).toBeVisible();

  // Who merges is somebody else: nobody decides between their own entry and another.
  const merger = await sitDown(desk, 'M02', 'Merger');
  await merger.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await expect(merger.getByRole('heading', { name: 'Merge files of other teams' })).toBeVisible();
  await lookEverywhere(merger, 'merge-begin');
  await give(merger, workbook);
  await expect(merger.getByRole('heading', { name: 'What merging would bring' })).toBeVisible();
  await expect(number(merger, 'New copies')).toContainText('2');
  await expect(number(merger, 'Conflicts')).toContainText('2');
  await expect(number(merger, 'Edited by hand')).toContainText('1');
  await expect(number(merger, 'Without their picture')).toContainText('2');
  await expect(merger.getByRole('gridcell', { name: `${votes} here · V07` })).toBeVisible();
  await lookEverywhere(merger, 'merge-look');
  await number(merger, 'Edited by hand').press('Enter');
  await expect(merger.getByText(`${before} → ${before + 2}`)).toBeVisible();
  await look(merger, 'merge-edited');
  await number(merger, 'Problems and notes').press('Enter');
  await look(merger, 'merge-problems');
  await number(merger, 'New copies').press('Enter');
  await look(merger, 'merge-new');

  await merger.keyboard.press('Escape');
  await expect(merger.getByText('Nothing was merged; everything is as it was.')).toBeVisible();
  await merger.getByRole('link', { name: /^Queue/ }).press('Enter');
  await expect(merger.getByText('1 page', { exact: true })).toBeVisible();

  // Looked at again, and merged.
  await merger.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await give(merger, workbook);
  await merger.getByRole('button', { name: 'Enter Merge' }).press('Enter');
  await expect(merger.getByRole('heading', { name: 'Merged' })).toBeVisible();
  await lookEverywhere(merger, 'merge-done');
  await merger.getByRole('link', { name: /^Queue/ }).press('Enter');
  await expect(merger.getByText('3 pages', { exact: true })).toBeVisible();
  await expect(merger.getByText(/002\.jpg · picture not here/)).toBeVisible();
  await look(merger, 'queue-away');
  await merger.getByRole('gridcell', { name: /003\.jpg/ }).click();
  await expect(merger.getByText(/Ask for a bundle with the pictures/).first()).toBeVisible();
  await look(merger, 'protocol-away');

  // The pictures come with a bundle; what the teams differ in stays open.
  await merger.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await merger.getByRole('button', { name: 'More files' }).press('Enter');
  await give(merger, bundle);
  await expect(number(merger, 'Without their picture')).toContainText('0');
  await merger.getByRole('button', { name: 'Enter Merge' }).press('Enter');
  await expect(merger.getByRole('heading', { name: 'Merged' })).toBeVisible();

  // Whose each value is stands beside it; the paper decides.
  await merger.keyboard.press('Enter');
  await expect(merger.getByRole('button', { name: /Value 1/ })).toContainText('here · V07');
  await expect(merger.getByRole('button', { name: /Value 2/ })).toContainText('Almaty · V03');
  await merger.getByTestId('crop').locator('img').waitFor();
  await lookEverywhere(merger, 'resolve-teams');
  await merger.keyboard.press('Digit1');
  await merger.keyboard.press('Enter');
  await expect(merger.getByRole('columnheader', { name: 'here · V07' })).toBeVisible();
  await merger.keyboard.press('Enter');
  await expect(merger.getByText('edited by hand in almaty.xlsx, row 4')).toBeVisible();
  await expect(merger.getByText(`exported ${before} → now ${before + 2}`)).toBeVisible();
  await merger.getByTestId('page').locator('img').waitFor();
  await look(merger, 'resolve-edited');

  // Taken back in turn: the resolution, then the merge.
  await merger.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await expect(merger.getByRole('heading', { name: 'Merged' })).toBeVisible();
  await merger.keyboard.press('Control+KeyZ');
  await expect(merger.getByText(/not the merge itself/)).toBeVisible();
  await merger.keyboard.press('Control+KeyZ');
  await expect(merger.getByText('The merge was taken back.')).toBeVisible();
  await look(merger, 'merge-undone');
});

test('an export says what leaves with it, and which head of the log to publish', async ({ desk }) => {
  await desk.getByRole('link', { name: 'Export', exact: true }).press('Enter');
  await desk.getByRole('radio', { name: /^ZIP/ }).check();
  await desk.getByRole('checkbox', { name: /nobody has entered/ }).check();
  await lookEverywhere(desk, 'export-bundle');
});
