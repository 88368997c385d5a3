import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { keepScreen, samples, setMarks, takeIn, test, truth, typeProtocol } from './station.ts';

test('what was typed outlives a pause, another screen and a reload; a saved protocol is taken back with its values', async ({
  desk,
  station,
}) => {
  await takeIn(desk, station.folderOf('001.jpg', '002.jpg'), 2);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  const entry = desk.getByRole('textbox', { name: 'Polling station number' });
  await expect(entry).toBeFocused();
  await desk.keyboard.type('424');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('KeyX');
  await desk.keyboard.press('Escape');
  await expect(desk.locator('main[data-screen="queue"]')).toBeVisible();

  await desk.reload();
  await expect(desk.getByRole('row', { name: /001\.jpg/ })).toBeVisible();
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Enter');
  const values = desk.getByRole('region', { name: 'All values' });
  await expect(values.getByRole('button', { name: /Polling station number/ })).toContainText('424');
  await expect(values.getByRole('button', { name: /Voters on the list/ })).toContainText('Illegible');

  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('ArrowUp');
  await typeProtocol(desk, '001.jpg');
  await setMarks(desk, '001.jpg');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('002.jpg')).toBeVisible();
  await desk.keyboard.press('Alt+ArrowLeft');
  await expect(desk.getByText('001.jpg')).toBeVisible();
  await expect(values.getByRole('button', { name: /Voters on the list/ })).toContainText(
    String(truth['001.jpg']?.values['registered']),
  );
});

test('cannot be entered: F9 and a figure; undone like anything else', async ({ desk, station }) => {
  await takeIn(desk, station.folderOf('001.jpg', '002.jpg'), 2);
  await desk.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await desk.getByTestId('crop').locator('img').waitFor();
  await desk.keyboard.press('F9');
  await desk.keyboard.press('Digit4');
  await expect(desk.getByText('002.jpg')).toBeVisible();
  await desk.keyboard.press('Control+KeyZ');
  await expect(desk.getByText('001.jpg')).toBeVisible();
  await expect(desk.getByRole('textbox', { name: 'Polling station number' })).toBeFocused();
});

test('the picture is looked at by keys alone; the next one lies ready before this one is saved', async ({
  desk,
  station,
}) => {
  const asked: string[] = [];
  desk.on('request', (request) => void asked.push(new URL(request.url()).pathname));
  await takeIn(desk, station.folderOf('003.jpg', '001.jpg'), 2);
  await desk.evaluate(() => void (window.location.hash = '#/review/2'));
  const crop = desk.getByTestId('crop');
  await crop.locator('img').waitFor();
  await expect(desk.getByText('003.jpg')).toBeVisible();
  await expect.poll(() => asked.filter((path) => path === '/image/page')).toHaveLength(2);

  // Grey paper in a photo: with ink only it is white, and stays so on the next row.
  expect(await commonestLight(crop)).toBeLessThan(230);
  await desk.keyboard.press('KeyI');
  expect(await commonestLight(crop)).toBeGreaterThan(250);
  await desk.keyboard.press('Enter');
  expect(await commonestLight(crop)).toBeGreaterThan(250);
  await keepScreen(desk, 'ink-only');

  const width = () => crop.locator('img').evaluate((image) => image.getBoundingClientRect().width);
  const before = await width();
  await desk.keyboard.press('Equal');
  expect(await width()).toBeCloseTo(before * 1.25, 0);
  await desk.keyboard.press('F7');
  await desk.keyboard.press('BracketLeft');
  await keepScreen(desk, 'zoomed-tilted-darker');
  await desk.keyboard.press('KeyR');
  expect(await width()).toBeCloseTo(before, 0);

  const page = desk.getByTestId('page');
  const beside = (await page.boundingBox())?.width ?? 0;
  await desk.keyboard.down('Space');
  await expect.poll(async () => (await page.boundingBox())?.width).toBe(1366);
  await keepScreen(desk, 'whole-page');
  await desk.keyboard.up('Space');
  await expect.poll(async () => (await page.boundingBox())?.width).toBe(beside);
  await expect(desk.getByRole('textbox', { name: /Voters on the list/ })).toBeFocused();
});

test('dropped files come in; a page that no form fits is typed from its picture', async ({ desk }) => {
  const noProtocol = await pngOf(desk, 1200, 1700);
  const files = [
    { name: 'letter.png', type: 'image/png', bytes: noProtocol },
    { name: '001.jpg', type: 'image/jpeg', bytes: [...readFileSync(path.join(samples, '001.jpg'))] },
  ];
  const dropped = await desk.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of given)
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    return transfer;
  }, files);
  await desk.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: dropped });
  await desk.getByText('2 of 2 pages read').waitFor({ timeout: 120_000 });

  await desk.getByRole('link', { name: /Queue/ }).click();
  await desk.getByRole('button', { name: /Form not recognised/ }).click();
  await expect(desk.getByRole('row')).toHaveCount(2);
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Enter');
  await desk.getByTestId('page').locator('img').waitFor();
  await expect(desk.getByText('Type from the picture.')).toBeVisible();
  await desk.getByRole('combobox', { name: 'Form', exact: true }).selectOption('kz-2019-a');
  await expect(desk.getByRole('textbox', { name: 'Polling station number' })).toBeFocused();
  await desk.keyboard.press('Shift+F7');
  await desk.keyboard.press('Equal');
  await keepScreen(desk, 'unplaced');
  await desk.keyboard.type('12');
  await desk.keyboard.press('Enter');
  await expect(
    desk.getByRole('region', { name: 'All values' }).getByRole('button', { name: /Polling station number/ }),
  ).toContainText('12');
});

/** The brightness that most of an element has on the screen, 0..255: that of the paper. */
async function commonestLight(element: Locator): Promise<number> {
  const { data } = await sharp(await element.screenshot())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const counts = new Array<number>(256).fill(0);
  for (const level of data) counts[level] = (counts[level] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** A page with writing on it that is no form. */
async function pngOf(page: Page, width: number, height: number): Promise<number[]> {
  return page.evaluate(
    async ([w, h]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const paint = canvas.getContext('2d');
      if (!paint) throw new Error('no canvas');
      paint.fillStyle = '#fff';
      paint.fillRect(0, 0, w, h);
      paint.fillStyle = '#000';
      paint.font = '28px sans-serif';
      for (let line = 0; line < 30; line += 1)
        paint.fillText(
          `A letter to the commission, line ${line * 37}, of no form at all`,
          90,
          120 + line * 48,
        );
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      return blob ? [...new Uint8Array(await blob.arrayBuffer())] : [];
    },
    [width, height] as const,
  );
}
