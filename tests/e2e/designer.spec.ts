import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runHattama } from '../support/hattama.ts';
import { keepScreen, samples, takeIn, test, truth } from './station.ts';

/** Of the sample forms the workspace is to know form A only: form B is the unknown one. */
async function forgetFormB(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Forms/ }).click();
  for (const title of [/protocol, form B/, /Georgia/]) {
    const use = page.getByRole('checkbox', { name: title });
    await use.click();
    await expect(use).not.toBeChecked();
  }
  await page.getByRole('link', { name: /^Intake/ }).click();
}

/** The ruled boxes in the column of figures (20 to 32 mm wide), from the first row, at 55 mm, down; px of the screen. */
async function figureCells(
  canvas: Locator,
): Promise<{ x: number; y: number; width: number; height: number }[]> {
  const boxes = await canvas.locator('svg rect[data-ruled]').all();
  const shown = await Promise.all(
    boxes.map(async (box) => ({
      width: Number(await box.getAttribute('width')),
      y: Number(await box.getAttribute('y')),
      at: await box.boundingBox(),
    })),
  );
  return shown.flatMap(({ width, y, at }) => (at && width > 20 && width < 32 && y > 54 ? [at] : []));
}

const corners = ['Top left', 'Top right', 'Bottom right', 'Bottom left'] as const;

/** Where the sheet lies in 002.jpg, px. */
const sheetOf002 = [
  [79, 12],
  [1731, 69],
  [1652, 2405],
  [0, 2349],
] as const;

/** Drags the four corners, which lie at those of the picture, to where they belong. */
async function markCorners(
  page: Page,
  size: { width: number; height: number },
  to: readonly (readonly [number, number])[],
): Promise<void> {
  const middles = await Promise.all(
    corners.map(async (name) => {
      const box = await page.getByRole('button', { name: `${name} corner` }).boundingBox();
      if (!box) throw new Error(`no ${name} corner`);
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    }),
  );
  const [topLeft, , bottomRight] = middles;
  if (!topLeft || !bottomRight) throw new Error('no corners');
  const scale = (bottomRight[0] - topLeft[0]) / size.width;
  for (const [n, [x, y]] of to.entries()) {
    await page.mouse.move(...(middles[n] ?? topLeft));
    await page.mouse.down();
    await page.mouse.move(topLeft[0] + x * scale, topLeft[1] + y * scale, { steps: 3 });
    await page.mouse.up();
  }
}

async function expectGood(page: Page, screen: string): Promise<void> {
  await keepScreen(page, screen);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    screen,
  ).toEqual([]);
  const [scroll, client] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(scroll, screen).toBeLessThanOrEqual(client ?? 0);
}

/** The readings of a tried scan, as the table says them: field's name -> [reading, sure]. */
async function readings(page: Page): Promise<Record<string, [string, string]>> {
  const rows = await page.locator('tr[data-field]').all();
  const cells = await Promise.all(
    rows.map(async (row) => [await row.getAttribute('data-field'), await row.locator('td').allInnerTexts()]),
  );
  return Object.fromEntries(cells) as Record<string, [string, string]>;
}

