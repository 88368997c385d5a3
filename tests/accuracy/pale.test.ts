import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodePage, encodeJpeg } from '../../electron/imaging/index.ts';
import { shippedForms } from '../../electron/workspace/forms.ts';
import { openReader, type Reader } from '../../electron/workspace/open-reader.ts';
import type { Raster } from '../../shared/forms/raster.ts';
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

/** A scan of form B on which 1325 votes are written; where its first figure stands, and the picture's paper. */
const figure = {
  file: '010.jpg',
  field: 'votes_tokayev',
  value: 1325,
  area: [973, 1526, 1007, 1592],
} as const;
const PAPER = 235;

/** The scan with `left` of that figure's darkness: as if the pen had hardly written, or somebody had rubbed it out. */
function withPaleFigure(source: Raster, left: number): Raster {
  const data = source.data.slice();
  const [x0, y0, x1, y1] = figure.area;
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++)
      for (let channel = 0; channel < source.channels; channel++) {
        const at = (y * source.width + x) * source.channels + channel;
        data[at] = Math.round(PAPER - left * (PAPER - (data[at] ?? 0)));
      }
  return { ...source, data };
}

it.each([1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05])(
  'of a number whose first figure has %s of its ink, nothing else than what is written is accepted',
  async (left) => {
    const file = path.join(folder, `figure-${left}.jpg`);
    const source = await decodePage(path.join(sampleScans() ?? '', figure.file), 1);
    writeFileSync(file, await encodeJpeg(withPaleFigure(source, left), 92));
    for await (const { extraction } of reader.readFiles([file])) {
      const reading = extraction.fields[figure.field];
      expect(reading?.accept === true && reading.value !== figure.value).toBe(false);
      if (left === 1) expect(reading?.accept).toBe(true);
    }
  },
);
