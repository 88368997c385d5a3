import { expect } from '@playwright/test';
import { read, utils } from 'xlsx';
import { readFileSync } from 'node:fs';
import { keepScreen, paperOrder, setMarks, setPlan, takeIn, test, truth, typeProtocol } from './station.ts';

/** 001: form A, scanned. 002: form B. 003: a photo lying upside down, whose ballots do not balance on paper. */
const scans = ['001.jpg', '002.jpg', '003.jpg'] as const;

test('a folder of scans becomes a confirmed, exported workbook, by keyboard alone', async ({
  desk,
  station,
}) => {
  await setPlan(desk, { mode: 'once', sharePct: 0 });
  await takeIn(desk, station.folderOf(...scans), 3);
  await desk.getByText('1 file did not come in').click();
  await expect(desk.getByText('Not a picture or document')).toBeVisible();
  await keepScreen(desk, 'intake-read');

  await desk.getByRole('button', { name: 'Confirm 3 protocols' }).press('Enter');
  for (const scan of scans) {
    await expect(desk.getByText(scan)).toBeVisible();
    await desk.getByLabel('Region').fill(truth[scan]?.region ?? '');
    await desk.getByRole('textbox', { name: 'Polling station number' }).focus();
    await typeProtocol(desk, scan);
    await setMarks(desk, scan);
    await keepScreen(desk, `summary-${scan}`);
    // What does not add up on paper is looked at again, confirmed as it stands, and saved.
    const save = desk.getByRole('button', { name: /^Enter Save/ });
    for (let looks = 0; looks < 4 && !(await save.isVisible()); looks += 1) {
      await desk.keyboard.press('NumpadEnter');
      while (!(await desk.getByRole('group', { name: 'Stamp and signatures' }).isVisible()))
        await desk.keyboard.press('NumpadEnter');
    }
    const asIs = await desk.getByRole('button', { name: /Save as on the paper/ }).isVisible();
    await desk.keyboard.press('NumpadEnter');
    if (asIs) await desk.keyboard.press('Numpad1');
  }
  await expect(desk.getByRole('heading', { name: 'All protocols are confirmed' })).toBeVisible();

  await desk.keyboard.press('Enter');
  await expect(desk.getByText('3 confirmed protocols, one row a copy. 1 of them is flagged.')).toBeVisible();
  const downloading = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^hattama-\d{4}-\d\d-\d\d\.xlsx$/);
  const rows = rowsOf(await download.path());

  expect(rows).toHaveLength(3);
  for (const scan of scans) {
    const row = rows.find(({ image }) => String(image).endsWith(scan));
    const paper = truth[scan];
    expect(row).toMatchObject({ form: paper?.form, region: paper?.region, stamp: paper?.stamp ? 1 : 0 });
    for (const field of paperOrder) expect(row?.[field], `${scan} ${field}`).toBe(paper?.values[field]);
    expect(row?.['sha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.['person']).toBe('V07');
  }
  expect(rows.map(({ status }) => status)).toEqual(['final', 'final', 'flagged']);
  expect(rows[2]?.['flags']).toContain('F301');
});

/** Rows of the workbook's first sheet by the names of its first header row; the second is for eyes. */
function rowsOf(file: string): Record<string, unknown>[] {
  const workbook = read(readFileSync(file));
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<Record<string, unknown>>(sheet, { raw: true }).slice(1) : [];
}
