import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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
