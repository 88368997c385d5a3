import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, setMarks, setPlan, skipPractice, takeIn, test, typeProtocol } from './station.ts';

const screens = [
  'intake',
  'queue',
  'review',
  'second',
  'resolve',
  'audit',
  'protocols',
  'team',
  'practice',
  'export',
] as const;

/** Shows a screen of the shell and waits until it is drawn. */
async function show(page: Page, screen: (typeof screens)[number]): Promise<void> {
  await page.evaluate((name) => void (window.location.hash = `#/${name}`), screen);
  await page.locator(`main[data-screen="${screen}"]`).waitFor();
  if (screen === 'review' || screen === 'practice') await page.getByTestId('crop').locator('img').waitFor();
  if (screen === 'protocols') await page.locator('article img').waitFor();
}

test('every screen, in three languages, light and dark, at 1366x768 and at 200 % text', async ({
  desk,
  station,
  page,
}) => {
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await takeIn(desk, station.folderOf('001.jpg', '002.jpg'), 2);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await desk.getByTestId('crop').locator('img').waitFor();
  await typeProtocol(desk, '001.jpg');
  await setMarks(desk, '001.jpg');
  await expectAccessible(desk, 'summary');
  await desk.keyboard.press('Enter');
  await desk.getByText('002.jpg').waitFor();

  for (const [language, scheme] of [
    ['en', 'light'],
    ['kk', 'dark'],
    ['ru', 'light'],
    ['ru', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await desk.locator('header select').selectOption(language);
    for (const screen of screens) {
      await show(desk, screen);
      await expectAccessible(desk, `${screen} ${language} ${scheme}`);
      await expectNoSidewaysScroll(desk, screen);
      await keepScreen(desk, `${screen}-${language}-${scheme}`);
    }
  }

  await page.setViewportSize({ width: 683, height: 384 });
  for (const screen of screens) {
    await show(desk, screen);
    await expectNoSidewaysScroll(desk, `${screen} at 200 %`);
    await expectAccessible(desk, `${screen} at 200 %`);
    await keepScreen(desk, `${screen}-200-percent`);
  }
});

test('who sits here, the key sheet and the reasons are accessible too', async ({ page, station }) => {
  await page.goto(station.address);
  await expectAccessible(page, 'start');
  await keepScreen(page, 'start');
  await page.getByRole('textbox').fill('Ivan Ivanov');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 to 20 letters or digits without spaces')).toBeVisible();
  await page.getByRole('textbox').fill('V07');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Practise first (2 minutes)' }).waitFor();
  await expectAccessible(page, 'practice offer');
  await keepScreen(page, 'practice-offer');
  await skipPractice(page);
  await takeIn(page, station.folderOf('001.jpg'), 1);
  await page.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await page.getByTestId('crop').locator('img').waitFor();
  for (const [key, name] of [
    ['Shift+Slash', 'key-sheet'],
    ['F9', 'cannot-enter'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, name);
    await keepScreen(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});
