import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, setMarks, setPlan, sitDown, takeIn, test, truth, typeProtocol } from './station.ts';

/** Confirms the protocol on the desk as it stands on paper; where it does not add up there, for the first reason. */
async function confirm(desk: Page, scan: string): Promise<void> {
  await expect(desk.getByText(scan)).toBeVisible();
  await desk.getByLabel('Region').fill(truth[scan]?.region ?? '');
  await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
  await typeProtocol(desk, scan);
  await setMarks(desk, scan);
  await desk.keyboard.press('Control+Enter');
  const reason = desk.getByRole('group', { name: 'Why does it stand so on the paper?' });
  if (await reason.isVisible()) await desk.keyboard.press('Digit1');
  else await desk.keyboard.press('Enter');
}

/** 003: ballots that do not balance on paper. */
const flagged = '003.jpg';

test('a flagged protocol is opened at the field, confirmed as on paper by another person, undone and closed again', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(flagged, '001.jpg'), 2);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await confirm(desk, '001.jpg');
  await confirm(desk, flagged);
  await expect(desk.getByText(/All protocols are confirmed/)).toBeVisible();

  const auditor = await sitDown(desk, 'K01', 'Auditor');
  await auditor.getByRole('link', { name: /Audit 1/ }).press('Enter');
  await auditor.getByRole('button', { name: /^F301/ }).press('Enter');
  const flag = auditor.getByRole('article');
  await expect(flag.getByRole('heading', { name: 'Station 657 · Атырау' })).toBeVisible();
  await expect(flag.getByText('2379 ≠ 885 + 1394 · difference 100')).toBeVisible();
  await expect(flag.getByText('Entered by V07 · Said while entering: The commission')).toBeVisible();
  await expect(flag.getByRole('img', { name: 'The page with the rows of the rule outlined' })).toBeVisible();
  await expect(flag.getByRole('img', { name: '2 on the paper' })).toBeVisible();
  await expect(flag.getByRole('button', { name: '4 Unused (cancelled) ballots 1394' })).toBeVisible();
  await keepScreen(auditor, 'audit-flag');

  await auditor.keyboard.press('Digit2');
  await auditor.keyboard.press('Enter');
  await expect(auditor.getByText('A reason is needed.')).toBeVisible();
  await auditor.keyboard.type('Row 4 is written so');
  await auditor.keyboard.press('Enter');
  await expect(auditor.getByText('F301 closed: As on paper')).toBeVisible();
  await expect(auditor.getByText('All flags of this rule are closed.')).toBeVisible();
  await expect(desk.getByRole('link', { name: /Audit/ })).not.toContainText('1');

  await auditor.keyboard.press('Control+KeyZ');
  await expect(flag.getByRole('heading', { name: 'Station 657 · Атырау' })).toBeVisible();
  await expect(flag.getByRole('region', { name: 'History of this page' })).toContainText(
    'Taken back: Flag closed',
  );
  await auditor.keyboard.press('Control+KeyY');
  await expect(auditor.getByText('All flags of this rule are closed.')).toBeVisible();
  await auditor.getByRole('button', { name: 'Closed', exact: true }).press('Enter');
  await expect(flag.getByText(/As on paper · K01 · .* · Row 4 is written so/)).toBeVisible();
  await keepScreen(auditor, 'audit-closed');
});

