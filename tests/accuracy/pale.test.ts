import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodePage, encodeJpeg } from '../../electron/imaging/index.ts';
import { shippedForms } from '../../electron/workspace/forms.ts';
import { openReader, type Reader } from '../../electron/workspace/open-reader.ts';
import { fade } from '../bench/spoil.ts';
import { sampleScans } from '../support/reference.ts';

let reader: Reader;
const folder = mkdtempSync(path.join(tmpdir(), 'hattama-pale-'));
beforeAll(async () => {
  reader = openReader(await shippedForms());
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

it.each([
  [0.2, 'a pale copy is read, and readings of it are accepted', true],
  [0.04, 'of a picture in which ten grey levels are left the readings are suggestions, however sure', false],
])('at %s of its contrast, %s', async (left, _, isAccepted) => {
  const file = path.join(folder, `${left}.jpg`);
  const source = await decodePage(path.join(sampleScans() ?? '', '005.jpg'), 1);
  writeFileSync(file, await encodeJpeg(fade(source, left), 92));
  for await (const { extraction } of reader.readFiles([file])) {
    expect(extraction.status).toBe('read');
    const readings = Object.values(extraction.fields);
    expect(readings.some(({ confidence }) => confidence >= 0.99)).toBe(true);
    expect(readings.some(({ accept }) => accept)).toBe(isAccepted);
  }
});
