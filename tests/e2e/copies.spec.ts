import { expect, type Page } from '@playwright/test';
import path from 'node:path';
import { fromSvg } from '../support/from-svg.ts';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, setMarks, setPlan, sitDown, takeIn, test, truth, typeProtocol } from './station.ts';

/** A second photograph of the paper of 008, and another station's protocol. */
const scans = ['008.jpg', '008-again.jpg', '001.jpg'];

/** A page with writing on it that is no protocol, such as a decision of a commission. */
async function addLetter(folder: string): Promise<void> {
  const lines = Array.from(
    { length: 24 },
    (_, n) =>
      `<text x="150" y="${260 + 56 * n}" font-size="34">Решение комиссии, пункт ${n + 1}: ${'о '.repeat(12)}</text>`,
  ).join('');
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="white"/>${lines}</svg>`;
  await fromSvg(page).png().toFile(path.join(folder, 'решение.png'));
}

/** Confirms the protocol on the desk as it stands on paper; where it does not add up there, for the first reason. */
async function confirm(desk: Page, scan: string, misread: Record<string, number> = {}): Promise<void> {
  await desk.getByLabel('Region').fill(truth[scan]?.region ?? '');
  await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
  await typeProtocol(desk, scan, misread);
  await setMarks(desk, scan);
  await desk.keyboard.press('Control+Enter');
  const reason = desk.getByRole('group', { name: 'Why does it stand so on the paper?' });
  const isAsked = await reason.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
  if (isAsked) await desk.keyboard.press('Digit1');
  else await desk.keyboard.press('Enter');
}

test('two photographs of one paper are proposed, joined and parted by keys; the second one waits for no entry', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(...scans), 3);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await expect(desk.getByRole('link', { name: /^Review/ })).toContainText('3');
  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  const view = desk.getByRole('article');
  await expect(view.getByRole('heading', { name: /Station 992/ })).toBeVisible();
  await expect(view.getByText(/The writing is nearly the same \(9\d %\)/)).toBeVisible();
  await expect(view.getByRole('img', { name: /^The page / })).toHaveCount(2);
  await expect(view.getByRole('img', { name: /^Polling station number in / })).toHaveCount(2);
  await keepScreen(desk, 'copies-proposed');
  await desk.keyboard.press('ArrowRight');
  await expect(view.getByRole('img', { name: /^3 in / })).toHaveCount(2);
  await expect(view.getByRole('img', { name: /^Polling station number in / })).toHaveCount(0);

  // Kept apart by mistake, and taken back: it is proposed again.
  await desk.keyboard.press('KeyN');
  await expect(desk.getByText('Kept apart as different papers.')).toBeVisible();
  await expect(desk.getByText('No two pictures look like one paper.')).toBeVisible();
  await desk.keyboard.press('Control+KeyZ');
  await expect(desk.getByText('Taken back: Found to be different papers')).toBeVisible();
  await expect(view.getByRole('heading', { name: /Station 992/ })).toBeVisible();

  await expect(desk.getByRole('grid')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Joined as one paper.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /^Review/ })).toContainText('2');
  await desk.getByRole('button', { name: /^Joined/ }).press('Enter');
  await expect(view.getByText('Leads', { exact: true })).toBeVisible();
  await view.getByTestId('crop').first().locator('img').waitFor();
  await keepScreen(desk, 'copies-joined');

  // The better picture is entered once, and nobody is asked for the other one.
  await desk.getByRole('link', { name: /^Review/ }).press('Enter');
  const entered: string[] = [];
  for (let n = 0; n < 2; n++) {
    const name = desk.getByText(/^(008|008-again|001)\.jpg$/).first();
    // The next one takes the place of the one before.
    await expect(name).not.toHaveText(entered.at(-1) ?? 'none yet');
    const scan = (await name.textContent()) ?? '';
    entered.push(scan);
    await confirm(desk, scan);
    await expect(desk.getByText(scan, { exact: true })).toBeHidden();
  }
  await expect(desk.getByText(/All protocols are confirmed/)).toBeVisible();
  expect(entered).toContain('001.jpg');

  // Parted, the other picture is asked for again.
  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  await desk.getByRole('button', { name: /^Joined/ }).press('Enter');
  await expect(view.getByText('Leads', { exact: true })).toBeVisible();
  await desk.keyboard.press('KeyP');
  await expect(desk.getByText('Parted.')).toBeVisible();
  await expect(desk.getByText('No pictures are joined.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /^Review/ })).toContainText('1');
});

test('pictures of one paper that were confirmed differently are named', async ({ desk, station }) => {
  await takeIn(desk, station.folderOf('008.jpg', '008-again.jpg'), 2);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  await expect(desk.getByRole('grid')).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Joined as one paper.')).toBeVisible();
  // Whoever opens the picture that follows can enter it all the same.
  for (const scan of [1, 2]) {
    await desk.evaluate((id) => void (window.location.hash = `#/review/${id}`), scan);
    await desk
      .getByText(/^008(-again)?\.jpg$/)
      .first()
      .waitFor();
    await desk.getByTestId('crop').locator('img').waitFor();
    await confirm(desk, '008.jpg', scan === 2 ? { votes_tugel: 32 } : {});
    await expect(desk.getByRole('link', { name: /^Protocols/ })).toContainText(String(scan));
  }
  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  await desk.getByRole('button', { name: /^Joined/ }).press('Enter');
  await expect(desk.getByText(/entered differently, row 9\.7: here (32|23), there (23|32)/)).toBeVisible();
  await expect(desk.getByTestId('crop').first().locator('img')).toBeVisible();
  await keepScreen(desk, 'copies-differ');
});

