import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, test } from './station.ts';

test.use({ demoStations: 800, actionTimeout: 20_000 });

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, name);
}

const open = (page: Page) => page.goto(`${new URL(page.url()).origin}/#/count/comparison`);

test('what cannot be stands first, with its arithmetic; from it to the protocols behind, and back', async ({
  desk,
}) => {
  await open(desk);
  const findings = desk.getByRole('list', { name: 'What cannot be' });
  await findings.waitFor();
  await expect(findings).toContainText('A part cannot exceed the whole.');
  await expect(desk.getByText('That is impossible.').first()).toBeVisible();
  await expect(findings.getByRole('img').first()).toBeVisible();
  await look(desk, 'comparison-en-light');

  await findings.getByRole('button', { name: 'The protocols' }).first().press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: /stations · sum/ })).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(findings).toBeVisible();

  // Every place by one figure; the keyboard goes from number to number.
  const table = desk.getByRole('grid', { name: 'Official results and protocols by place' });
  await table.getByRole('button').first().focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  const rest = desk.getByRole('heading', { name: /^What is left for the others/ });
  await expect(rest).toBeVisible();
  await expect(desk.getByText(/gave .* % of the votes/).first()).toBeVisible();
  await rest.scrollIntoViewIfNeeded();
  await look(desk, 'comparison-places-en-light');
  await desk.getByRole('combobox', { name: 'Figure' }).selectOption('voted');
  await table.scrollIntoViewIfNeeded();
  await keepScreen(desk, 'comparison-turnout-en-light');

  // A station that was published with other figures opens its protocol.
  await desk.getByRole('heading', { name: 'Stations published one by one' }).scrollIntoViewIfNeeded();
  await look(desk, 'comparison-stations-en-light');
  await desk.getByRole('heading', { name: 'Official figures changed later' }).scrollIntoViewIfNeeded();
  await keepScreen(desk, 'comparison-changes-en-light');
  await desk.getByRole('button', { name: 'Open the protocol' }).first().press('Enter');
  await expect(desk).toHaveURL(/#\/protocols\/\d+$/);
});

test('in three languages, light and dark, and at 200 % text', async ({ desk }) => {
  await open(desk);
  await desk.getByRole('grid').waitFor();
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
  ] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.locator('header select').first().selectOption(language);
    await look(desk, `comparison-${language}-${colorScheme}`);
  }
  // As at 200 % text.
  await desk.setViewportSize({ width: 683, height: 384 });
  await look(desk, 'comparison-200-percent');
  await desk.getByRole('grid').getByRole('button').nth(5).press('Enter');
  await desk.getByRole('grid').getByRole('button').nth(8).scrollIntoViewIfNeeded();
  await look(desk, 'comparison-200-percent-places');
});
