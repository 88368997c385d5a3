import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, test } from './station.ts';

test.use({ demoStations: 800 });

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, name);
}

const numberIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

test('from a total to the stations behind it, to the image, and back', async ({ desk }) => {
  await desk.goto(`${new URL(desk.url()).origin}/#/count/totals`);
  const table = desk.getByRole('grid', { name: 'Totals by place' });
  await table.waitFor();
  await look(desk, 'totals-en-light');

  // The country's row: its name, coverage, turnout, and the first candidate's votes.
  const country = table.getByRole('row').nth(1);
  await country.getByRole('button').first().focus();
  for (let times = 0; times < 3; times++) await desk.keyboard.press('ArrowRight');
  const cell = desk.locator(':focus');
  const votes = numberIn(await cell.locator('span').nth(1).textContent());
  expect(votes).toBeGreaterThan(1000);
  await desk.keyboard.press('Enter');
  const status = desk.getByRole('status').filter({ hasText: /stations · sum/ });
  await expect(status).toBeVisible();
  expect(numberIn(/sum ([\d,\s]+)/.exec((await status.textContent()) ?? '')?.[1] ?? '')).toBe(votes);
  await look(desk, 'totals-behind-en-light');

  // The greatest first; Esc leads back to the very number.
  await desk.getByRole('button', { name: 'Greatest first' }).press('Enter');
  const first = desk.getByRole('grid').getByRole('row').nth(1);
  await expect(first).toContainText(/\d/);
  await desk.keyboard.press('Escape');
  await expect(table).toBeVisible();
  await expect(cell).toBeFocused();

  // Without stations in doubt there is less, and the list behind says the same.
  await desk.keyboard.press('KeyD');
  await expect(desk.getByRole('button', { name: /^Without stations in doubt/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const sure = numberIn(await cell.locator('span').nth(1).textContent());
  expect(sure).toBeLessThan(votes);
  await desk.keyboard.press('Enter');
  await expect(status).toBeVisible();
  expect(numberIn(/sum ([\d,\s]+)/.exec((await status.textContent()) ?? '')?.[1] ?? '')).toBe(sure);
  await desk.keyboard.press('Escape');

  // A region opens its districts; a district its stations, a station its protocol.
  await desk.keyboard.press('Home');
  await desk.keyboard.press('ArrowDown');
  const region = (await desk.locator(':focus').textContent()) ?? '';
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 2, name: region })).toBeVisible();
  await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(2);
  await look(desk, 'totals-region-en-light');
  await desk.getByRole('table').last().scrollIntoViewIfNeeded();
  await keepScreen(desk, 'totals-region-figures-en-light');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('heading', { level: 2, name: 'Whole country' })).toBeVisible();

  await desk
    .getByRole('button', { name: /with a protocol$/ })
    .first()
    .press('Enter');
  await expect(desk.getByRole('grid')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/#\/protocols\/\d+$/);
});

test('in three languages, light and dark, and at 200 % text', async ({ desk }) => {
  await desk.goto(`${new URL(desk.url()).origin}/#/count/totals`);
  await desk.getByRole('grid').waitFor();
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
  ] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.locator('header select').first().selectOption(language);
    await look(desk, `totals-${language}-${colorScheme}`);
  }
  // As at 200 % text.
  await desk.setViewportSize({ width: 683, height: 384 });
  await look(desk, 'totals-200-percent');
  await desk.getByRole('grid').getByRole('button').nth(8).scrollIntoViewIfNeeded();
  await keepScreen(desk, 'totals-200-percent-places');
  await desk.getByRole('grid').getByRole('button').nth(3).press('Enter');
  await desk.getByRole('grid').waitFor();
  await look(desk, 'totals-behind-200-percent');
});
