import { expect, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lostPage } from '../support/lost-page.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, takeIn, test, truth } from './station.ts';

/** Takes in a page that the machine does not find and opens it. */
async function openLostPage(desk: Page, folder: string): Promise<void> {
  writeFileSync(path.join(folder, 'across the room.jpg'), await lostPage());
  await takeIn(desk, folder, 1);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await desk.getByTestId('page').locator('img').waitFor();
  await expect(desk.getByText('Type from the picture.')).toBeVisible();
}

const corner = (desk: Page, name: string) => desk.getByRole('button', { name: `${name} corner` });

test('a page that the machine does not find is marked by keys, read, and confirmed like any other', async ({
  desk,
  station,
}) => {
  await openLostPage(desk, station.folderOf());
  await desk.getByRole('combobox', { name: 'Form', exact: true }).selectOption('kz-2019-a');
  await expect(desk.getByRole('textbox', { name: 'Polling station number' })).toBeFocused();
  await desk.keyboard.type('424');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('F8');

  await expect(corner(desk, 'Top left')).toBeFocused();
  await keepScreen(desk, 'placing');
  await expectAccessible(desk, 'placing');
  const before = await corner(desk, 'Top left').boundingBox();
  await desk.keyboard.press('Control+ArrowRight');
  const after = await corner(desk, 'Top left').boundingBox();
  expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(10);
  await desk.keyboard.press('Control+ArrowLeft');
  await desk.keyboard.press('Shift+ArrowDown');
  await desk.keyboard.press('ArrowUp');
  for (const name of ['Top right', 'Bottom right', 'Bottom left']) {
    await desk.keyboard.press('Enter');
    await expect(corner(desk, name)).toBeFocused();
  }
  await desk.keyboard.press('Escape');
  await expect(corner(desk, 'Bottom right')).toBeFocused();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('NumpadEnter');
  await expect(desk.getByRole('button', { name: 'Read the page' })).toBeFocused();
  await desk.keyboard.press('Enter');

  await desk.getByTestId('crop').locator('img').waitFor({ timeout: 60_000 });
  // What was typed from the picture is still there, to be confirmed anew.
  const entry = desk.getByRole('textbox', { name: 'Polling station number' });
  await expect(entry).toHaveValue('424');
  // Rows that the machine read for sure are filled in, with what stands on the paper.
  const rows = desk.getByRole('region', { name: 'All values' }).getByRole('listitem');
  const paper = Object.values(truth['001.jpg']?.values ?? {}).map(String);
  const filled = (await rows.allTextContents()).flatMap((row) => /\D(\d+)$/.exec(row)?.[1] ?? []);
  expect(filled.length).toBeGreaterThan(4);
  for (const value of filled) expect(paper).toContain(value);
  await keepScreen(desk, 'placed-by-hand');
});

test('a page marked as another form is read with nothing filled in; the desk says why, and how to place it anew', async ({
  desk,
  station,
}) => {
  await openLostPage(desk, station.folderOf());
  await desk.getByRole('combobox', { name: 'Form', exact: true }).selectOption('kz-2019-b');
  await desk.getByRole('button', { name: /Mark corners/ }).click();
  await expect(corner(desk, 'Top left')).toBeFocused();
  await desk.getByRole('button', { name: 'Read the page' }).click();
  await desk.getByTestId('crop').locator('img').waitFor({ timeout: 60_000 });
  await expect(desk.getByText(/Nothing is filled in/)).toBeVisible();
  const rows = desk.getByRole('region', { name: 'All values' }).getByRole('listitem');
  const said = await rows.allTextContents();
  expect(said.length).toBeGreaterThan(4);
  for (const row of said) expect(row).not.toMatch(/\D\d+$/);
  await keepScreen(desk, 'placed-in-doubt');
  await expectAccessible(desk, 'placed in doubt');
  await desk.keyboard.press('Shift+F8');
  await expect(corner(desk, 'Top left')).toBeFocused();
});

test('F8 moves the box of a row and has it read again; the row stays to be confirmed', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf('001.jpg'), 1);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await desk.getByTestId('crop').locator('img').waitFor();
  const entry = desk.locator('#entry');
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('ArrowDown');
  const received = String(truth['001.jpg']?.values['received']);
  await expect(entry).toHaveValue(received);
  await desk.keyboard.press('Backspace');
  await expect(entry).toHaveValue(received.slice(0, -1));
  await desk.keyboard.press('F8');
  await desk.getByText('Box of the row').waitFor();
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowLeft'])
    await desk.keyboard.press(key);
  await keepScreen(desk, 'box-in-hand');
  await expectAccessible(desk, 'box in hand');
  // A figure typed with the box in hand is the person's word: Enter is to confirm again.
  await desk.keyboard.press('Digit9');
  await expect(entry).toHaveValue(/9$/);
  await expect(desk.getByText('Box of the row')).toBeHidden();
  await desk.keyboard.press('F8');
  await desk.keyboard.press('Enter');
  await desk.getByText(`Reads ${received}.`).waitFor({ timeout: 60_000 });
  await expect(entry).toHaveValue(received);
  const row = desk
    .getByRole('region', { name: 'All values' })
    .getByRole('button', { name: /Ballots received/ });
  await expect(row).not.toContainText('✓');
  await desk.keyboard.press('Enter');
  await expect(row).toContainText('✓');
});

test('marking corners by mouse, at 200 % text, and back without a change', async ({
  desk,
  station,
  page,
}) => {
  await openLostPage(desk, station.folderOf());
  await desk.getByRole('button', { name: /Mark corners/ }).click();
  await expect(corner(desk, 'Top left')).toBeFocused();
  const from = await corner(desk, 'Bottom right').boundingBox();
  if (!from) throw new Error('the corner is not in view');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 65, from.y + 45, { steps: 4 });
  await page.mouse.up();
  const to = await corner(desk, 'Bottom right').boundingBox();
  expect((to?.x ?? 0) - from.x).toBeGreaterThan(40);
  // Another form is chosen after marking: the marks stay.
  await desk.getByRole('combobox', { name: 'Form', exact: true }).selectOption('kz-2019-b');
  const still = await corner(desk, 'Bottom right').boundingBox();
  expect(Math.abs((still?.x ?? 0) - (to?.x ?? 0))).toBeLessThan(2);
  await page.setViewportSize({ width: 683, height: 384 });
  await expectNoSidewaysScroll(desk, 'placing at 200 %');
  await expectAccessible(desk, 'placing at 200 %');
  await keepScreen(desk, 'placing-200-percent');
  await page.setViewportSize({ width: 1366, height: 768 });
  await desk.getByRole('button', { name: /Type from the picture/ }).click();
  await expect(desk.locator('#entry')).toBeFocused();
  await expect(desk.getByText('Type from the picture.')).toBeVisible();
});