test('what was mistyped is entered anew from the paper, by keys; one’s own entry is not confirmed by oneself', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(flagged), 1);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await confirm(desk, flagged);
  const auditor = await sitDown(desk, 'K01', 'Auditor');
  await auditor.getByRole('link', { name: /Audit/ }).press('Enter');
  await auditor.getByRole('button', { name: /^F301/ }).press('Enter');
  await auditor.keyboard.press('Digit1');
  const anew = auditor.getByRole('form', { name: 'Enter anew' });
  await expect(anew.getByRole('textbox').first()).toBeFocused();
  await auditor.keyboard.press('Enter');
  await auditor.keyboard.press('Enter');
  await auditor.keyboard.type('12');
  await expect(anew.getByText('Still not met.')).toBeVisible();
  await auditor.keyboard.type('-');
  await expect(anew.getByText('Digits only, one to five')).toBeVisible();
  await auditor.keyboard.press('Escape');
  await expect(anew).toBeHidden();

  await auditor.keyboard.press('Digit1');
  await auditor.keyboard.press('Enter');
  await auditor.keyboard.press('Enter');
  await auditor.keyboard.type('1494');
  await expect(anew.getByText('The rule is met now.')).toBeVisible();
  await auditor.keyboard.press('Enter');
  await auditor.keyboard.press('Enter');
  await expect(auditor.getByText('F301 closed: Fixed')).toBeVisible();
  await auditor.keyboard.press('Control+KeyZ');
  await expect(auditor.getByRole('button', { name: /^F301/ })).toContainText('1 open, 0 closed');

  await auditor.getByRole('button', { name: /K01/ }).click();
  await auditor.getByRole('listbox').waitFor();
  await expectAccessible(auditor, 'start with people known');
  await auditor.keyboard.press('ArrowDown');
  await keepScreen(auditor, 'start-known');
  await auditor.getByRole('textbox').fill('V07');
  await auditor.getByRole('radio', { name: /^Auditor/ }).check();
  await auditor.keyboard.press('Enter');
  await auditor.getByRole('button', { name: /^F301/ }).press('Enter');
  await auditor.keyboard.press('Digit2');
  await expect(auditor.getByText('You entered this protocol yourself')).toBeVisible();
});

test('a batch is handed over, and progress is seen in the other window', async ({ desk, station }) => {
  await takeIn(desk, station.folderOf('001.jpg', '002.jpg'), 2);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  const merger = await sitDown(desk, 'M02', 'Merger');
  await merger.getByRole('link', { name: 'Team' }).press('Enter');
  await expect(merger.getByText('0 of 2 done')).toBeVisible();
  await merger.getByLabel('In the hand of').selectOption('V07');
  await desk.getByRole('link', { name: 'Team' }).press('Enter');
  await expect(desk.getByText('In the hand of: V07')).toBeVisible();
  await expect(desk.getByText('Mergers and auditors set this.')).toBeVisible();

  await desk.getByRole('link', { name: /Review/ }).press('Enter');
  await desk.getByTestId('crop').locator('img').waitFor();
  await expect(merger.getByText('At work: V07')).toBeVisible();
  await keepScreen(merger, 'team');
  await confirm(desk, '001.jpg');
  await expect(merger.getByText('1 of 2 done')).toBeVisible();
  await expect(merger.getByRole('row', { name: /V07/ })).toContainText('1');

  await merger.getByRole('radio', { name: /^Everything twice/ }).check();
  await merger.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(merger.getByText(/^Applied/)).toBeVisible();
  await merger.reload();
  await expect(merger.getByRole('radio', { name: /^Everything twice/ })).toBeChecked();

  await merger.getByRole('link', { name: /Queue/ }).press('Enter');
  await expect(merger.getByText('in hand: V07')).toBeAttached();
});

test('flags, one being closed and the team, in three languages, light and dark, and at 200 % text', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf(flagged), 1);
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await confirm(desk, flagged);
  const auditor = await sitDown(desk, 'K01', 'Auditor');
  const check = async (name: string) => {
    await expectAccessible(auditor, name);
    await expectNoSidewaysScroll(auditor, name);
    await keepScreen(auditor, name);
  };
  const look = async (name: string) => {
    await auditor.evaluate(() => void (window.location.hash = '#/audit'));
    await auditor.getByTestId('paper').locator('img').waitFor();
    await check(`audit-${name}`);
    for (const [way, key] of [
      ['fixed', 'Digit1'],
      ['as-on-paper', 'Digit2'],
    ] as const) {
      await auditor.keyboard.press(key);
      await auditor.getByRole('form').waitFor();
      await check(`audit-${way}-${name}`);
      await auditor.keyboard.press('Escape');
    }
    await auditor.evaluate(() => void (window.location.hash = '#/team'));
    await auditor.getByRole('table').waitFor();
    await check(`team-${name}`);
  };
  for (const [language, colorScheme] of [
    ['en', 'dark'],
    ['kk', 'light'],
    ['ru', 'dark'],
  ] as const) {
    await auditor.emulateMedia({ colorScheme });
    await auditor.locator('header select').selectOption(language);
    await look(`${language}-${colorScheme}`);
  }
  await auditor.setViewportSize({ width: 683, height: 384 });
  await look('200-percent');
});
