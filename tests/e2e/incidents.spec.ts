import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { lookEverywhere } from './everywhere.ts';
import { keepScreen, samples, test } from './station.ts';

/** Tells a new act by keys alone, from the list on. */
async function tell(page: Page, type: string, fields: Record<string, string>): Promise<void> {
  await page.keyboard.press('KeyN');
  await expect(page.getByRole('combobox', { name: 'Type of violation' }).last()).toBeFocused();
  await page.keyboard.type(type);
  await page.keyboard.press('Enter');
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByRole('article').getByLabel(label, { exact: true });
    await field.fill(value);
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').getByRole('heading', { name: 'Act', exact: true })).toBeVisible();
}

test('acts of violation are told by keys, found again, attached to, counted, and go out and in as tables', async ({
  desk,
  station,
}) => {
  await desk.goto(new URL('#/count/incidents', desk.url()).href);
  await desk.getByRole('combobox', { name: 'Election' }).selectOption('kz-2019-president');
  await expect(desk.getByText('No act has been told yet.')).toBeVisible();

  // A form that was left keeps what was typed.
  await desk.keyboard.press('KeyN');
  const article = desk.getByRole('article');
  const type = article.getByRole('combobox', { name: 'Type of violation' });
  await expect(type).toBeFocused();
  await desk.keyboard.type('1');
  await expect(article.getByRole('listbox').first().getByRole('option')).toHaveCount(10);
  await expectAccessible(desk, 'incidents-types');
  await keepScreen(desk, 'incidents-types');
  // The last of them comes into sight.
  await desk.keyboard.press('Backspace');
  for (let n = 0; n < 17; n++) await desk.keyboard.press('ArrowDown');
  await expect(article.getByRole('option', { name: /^18\. / })).toBeInViewport();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('ArrowDown');
  await expect(article.getByRole('listbox').first().getByRole('option')).toHaveCount(18);
  await desk.keyboard.type('stuff');
  await expect(article.getByRole('listbox').first().getByRole('option')).toHaveCount(1);
  await desk.keyboard.press('Enter');
  await expect(type).toHaveValue('16. Ballot stuffing, falsification');
  await article.getByLabel('Region', { exact: true }).fill('Almaty city');
  await article.getByLabel('Station number').fill('253');
  await article.getByLabel('Time', { exact: true }).fill('1940');
  await article
    .getByLabel('What happened')
    .fill('A pack of ballots was put into the box. И. И. Иванов stood by.');
  await expect(article.getByText('Looks like a name')).toBeVisible();
  await article.getByLabel('What happened').fill('A pack of ballots was put into the box.');
  await article.getByLabel('Codes of those who were there').fill('V07 a.b');
  await desk.keyboard.press('Control+Enter');
  await expect(article.getByText('A code is letters and digits')).toBeVisible();
  await article.getByLabel('Codes of those who were there').fill('V07 B-2');
  await desk.keyboard.press('Escape');
  await desk.reload();
  await desk.getByRole('combobox', { name: 'Election' }).selectOption('kz-2019-president');
  await desk.getByRole('button', { name: 'New act' }).press('Enter');
  await expect(article.getByLabel('Codes of those who were there')).toHaveValue('V07 B-2');
  await lookEverywhere(desk, 'incidents-new');
  await article.getByLabel('Codes of those who were there').press('Control+Enter');
  await expect(desk.getByText('1 act at 1 station')).toBeVisible();

  // A picture and another file.
  const paper = path.join(path.dirname(station.workspace), 'act 17.txt');
  writeFileSync(paper, 'signed');
  await article.locator('input[type=file]').setInputFiles([path.join(samples, '001.jpg'), paper]);
  await expect(article.getByText('act 17.txt')).toBeVisible();
  await expect
    .poll(() => article.locator('li img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100);
  await article.getByRole('button', { name: '001.jpg: enlarge' }).press('Enter');
  await expect(desk.getByRole('dialog').getByRole('img')).toBeVisible();
  await desk.keyboard.press('Escape');
  const download = desk.waitForEvent('download');
  await article.getByRole('button', { name: 'act 17.txt: save a copy' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('act 17.txt');

  // A complaint is a new version; what was said before stays.
  await article.getByRole('combobox', { name: 'Complaint', exact: true }).selectOption('rejected');
  await article.getByLabel('What became of it').fill('The court saw no ground.');
  await article.getByLabel('What became of it').press('Control+Enter');
  await expect(article.getByText('changed: Complaint, What became of it')).toBeVisible();
  await expect(article.getByText('changed: files')).toBeVisible();
  await lookEverywhere(desk, 'incidents-act');

  await article.getByRole('button', { name: 'Withdraw' }).press('Enter');
  await expect(article.getByText('Withdrawn: it stands in no table')).toBeVisible();
  await article.getByRole('button', { name: 'Bring back' }).press('Enter');
  await expect(article.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  // Taking back is telling it as before: once more, and it is withdrawn again.
  await article.getByRole('button', { name: 'Withdraw' }).press('Control+KeyZ');
  await expect(article.getByText('Withdrawn: it stands in no table')).toBeVisible();
  await article.getByRole('button', { name: 'Bring back' }).press('Control+KeyZ');
  await expect(article.getByRole('button', { name: 'Withdraw' })).toBeVisible();

  await desk.getByRole('grid', { name: 'Acts of violation' }).focus();
  await tell(desk, '1', { 'Station number': '254', 'What happened': 'Brought in buses' });
  await desk.getByRole('button', { name: 'Withdraw' }).focus();
  await tell(desk, 'voting for', { Region: 'Шымкент', 'Station number': '7' });
  await desk.getByRole('searchbox', { name: 'Text, number, code' }).fill('buses');
  await expect(desk.getByText('1 act at 1 station')).toBeVisible();
  await desk.getByRole('searchbox', { name: 'Text, number, code' }).fill('');

  await desk.getByRole('button', { name: 'Table', exact: true }).press('Enter');
  const row = desk.getByRole('row', { name: /Ballot stuffing/ });
  await expect(row).toContainText('Art. 41');
  await expect(desk.getByText('3 acts at 3 stations; at no station: 0.')).toBeVisible();
  await lookEverywhere(desk, 'incidents-table');

  await desk.getByRole('button', { name: 'Files', exact: true }).press('Enter');
  await desk.getByRole('radio', { name: 'CSV' }).check();
  const table = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const file = path.join(path.dirname(station.workspace), 'acts.csv');
  await (await table).saveAs(file);
  const give = (given: string) =>
    desk.getByLabel('Choose files', { exact: true }).and(desk.locator('input')).setInputFiles(given);
  await give(file);
  await expect(desk.getByText('New: 0, changed: 0, already here: 3, not taken: 0')).toBeVisible();
  writeFileSync(file, 'type,region,station\ntwo-in-booth,Алматы,9\nnonsense,Алматы,9\n');
  await give(file);
  await expect(desk.getByText('New: 1, changed: 0, already here: 0, not taken: 1')).toBeVisible();
  await expect(desk.getByText('“nonsense” is none of the words of type.')).toBeVisible();
  await lookEverywhere(desk, 'incidents-exchange');
});
