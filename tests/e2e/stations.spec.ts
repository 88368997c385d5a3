import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { keepScreen, test } from './station.ts';

test.use({ demoStations: 1200 });

async function goTo(page: Page, part: 'stations' | 'turnout' | 'map'): Promise<void> {
  await page.evaluate((name) => void (window.location.hash = `#/count/${name}`), part);
}

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await expectNoSidewaysScroll(page, name);
  await keepScreen(page, name);
}

/** What was said at the desk last, the newest first. */
const told = (page: Page) => page.getByRole('list', { name: 'Said just now' }).getByRole('listitem');

test('a station is gone through row by row, and what was said is taken back', async ({ desk }) => {
  // Rows may come late: what is pressed as soon as there is a list is answered all the same.
  await desk.route('**/call/stations.list', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await goTo(desk, 'stations');
  const list = desk.getByRole('grid', { name: 'Stations' });
  await list.focus();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel('Voted by 13:00')).toBeFocused();
  await desk.keyboard.type('400');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('300');
  await expect(desk.getByText(/^F214: 400 by 13:00, 300 by 15:00/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(told(desk)).toHaveText([/Voted by 15:00: 300/, /Voted by 13:00: 400/]);
  // An hour of one's own gets a row, and the focus.
  await desk.getByLabel('Another hour').focus();
  await desk.keyboard.type('1030');
  await desk.keyboard.press('Enter');
  await expect(desk.getByLabel('Voted by 10:30')).toBeFocused();
  await desk.getByLabel('Why no protocol').selectOption('Contact was lost');
  await expect(told(desk).first()).toHaveText(/Why no protocol: Contact was lost/);
  await look(desk, 'stations-whole');

  await desk.keyboard.press('Control+KeyZ');
  await expect(told(desk).first()).toContainText('taken back');
  await expect(desk.getByLabel('Why no protocol')).toHaveValue('null');
  await desk.keyboard.press('Control+KeyZ');
  await expect(desk.getByLabel('Voted by 15:00')).toHaveValue('');
  await expect(desk.getByLabel('Voted by 13:00')).toHaveValue('400');
  await expect(desk.getByText(/^F214/)).toBeHidden();
  await expect(desk.getByRole('heading', { name: 'People said' })).toBeVisible();
});

test('one hour is typed station after station, faster than stations open', async ({ desk }) => {
  // The first station opens last: what is typed is kept in the order of typing all the same.
  let opened = 0;
  await desk.route('**/call/stations.get', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500 - 400 * Math.min(3, opened++)));
    await route.continue();
  });
  await goTo(desk, 'stations');
  await desk.getByRole('button', { name: 'One hour' }).press('Enter');
  await desk.getByLabel('Hour', { exact: true }).fill('13');
  await desk.getByLabel('Hour', { exact: true }).press('Enter');
  await expect(desk.getByLabel('Polling station number')).toBeFocused();
  await expect(desk.getByLabel('Hour', { exact: true })).toHaveValue('13:00');
  for (const [station, figure] of [
    [1, 101],
    [2, 102],
    [3, 103],
    [4, 104],
  ] as const) {
    await desk.keyboard.type(String(station));
    await desk.keyboard.press('Enter');
    await desk.keyboard.type(String(figure));
    await desk.keyboard.press('Enter');
  }
  await expect(told(desk)).toHaveCount(4);
  await expect(told(desk)).toHaveText([/: 104$/, /: 103$/, /: 102$/, /: 101$/]);
  await expect(told(desk).filter({ hasText: '✓' })).toHaveCount(4);

  // What was mistyped is asked about: more than are on the lists, and a number that nothing names.
  await desk.keyboard.type('1');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('99999');
  await expect(desk.getByText(/99,999 had voted by 13:00, and [\d,]+ are on the lists/)).toBeVisible();
  await look(desk, 'stations-hour');
  await desk.keyboard.press('Escape');
  await desk.keyboard.type('98765');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Nothing here names station 98765: is the number right?')).toBeVisible();
  await desk.keyboard.type('5');
  await desk.keyboard.press('Enter');
  await expect(told(desk)).toHaveCount(4);
  await expect(desk.getByText(/Enter keeps it all the same/)).toBeVisible();
  await desk.keyboard.press('Escape');

  // Taken back one after the other; the list shows what stands.
  await desk.keyboard.press('Control+KeyZ');
  await expect(told(desk).first()).toContainText('taken back');
  await desk.getByRole('searchbox').fill('3');
  await expect(desk.getByRole('grid').getByRole('row').nth(1)).toContainText('13:00 – 103');
});

