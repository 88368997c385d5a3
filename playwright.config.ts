import { defineConfig } from '@playwright/test';

/** End-to-end tests drive the built workstation in browser mode; screenshots of every screen stay in test-results/screens. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // One browser and one reader at a time: two cores are few.
  workers: 1,
  forbidOnly: true,
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    launchOptions: {
      ...(process.env['HATTAMA_CHROMIUM'] ? { executablePath: process.env['HATTAMA_CHROMIUM'] } : {}),
    },
  },
});
