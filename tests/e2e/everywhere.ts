import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen } from './station.ts';

/** Looks at a screen in three languages, in both lights and at twice the size of letters; pictures of it stay under `name`. */
export async function lookEverywhere(page: Page, name: string): Promise<void> {
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
    ['en', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator('header select').selectOption(language);
    await expectAccessible(page, name);
    await expectNoSidewaysScroll(page, name);
    await keepScreen(page, `${name}-${language}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, `${name}-200-percent`);
  await page.setViewportSize({ width: 1366, height: 768 });
}
