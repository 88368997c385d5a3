import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { projectFolder } from '../support/reference.ts';
import { lookEverywhere } from './everywhere.ts';
import { test } from './station.ts';

const fixture = (name: string) => path.join(projectFolder, 'tests/fixtures/kz-2019-official', name);
const give = (page: Page, file: string) =>
  page.getByLabel('Choose files', { exact: true }).and(page.locator('input')).setInputFiles(file);

async function take(page: Page, source: string, published: string): Promise<void> {
  await page.getByLabel('Source', { exact: true }).fill(source);
  await page.getByLabel('Day of publication').fill(published);
  await page.getByRole('button', { name: 'Take in' }).press('Enter');
  await expect(page.getByText(`Taken in from “${source}”.`)).toBeVisible();
}

test('published tables come in by the screen: understood, put right, taken, withdrawn', async ({
  desk,
  station,
}) => {
  await desk.goto(new URL('#/count/tables', desk.url()).href);
  await expect(desk.getByRole('heading', { name: 'Take a table in' })).toBeVisible();
  await desk.getByRole('combobox', { name: 'Election' }).selectOption('kz-2019-president');
  await lookEverywhere(desk, 'tables-begin');

  await desk.getByRole('radio', { name: 'Official results' }).check();
  await give(desk, fixture('results-2019-by-region.csv'));
  await expect(desk.getByRole('combobox', { name: 'Column I: total' })).toHaveValue('votes');
  await expect(desk.getByText('Rows on regions')).toBeVisible();
  await lookEverywhere(desk, 'tables-look');
  await take(desk, 'CEC', '2019-06-10');

  await desk.getByRole('radio', { name: /from elsewhere/ }).check();
  await give(desk, fixture('coverage-2019.csv'));
  const semey = desk.getByRole('combobox', { name: 'What Semey is' });
  await semey.selectOption({ label: 'a part of East Kazakhstan' });
  await expect(desk.getByText('Rows on parts of regions').locator('xpath=..')).toContainText('2');
  await lookEverywhere(desk, 'tables-unknown');
  await take(desk, 'Coverage', '2019-07-01');

  // A second version of the same source, with the same columns in another letters, one figure unknown, one that is none.
  const later = path.join(path.dirname(station.workspace), 'later.csv');
  writeFileSync(
    later,
    ' REGION;stations total;Stations Observed;protocols held;source\nAtyrau;2\u00a0640;120;"1\u202f264";\nПавлодар;543;"—";3,5;\n',
  );
  await give(desk, later);
  await expect(desk.getByText('Understood as the last table with these columns was.')).toBeVisible();
  await expect(desk.getByText('Cell D3')).toBeVisible();
  await lookEverywhere(desk, 'tables-problems');
  await take(desk, 'Coverage', '2019-07-02');
  await desk.getByRole('button', { name: 'Withdraw Coverage, version 2' }).press('Enter');
  await expect(desk.getByRole('button', { name: 'Count Coverage, version 2, again' })).toBeVisible();
  await lookEverywhere(desk, 'tables-list');
});
