import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReadingPool } from '../../../electron/reading/index.ts';
import { shippedForms } from '../../../electron/workspace/forms.ts';
import { openPool } from '../../../electron/workspace/open-reader.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { sampleScans } from '../../support/reference.ts';

/** These tests run the built worker (npm run build). */

let pool: ReadingPool;
beforeAll(async () => {
  pool = openPool(await shippedForms(), { workers: 1 });
});
afterAll(() => pool.close());

/** Corners of the page on sample scan 001, px. */
const corners: Quad = [
  [25, 32],
  [1263, 27],
  [1271, 1781],
  [35, 1785],
];

/** Sample scan 001 under twelve white strips that cover half of it. */
async function covered(): Promise<Uint8Array> {
  const scan = sharp(path.join(sampleScans() ?? '', '001.jpg'));
  const { width, height } = await scan.metadata();
  const strip = {
    create: { width, height: Math.round(height / 24), channels: 3, background: '#e0e0e0' },
  } as const;
  const strips = Array.from({ length: 12 }, (_, n) => ({
    input: strip,
    left: 0,
    top: Math.round((n * height) / 12),
  }));
  return new Uint8Array(await scan.composite(strips).jpeg().toBuffer());
}

it('reads only suggestions on a page that a person placed and that lies too badly to be sure of', async () => {
  const task = { kind: 'read', page: 1, forms: ['kz-2019-a'], straightenedPxPerMm: null } as const;
  const source = await covered();
  const alone = await pool.read({ ...task, source });
  expect(alone.extraction).toMatchObject({ status: 'unplaced', placement: null });
  const { extraction } = await pool.read({ ...task, source, corners });
  expect(extraction).toMatchObject({
    status: 'read',
    form: 'kz-2019-a',
    placement: { byPerson: true, doubt: 'lies-badly' },
  });
  expect(extraction.score).toBeLessThan(0.7);
  const readings = Object.values(extraction.fields);
  expect(readings.some(({ value }) => value !== null)).toBe(true);
  expect(readings.filter(({ accept }) => accept)).toEqual([]);
});

it('refuses corners that enclose no page, and has nothing to read in a field without a number', async () => {
  const speck: Quad = [
    [10, 10],
    [19, 10],
    [19, 19],
    [10, 19],
  ];
  const source = path.join(sampleScans() ?? '', '001.jpg');
  const forms = ['kz-2019-a'];
  const task = { kind: 'read', page: 1, forms, straightenedPxPerMm: null, source, corners: speck } as const;
  const { extraction, fault } = await pool.read(task);
  expect(extraction).toMatchObject({ status: 'unplaced', reason: 'no-form-fits', width: 1299, height: 1813 });
  expect(fault).toBeNull();
  const box = [10, 10, 40, 9] as const;
  const asked = { kind: 'box', source, page: 1, form: 'kz-2019-a', field: 'voted', box } as const;
  expect(await pool.box({ ...asked, corners: speck })).toEqual({ reading: null });
  expect(await pool.box({ ...asked, field: 'stamp', corners })).toEqual({ reading: null });
});
