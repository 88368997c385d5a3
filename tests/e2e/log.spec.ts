import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import path from 'node:path';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, sitDown, takeIn, test } from './station.ts';

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, name);
}

test('the head is copied and found again; what is changed behind the program is named', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf('001.jpg'), 1);
  const auditor = await sitDown(desk, 'K01', 'Auditor');
  await auditor.getByRole('link', { name: 'Audit' }).press('Enter');
  await auditor.getByRole('button', { name: /^The log/ }).waitFor();
  await auditor.keyboard.press('KeyL');
  const head = auditor.getByRole('region', { name: 'Head' });
  await expect(head.getByText(/^([0-9a-f]{8} ){7}[0-9a-f]{8}$/)).toBeVisible();
  await auditor.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await head.getByRole('button', { name: 'Copy the signed head' }).press('Enter');
  await expect(head.getByText('✓ Copied')).toBeVisible();

  await auditor.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
  await expect(auditor.getByText(/^Unbroken: log rows \d+, pictures 1, entries 0\.$/)).toBeVisible();
  await auditor.getByLabel('The head, or the signed text').focus();
  await auditor.keyboard.press('Control+KeyV');
  await auditor.getByRole('button', { name: 'Check' }).press('Enter');
  await expect(auditor.getByText(/^The log had it at row \d+, /)).toBeVisible();
  for (const [language, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
    ['en', 'light'],
  ] as const) {
    await auditor.emulateMedia({ colorScheme });
    await auditor.locator('header select').selectOption(language);
    await look(auditor, `audit-log-${language}-${colorScheme}`);
  }
  // As at 200 % text.
  await auditor.setViewportSize({ width: 683, height: 384 });
  await look(auditor, 'audit-log-200-percent');
  await auditor.setViewportSize({ width: 1366, height: 768 });

  const outside = new Database(path.join(station.workspace, 'workspace.sqlite'));
  outside.exec('DROP TRIGGER person_same_row');
  outside.exec(`UPDATE person SET role = 'merger' WHERE code = 'V07'`);
  outside.close();
  await auditor.getByRole('button', { name: 'Verify', exact: true }).press('Enter');
  await expect(auditor.getByText(/^person V07 is not what log row \d+ recorded$/)).toBeVisible();
  await auditor.keyboard.press('Escape');
  await expect(auditor.getByText('No protocol is flagged.')).toBeVisible();
});
