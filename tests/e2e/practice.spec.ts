import { expect, type Page } from '@playwright/test';
import { practiceProtocols } from '../../renderer/features/practice/protocols.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, test } from './station.ts';

const guide = (page: Page) => page.getByRole('status').first();

/** Enters a practice protocol as it stands on its paper, by keys of the keypad alone, up to the summary. */
async function enter(page: Page, scan: number): Promise<void> {
  const protocol = practiceProtocols[scan - 1];
  if (!protocol) throw new Error(`no practice protocol ${scan}`);
  for (const [field, { value, state, corrected }] of Object.entries(protocol.paper.values)) {
    const shown = await page.locator('#entry').inputValue();
    if (state === 'illegible') await page.keyboard.press('NumpadMultiply');
    else {
      const marked = protocol.reading.fields[field]?.corrected === true;
      if (corrected !== marked) await page.keyboard.press('NumpadAdd');
      if (shown !== String(value))
        for (const digit of String(value)) await page.keyboard.press(`Numpad${digit}`);
      await page.keyboard.press('NumpadEnter');
    }
  }
}

test('five practice protocols by keyboard alone, both traps seen; nothing of them is in the workspace', async ({
  page,
  station,
}) => {
  await page.goto(station.address);
  await page.getByRole('textbox').fill('V07');
  await page.keyboard.press('Enter');
  // The offer has the focus: Enter takes it.
  await expect(page.getByRole('button', { name: 'Practise first (2 minutes)' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Practice 1 of 5')).toBeVisible();
  await page.getByTestId('crop').locator('img').waitFor();
  await expect(page.getByRole('textbox', { name: 'Polling station number' })).toBeFocused();
  await expect(guide(page)).toContainText('The machine is sure of this number');
  await expectAccessible(page, 'practice');
  await expectNoSidewaysScroll(page, 'practice');
  await keepScreen(page, 'practice-begin');

  // The first one with a slip: the paper says 277.
  await enter(page, 1);
  await page.keyboard.press('NumpadSubtract');
  await page.getByRole('button', { name: /Voters who took part/ }).click();
  await page.keyboard.type('278');
  await page.keyboard.press('NumpadEnter');
  await page.getByRole('button', { name: 'Summary', exact: true }).click();
  await page.keyboard.press('Control+NumpadEnter');
  await page.keyboard.press('Numpad1');
  await expect(page.getByText('Practice 2 of 5')).toBeVisible();
  await expect(page.getByText('row 5: the paper says 277, you entered 278.')).toBeVisible();
  await keepScreen(page, 'practice-wrong');

  await enter(page, 2);
  await page.keyboard.press('NumpadEnter');
  await expect(page.getByText('Practice 3 of 5')).toBeVisible();
  await expect(page.getByText('Practice 2: all right.')).toBeVisible();

  await enter(page, 3);
  await page.keyboard.press('NumpadEnter');
  await expect(page.getByText('What was written over is marked.')).toBeVisible();

  // A smudged figure: not guessed, not worked out.
  await page.getByRole('button', { name: /Kossanov/ }).click();
  await expect(guide(page)).toContainText('Never guess');
  await page.getByTestId('crop').locator('img').waitFor();
  await keepScreen(page, 'practice-illegible');
  await page.getByRole('button', { name: /Polling station number/ }).click();
  await enter(page, 4);
  await page.keyboard.press('NumpadEnter');
  await expect(page.getByText('What cannot be read is not guessed.')).toBeVisible();

  // It does not add up on paper: Enter leads back to it, then it is saved as it stands.
  await enter(page, 5);
  await expect(page.getByText('F301')).toBeVisible();
  await expect(guide(page)).toContainText('Something does not add up');
  await keepScreen(page, 'practice-sums');
  await page.keyboard.press('NumpadEnter');
  await expect(page.getByRole('textbox', { name: 'Ballots received by the commission' })).toBeFocused();
  await page.getByRole('button', { name: 'Summary', exact: true }).click();
  await page.keyboard.press('Control+NumpadEnter');
  await page.keyboard.press('Numpad1');

  await expect(page.getByRole('heading', { name: 'Practice finished' })).toBeVisible();
  await expect(page.getByText('1 mistake.', { exact: true })).toBeVisible();
  await expectAccessible(page, 'practice end');
  await keepScreen(page, 'practice-end');
  await page.keyboard.press('Enter');
  await expect(page.locator('main[data-screen="intake"]')).toBeVisible();
  await page.evaluate(() => void (window.location.hash = '#/team'));
  await expect(
    page.getByRole('region', { name: 'Attention check' }).getByRole('row', { name: /V07/ }),
  ).toContainText('1 mistake');
  await page.evaluate(() => void (window.location.hash = '#/queue'));
  await expect(page.getByText('No such pages.')).toBeVisible();
});

test('who has practised is not asked again; the practice stays reachable from the key sheet', async ({
  desk,
  station,
}) => {
  await desk.evaluate(() => void (window.location.hash = '#/practice'));
  await desk.getByTestId('crop').locator('img').waitFor();
  for (const scan of [1, 2, 3, 4, 5]) {
    await expect(desk.getByText(`Practice ${scan} of 5`)).toBeVisible();
    await expect(desk.getByText(`${scan}.jpg`)).toBeVisible();
    await expect(desk.locator('#entry')).toBeFocused();
    await desk.keyboard.press('F9');
    await expect(desk.getByRole('dialog').getByRole('button').first()).toBeFocused();
    await desk.keyboard.press('Digit6');
  }
  await expect(desk.getByText('5 mistakes.')).toBeVisible();
  await desk.getByRole('button', { name: 'Once more' }).click();
  await expect(desk.getByText('Practice 1 of 5')).toBeVisible();
  await desk.getByTestId('crop').locator('img').waitFor();
  await desk.keyboard.press('Shift+Slash');
  await expect(desk.getByRole('link', { name: 'Practise the keys' })).toHaveAttribute('href', '#/practice');
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  await desk.getByRole('button', { name: /V07/ }).click();
  await desk.getByRole('textbox').fill('V07');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('navigation')).toBeVisible();
  expect(station.address).toBeTruthy();
});
