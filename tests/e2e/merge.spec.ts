import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { type OtherTeam, otherTeam } from './other-team.ts';
import { keepScreen, setMarks, setPlan, takeIn, test, truth, typeProtocol } from './station.ts';

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

  await desk.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await lookEverywhere(desk, 'merge-begin');
  await give(desk, workbook);
  await expect(desk.getByRole('heading', { name: 'What merging would bring' })).toBeVisible();
  await expect(number(desk, 'New copies')).toContainText('2');
  await expect(number(desk, 'Conflicts')).toContainText('2');
  await expect(number(desk, 'Edited by hand')).toContainText('1');
  await expect(number(desk, 'Without their picture')).toContainText('2');
  await expect(desk.getByRole('gridcell', { name: `${votes} here · V07` })).toBeVisible();
  await lookEverywhere(desk, 'merge-look');
  await number(desk, 'Edited by hand').press('Enter');
  await expect(desk.getByText(`${before} → ${before + 2}`)).toBeVisible();
  await look(desk, 'merge-edited');
  await number(desk, 'Problems and notes').press('Enter');
  await look(desk, 'merge-problems');
  await number(desk, 'New copies').press('Enter');
  await look(desk, 'merge-new');

  await desk.keyboard.press('Escape');
  await expect(desk.getByText('Nothing was merged; everything is as it was.')).toBeVisible();
  await desk.getByRole('link', { name: /^Queue/ }).press('Enter');
  await expect(desk.getByText('1 page', { exact: true })).toBeVisible();

  // Looked at again, and merged.
  await desk.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await give(desk, workbook);
  await desk.getByRole('button', { name: 'Enter Merge' }).press('Enter');
  await expect(desk.getByRole('heading', { name: 'Merged' })).toBeVisible();
  await lookEverywhere(desk, 'merge-done');
  await desk.getByRole('link', { name: /^Queue/ }).press('Enter');
  await expect(desk.getByText('3 pages', { exact: true })).toBeVisible();
  await expect(desk.getByText(/002\.jpg · picture not here/)).toBeVisible();
  await look(desk, 'queue-away');
  await desk.getByRole('gridcell', { name: /003\.jpg/ }).click();
  await expect(desk.getByText(/Ask for a bundle with the pictures/).first()).toBeVisible();
  await look(desk, 'protocol-away');

  // The pictures come with a bundle; what the teams differ in stays open.
  await desk.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await desk.getByRole('button', { name: 'More files' }).press('Enter');
  await give(desk, bundle);
  await expect(number(desk, 'Without their picture')).toContainText('0');
  await desk.getByRole('button', { name: 'Enter Merge' }).press('Enter');
  await expect(desk.getByRole('heading', { name: 'Merged' })).toBeVisible();

  // Whose each value is stands beside it; the paper decides.
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: /Value 1/ })).toContainText('here · V07');
  await expect(desk.getByRole('button', { name: /Value 2/ })).toContainText('Almaty · V03');
  await desk.getByTestId('crop').locator('img').waitFor();
  await lookEverywhere(desk, 'resolve-teams');
  await desk.keyboard.press('Digit1');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('columnheader', { name: 'here · V07' })).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('edited by hand in almaty.xlsx, row 4')).toBeVisible();
  await expect(desk.getByText(`exported ${before} → now ${before + 2}`)).toBeVisible();
  await desk.getByTestId('page').locator('img').waitFor();
  await look(desk, 'resolve-edited');

  // Taken back in turn: the resolution, then the merge.
  await desk.getByRole('link', { name: 'Merge', exact: true }).press('Enter');
  await desk.keyboard.press('Control+KeyZ');
  await expect(desk.getByText(/not the merge itself/)).toBeVisible();
  await desk.keyboard.press('Control+KeyZ');
  await expect(desk.getByText('The merge was taken back.')).toBeVisible();
  await look(desk, 'merge-undone');
});