test('a decision is linked to the protocol that it annuls, by its station’s number', async ({
  desk,
  station,
}) => {
  const folder = station.folderOf('001.jpg');
  await addLetter(folder);
  await takeIn(desk, folder, 2);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await expect(desk.getByText('001.jpg')).toBeVisible();
  await confirm(desk, '001.jpg');
  await expect(desk.getByRole('heading', { name: 'решение.png' })).toBeVisible();
  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  await desk.getByRole('button', { name: /^Documents/ }).press('Enter');
  const view = desk.getByRole('article');
  await expect(view.getByRole('heading', { name: 'решение.png' })).toBeVisible();
  await view.getByRole('radio', { name: 'Annulment' }).check();
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Enter');
  await expect(view.getByLabel('Polling station number')).toBeFocused();
  await desk.keyboard.type(String(truth['001.jpg']?.values['station']));
  await expect(view.getByRole('radio', { name: /001\.jpg/ })).toBeChecked();
  await keepScreen(desk, 'copies-document');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Linked.')).toBeVisible();
  await expect(view.getByRole('list', { name: 'What it is about' })).toContainText('Annulment');
  await expect(desk.getByRole('link', { name: /^Review/ })).not.toContainText('1');

  await desk.getByRole('link', { name: /^Protocols/ }).press('Enter');
  await expect(desk.getByRole('article').getByText('Annulled', { exact: true })).toBeVisible();
  await keepScreen(desk, 'copies-annulled');

  await desk.getByRole('link', { name: 'Copies' }).press('Enter');
  await desk.getByRole('button', { name: /^Documents/ }).press('Enter');
  await view.getByRole('button', { name: 'Unlink' }).press('Enter');
  await expect(desk.getByText('Unlinked.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /^Review/ })).toContainText('1');
});

test('copies and documents in three languages, light and dark, and at 200 % text', async ({
  desk,
  station,
}) => {
  const folder = station.folderOf('008.jpg', '008-again.jpg');
  await addLetter(folder);
  await takeIn(desk, folder, 3);
  const sitting = await sitDown(desk, 'K01', 'Auditor');
  const look = async (name: string) => {
    await sitting.evaluate(() => void (window.location.hash = '#/papers'));
    for (const [part, index] of [
      ['proposed', 0],
      ['documents', 2],
    ] as const) {
      await sitting
        .getByRole('main')
        .getByRole('group')
        .first()
        .getByRole('button')
        .nth(index)
        .press('Enter');
      await sitting.getByRole('article').locator('img').first().waitFor();
      await expectAccessible(sitting, `copies-${part}-${name}`);
      await expectNoSidewaysScroll(sitting, `copies-${part}-${name}`);
      await keepScreen(sitting, `copies-${part}-${name}`);
    }
  };
  for (const [language, colorScheme] of [
    ['en', 'dark'],
    ['kk', 'light'],
    ['ru', 'dark'],
  ] as const) {
    await sitting.emulateMedia({ colorScheme });
    await sitting.locator('header select').selectOption(language);
    await look(`${language}-${colorScheme}`);
  }
  await sitting.setViewportSize({ width: 683, height: 384 });
  await look('200-percent');
});