test('an hour’s turnout is told as a text over exactly the stations that stated it', async ({ desk }) => {
  await desk.context().grantPermissions(['clipboard-write']);
  await goTo(desk, 'turnout');
  await desk.getByRole('button', { name: '13:00' }).press('Enter');
  const country = desk.getByRole('row', { name: /^Whole country/ });
  const [reported = '', registered = '', voted = ''] = await country.getByRole('cell').allTextContents();
  await look(desk, 'turnout');
  await desk.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(desk.getByText('Copied.')).toBeVisible();
  const text = await desk.getByText('Turnout by 13:00, by independent observers').textContent();
  expect(text).toContain(`(${voted} of ${registered} voters, ${reported} stations)`);
  expect(text).toContain(`over ${reported} stations that reported for 13:00`);
  const language = desk.getByRole('region', { name: /^To publish/ }).getByRole('combobox');
  await language.selectOption('Kazakh');
  await expect(desk.getByText(/дейінгі қатысу/)).toBeVisible();
  await language.selectOption('Russian');
  await expect(desk.getByText(/Явка к 13:00/)).toBeVisible();

  // One station more, and only for its hour.
  await goTo(desk, 'stations');
  await desk.getByRole('searchbox').fill('1');
  await desk.getByRole('button', { name: 'One hour' }).press('Enter');
  await desk.getByLabel('Hour', { exact: true }).fill('06:30');
  await desk.getByLabel('Polling station number').fill('1');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('33');
  await desk.keyboard.press('Enter');
  await expect(told(desk)).toContainText(['✓']);
  await goTo(desk, 'turnout');
  await desk.getByRole('button', { name: '06:30' }).press('Enter');
  expect((await country.getByRole('cell').allTextContents())[0]).toBe('1');
  await desk.getByRole('button', { name: '13:00' }).press('Enter');
  expect((await country.getByRole('cell').allTextContents()).slice(0, 3)).toEqual([
    reported,
    registered,
    voted,
  ]);
});

test('the map goes by keys from tile to tile and from dot to dot, and its table says the same', async ({
  desk,
}) => {
  await goTo(desk, 'map');
  const tiles = desk.getByRole('group', { name: 'Stations with a protocol, %' });
  await tiles.getByRole('button', { name: /^Akmola/ }).focus();
  await look(desk, 'map-coverage');
  await desk.keyboard.press('ArrowRight');
  const here = desk.locator(':focus');
  await expect(here).toHaveAccessibleName(/^Nur-Sultan: [\d.]+%$/);
  const shown = (await here.getAttribute('aria-label'))?.split(': ')[1] ?? '';
  await expect(desk.getByRole('row', { name: /^Nur-Sultan/ })).toContainText(shown);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 2, name: 'Nur-Sultan' })).toBeVisible();
  await desk.keyboard.press('Escape');

  await desk.getByRole('combobox', { name: 'Coloured by' }).selectOption('Turnout, %');
  await desk.getByRole('button', { name: /^Turnout, %/ }).press('Enter');
  const column = desk.getByRole('columnheader', { name: /^Turnout, %/ });
  await expect(column).toHaveAttribute('aria-sort', 'descending');
  const values = await desk.getByRole('table').getByRole('row').locator('td:nth-child(2)').allTextContents();
  const numbers = values.map((text) => parseFloat(text)).filter((value) => !Number.isNaN(value));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));

  const map = desk.getByRole('application', { name: 'Stations' });
  await map.focus();
  const chosen = desk.getByRole('status').filter({ hasText: /^No\. / });
  const before = await chosen.textContent();
  await desk.keyboard.press('ArrowDown');
  await expect(chosen).not.toHaveText(before ?? '');
  const wide = await map.getAttribute('viewBox');
  await desk.keyboard.press('Equal');
  await expect(map).not.toHaveAttribute('viewBox', wide ?? '');
  // Near by, the map moves under the pointer; the wheel goes further again.
  const near = await map.getAttribute('viewBox');
  const box = await map.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 200];
  await desk.mouse.move(x, y);
  await desk.mouse.down();
  await desk.mouse.move(x - 80, y - 40, { steps: 3 });
  await desk.mouse.up();
  await expect(map).not.toHaveAttribute('viewBox', near ?? '');
  await desk.mouse.wheel(0, 100);
  await desk.keyboard.press('Digit0');
  await expect(map).toHaveAttribute('viewBox', wide ?? '');
  await look(desk, 'map-turnout');
  const press = (key: string) => desk.keyboard.press(key);
  const open = desk.getByRole('button', { name: 'Open the protocol' });
  for (let times = 0; times < 30 && !(await open.isVisible()); times++)
    await press(times % 2 ? 'ArrowUp' : 'ArrowLeft');
  await map.focus();
  await press('Enter');
  await expect(desk).toHaveURL(/#\/(protocols|review)\/\d+$/);
});

test('stations, turnout and map in three languages, light and dark, and at 200 % text', async ({ desk }) => {
  for (const [language, colorScheme] of [
    ['kk', 'light'],
    ['ru', 'dark'],
  ] as const) {
    await desk.emulateMedia({ colorScheme });
    await desk.locator('header select').selectOption(language);
    await lookAtAll(desk, `${language}-${colorScheme}`);
  }
  await desk.setViewportSize({ width: 683, height: 384 });
  await lookAtAll(desk, '200-percent');
});

async function lookAtAll(page: Page, name: string): Promise<void> {
  for (const [part, ready] of [
    ['stations', 'grid'],
    ['turnout', 'table'],
    ['map', 'application'],
  ] as const) {
    await goTo(page, part);
    await page.getByRole(ready).first().waitFor();
    await look(page, `${part}-${name}`);
  }
}