test('from a scan of an unknown form to a reading, by keys and mouse, and the command line reads the same', async ({
  desk,
  station,
}) => {
  await forgetFormB(desk);
  const folder = station.folderOf('002.jpg', '004.jpg');
  await takeIn(desk, folder, 2);
  await desk.getByRole('link', { name: /^Forms/ }).click();
  await expect(desk.getByRole('combobox', { name: 'Scan' })).toContainText('002.jpg');
  await expectGood(desk, 'designer-list');
  await desk.getByRole('button', { name: 'Draw on this scan' }).press('Enter');

  // Corners: by mouse, and the first by keys as well.
  const first = desk.getByRole('button', { name: 'Top left corner' });
  await expect(first).toBeFocused();
  await markCorners(desk, { width: 1732, height: 2417 }, sheetOf002);
  await first.focus();
  for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowUp', 'ArrowLeft'])
    await desk.keyboard.press(key);
  await expectGood(desk, 'designer-corners');
  await desk.getByRole('button', { name: 'Straighten' }).press('Enter');

  // Fields: one drawn roughly, one by keys below it, one by a click into its box.
  const canvas = desk.getByRole('application', { name: 'Page of the form' });
  await expect(canvas).toBeFocused();
  await canvas.locator('img').waitFor();
  const cells = await figureCells(canvas);
  const [registered, , issued] = cells;
  if (!registered || !issued) throw new Error('no column of figures was found');
  await desk.mouse.move(registered.x - 4, registered.y - 3);
  await desk.mouse.down();
  await desk.mouse.move(registered.x + registered.width + 5, registered.y + registered.height + 4, {
    steps: 5,
  });
  await desk.mouse.up();
  await desk.keyboard.press('KeyN');
  await desk.mouse.click(issued.x + issued.width / 2, issued.y + issued.height / 2);
  await expect(desk.getByTestId('field')).toHaveCount(3);

  // What they hold, by keys alone: back to the first, F2, choose, Escape, Tab.
  await desk.keyboard.press('Shift+Tab');
  await desk.keyboard.press('Shift+Tab');
  for (const quantity of ['registered voters', 'ballots received', 'voters given ballots']) {
    await desk.keyboard.press('F2');
    await expect(desk.getByRole('combobox', { name: 'Kind' })).toBeFocused();
    await desk.getByRole('combobox', { name: 'Holds' }).selectOption({ label: quantity });
    await desk.keyboard.press('Escape');
    await expect(canvas).toBeFocused();
    await desk.keyboard.press('Tab');
  }
  await canvas.focus();
  await expect(desk.getByRole('list', { name: 'Fields' })).toHaveText(
    /registered voters.*ballots received.*voters given ballots/s,
  );
  // Undo takes the third away again, redo brings it back.
  await desk.keyboard.press('Control+KeyZ');
  await desk.keyboard.press('Control+KeyY');
  await expectGood(desk, 'designer-fields');

  // The form itself. A reload in between loses nothing.
  await desk.getByRole('button', { name: /things to mend/ }).click();
  await keepScreen(desk, 'designer-problems');
  await desk.getByRole('button', { name: 'give the form a title' }).click();
  await desk.getByRole('textbox', { name: 'Title (English)' }).fill('Unknown form');
  await expect(desk.getByText('Draft kept')).toBeVisible();
  await desk.reload();
  await desk.getByRole('tab', { name: 'Form and rules' }).click();
  await expect(desk.getByRole('textbox', { name: 'Title (English)' })).toHaveValue('Unknown form');
  await desk.getByRole('textbox', { name: 'Short name of the form' }).fill('unknown-2019');
  await desk.getByRole('textbox', { name: 'Short name of the election' }).fill('unknown');
  await expect(desk.getByText('Can be saved')).toBeVisible();
  await expectGood(desk, 'designer-form');

  // Tried on both scans: what is sure is right.
  await desk.getByRole('tab', { name: 'Try' }).click();
  await desk.getByRole('button', { name: 'Try', exact: true }).click();
  await desk.getByRole('button', { name: /004\.jpg/ }).click({ timeout: 60_000 });
  await expect(desk.locator('tr[data-field="registered"]')).toContainText(/\d/);
  await desk.locator('img[alt="Picture: 004.jpg"]').waitFor();
  const tried = await readings(desk);
  const paper = truth['004.jpg']?.values ?? {};
  for (const [field, [reading, sure]] of Object.entries(tried))
    if (sure === 'yes') expect(Number(reading.split(' ')[0]), field).toBe(paper[field]);
  expect(Object.values(tried).filter(([, sure]) => sure === 'yes').length).toBeGreaterThan(1);
  await expectGood(desk, 'designer-try');

  // Saved, in use at once: the pages that no form fitted are read.
  await desk.getByRole('button', { name: 'Save form' }).click();
  const command = desk.locator('code', { hasText: 'hattama extract' });
  const file = JSON.parse(/--form (".*")/.exec(await command.innerText())?.[1] ?? '""') as string;
  await keepScreen(desk, 'designer-saved');
  await desk.getByRole('button', { name: 'Read 2 unplaced pages again' }).click();
  await expect(desk.getByRole('button', { name: /unplaced/ })).toBeHidden({ timeout: 60_000 });

  // The command line takes the file and reads the same numbers.
  const out = path.join(folder, '../out.json');
  const ran = await runHattama(folder, [
    'extract',
    '--form',
    file,
    '--json',
    out,
    path.join(samples, '004.jpg'),
  ]);
  expect([ran.code, ran.err.includes('rror')], ran.err).toEqual([0, false]);
  const { results } = JSON.parse(readFileSync(out, 'utf8')) as {
    results: { form: string; status: string; fields: Record<string, { value: number; accept: boolean }> }[];
  };
  expect(results[0]).toMatchObject({ form: 'unknown-2019', status: 'read' });
  for (const [field, [reading, sure]] of Object.entries(tried)) {
    expect(results[0]?.fields[field]?.accept, field).toBe(sure === 'yes');
    if (sure === 'yes') expect(results[0]?.fields[field]?.value, field).toBe(Number(reading.split(' ')[0]));
  }

  // At 200 % text every step is there without scrolling sideways.
  await desk.setViewportSize({ width: 683, height: 384 });
  for (const step of ['Page', 'Fields', 'Form and rules', 'Try']) {
    await desk.getByRole('tab', { name: step }).click();
    await expectGood(desk, `designer-${step.split(' ')[0]?.toLowerCase() ?? ''}-200-percent`);
  }
});

test('a form is begun on a file, a picture that is none is told, and a draft is discarded', async ({
  desk,
}) => {
  await desk.getByRole('link', { name: /^Forms/ }).click();
  const file = desk.locator('input[type=file][aria-label="Draw on a file…"]');
  await file.setInputFiles({ name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await expect(desk.getByRole('alert')).toBeVisible();
  await file.setInputFiles(path.join(samples, '002.jpg'));
  await desk.getByRole('button', { name: 'Turn by a quarter' }).click();
  await expect(desk.getByRole('spinbutton', { name: 'Width' })).toHaveValue('297');
  await desk.locator('img[alt="Picture: 002.jpg"]').waitFor();
  await keepScreen(desk, 'designer-turned');
  await desk.getByRole('button', { name: '← Forms' }).click();
  await desk.emulateMedia({ colorScheme: 'dark' });
  await desk.locator('header select').selectOption('kk');
  await expectGood(desk, 'designer-list-kk-dark');
  await desk.locator('header select').selectOption('en');
  await desk.getByRole('button', { name: /^Discard/ }).click();
  await expect(desk.getByRole('heading', { name: 'Being drawn' })).toBeHidden();
});
