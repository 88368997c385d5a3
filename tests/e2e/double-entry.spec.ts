import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, setMarks, sitDown, takeIn, test, truth, typeProtocol } from './station.ts';

/** A photo whose ballots do not balance on paper: flagged, and so always entered twice. */
const flagged = '003.jpg';
const paper = truth[flagged]?.values ?? {};
const misread = { votes_tokayev: Number(paper['votes_tokayev']) + 7 };

/** Looks at a screen as people may have it: in three languages, light and dark, at 200 % text. */
async function keepLooks(page: Page, name: string): Promise<void> {
  for (const [language, scheme] of [
    ['en', 'light'],
    ['kk', 'dark'],
    ['ru', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator('header select').first().selectOption(language);
    await expectAccessible(page, `${name} ${language} ${scheme}`);
    await expectNoSidewaysScroll(page, name);
    await keepScreen(page, `${name}-${language}-${scheme}`);
  }
  await page.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(page, `${name} at 200 %`);
  await expectAccessible(page, `${name} at 200 %`);
  await keepScreen(page, `${name}-200-percent`);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('header select').first().selectOption('en');
  // Figures typed in a list of languages are that list's.
  await page.locator('header select').first().blur();
}

const values = (page: Page) => page.getByRole('region', { name: 'All values' });

test('one person confirms, another enters it blind, a third resolves what differs', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(flagged), 1);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await desk.getByTestId('crop').locator('img').waitFor();
  await desk.getByLabel('Region').fill('Алматы');
  await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
  await typeProtocol(desk, flagged);
  await setMarks(desk, flagged);
  await desk.keyboard.press('Control+Enter');
  await desk.keyboard.press('Numpad1');
  await expect(desk.getByRole('heading', { name: 'All protocols are confirmed' })).toBeVisible();
  await test.step('the first person is not offered the second entry, and told why', async () => {
    await expect(desk.getByRole('link', { name: /Second entry/ })).toHaveCount(0);
    await desk.evaluate(() => void (window.location.hash = '#/second/1'));
    await expect(desk.getByText(/You entered this protocol yourself/)).toBeVisible();
    await keepLooks(desk, 'second-entry-awaited');
  });

  const second = await sitDown(desk, 'V08');
  await second.getByRole('link', { name: 'Second entry 1' }).click();
  const entry = second.getByRole('textbox', { name: 'Polling station number' });
  await expect(entry).toBeFocused();
  await test.step('the second person sees neither the first entry nor a reading', async () => {
    await expect(entry).toHaveValue('');
    for (const value of Object.values(paper).filter((each) => each > 99))
      await expect(values(second)).not.toContainText(String(value));
    const told = await second.evaluate(async () => {
      const headers = {
        'Content-Type': 'application/json',
        'X-Hattama-Window': sessionStorage.getItem('hattama.window') ?? '',
      };
      const response = await fetch('/call/scans.get', { method: 'POST', headers, body: '{"scan":1}' });
      return (await response.json()) as { data: { entries: unknown[]; reading: { fields: object } } };
    });
    expect(told.data.entries).toEqual([]);
    expect(told.data.reading.fields).toEqual({});
    await second.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', '424');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('#entry')?.dispatchEvent(paste);
    });
    await expect(second.getByText(/Nothing is pasted or dropped here/)).toBeVisible();
    await expect(entry).toHaveValue('');
    await keepLooks(second, 'second-entry');
  });
  await entry.focus();
  await typeProtocol(second, flagged, misread);
  await keepLooks(second, 'second-entry-summary');
  await second.keyboard.press('Control+Enter');
  await expect(second.getByText('003.jpg: 1 row differs, goes to a third person')).toBeVisible();
  await expect(second.getByRole('heading', { name: 'No second entries for you now' })).toBeVisible();
  await expect(second.getByRole('link', { name: /Resolve/ })).toHaveCount(0);
  await keepLooks(second, 'second-entry-finished');

  const third = await sitDown(desk, 'V09');
  await third.getByRole('link', { name: 'Resolve 1' }).click();
  await third.getByTestId('crop').locator('img').waitFor();
  await expect(third.getByText('Difference 1 of 1')).toBeVisible();
  await expect(third.locator('main')).not.toContainText(/V07|V08/);
  await keepLooks(third, 'resolve-values');
  await third.keyboard.press('Numpad3');
  await third.keyboard.type('77');
  await keepLooks(third, 'resolve-third');
  await third.keyboard.press('NumpadSubtract');
  await third.keyboard.press('Numpad1');
  await third.keyboard.press('NumpadEnter');
  await expect(third.getByRole('columnheader', { name: 'First: V07' })).toBeVisible();
  await expect(third.getByText('F301')).toBeVisible();
  await keepLooks(third, 'resolve-summary');
  await third.keyboard.press('NumpadEnter');
  await expect(third.getByRole('heading', { name: 'All differences are resolved' })).toBeVisible();

  await third.getByRole('button', { name: 'Take back the last one' }).click();
  await expect(third.getByText('Difference 1 of 1')).toBeVisible();
  await test.step('at 200 % text a row begins with its crop, and a third value is seen while it is typed', async () => {
    await third.setViewportSize({ width: 683, height: 384 });
    await third.keyboard.press('Numpad1');
    await third.keyboard.press('NumpadEnter');
    await third.keyboard.press('NumpadSubtract');
    await expect(third.getByTestId('crop')).toBeInViewport({ ratio: 0.95 });
    await expect(third.getByRole('button', { name: '2 Value 2' })).toBeInViewport();
    await third.keyboard.press('Numpad3');
    await expect(third.getByRole('textbox', { name: 'What stands on the paper' })).toBeInViewport({
      ratio: 0.95,
    });
    await third.keyboard.press('NumpadSubtract');
    await third.setViewportSize({ width: 1366, height: 768 });
  });
  await third.keyboard.press('NumpadEnter');
  await third.keyboard.press('NumpadEnter');
  await expect(third.getByRole('heading', { name: 'All differences are resolved' })).toBeVisible();

  await third.getByRole('link', { name: /Protocols/ }).click();
  await expect(third.locator('article').getByText('Flagged')).toBeVisible();
  await expect(third.locator('article')).toContainText(String(paper['votes_tokayev']));
  await expect(third.locator('article')).toContainText('V09');
});
