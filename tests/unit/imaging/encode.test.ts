import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePage, encodeJpeg, preview } from '../../../electron/imaging/index.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { pattern, picture } from '../../support/files.ts';

describe('encoding', () => {
  const raster = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      channels: fc.constantFrom<(1 | 3 | 4)[]>(1, 3, 4),
      value: fc.nat({ max: 255 }),
    })
    .map(({ width, height, channels, value }): Raster => {
      return { width, height, channels, data: new Uint8Array(width * height * channels).fill(value) };
    });

  test('any raster comes back at its size and, plain as it is, in its colour on white', async () => {
    await fc.assert(
      fc.asyncProperty(raster, async (original) => {
        const back = await decodePage(await encodeJpeg(original), 1);
        const value = original.data[0] ?? 0;
        const seen = original.channels === 4 ? 255 - (value * (255 - value)) / 255 : value;
        expect([back.width, back.height]).toEqual([original.width, original.height]);
        expect(Math.abs((back.data[0] ?? 0) - seen)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });

  test('a JPEG carries no metadata and is smaller at less quality', async () => {
    const [good, poor] = await Promise.all([encodeJpeg(pattern(200), 95), encodeJpeg(pattern(200), 20)]);
    expect(poor.length).toBeLessThan(good.length);
    expect(Buffer.from(good).includes('Exif')).toBe(false);
    const back = await decodePage(good, 1);
    expect([back.width, back.height]).toEqual([600, 400]);
  });
});

describe('preview', () => {
  const file = () => picture(pattern(300)).jpeg().toBuffer();
  test.each([
    [0, 450, 300, 'red'],
    [90, 300, 450, 'white'],
    [180, 450, 300, 'black'],
    [270, 300, 450, 'blue'],
  ] as const)('turned by %i it is %i x %i px with %s first', async (turn, width, height, first) => {
    const seen = await preview(await file(), 1, { side: 450, turn });
    expect(seen).toMatchObject({ mime: 'image/jpeg', width, height });
    const [r = 0, g = 0, b = 0] = (await decodePage(seen.bytes, 1)).data;
    const colour = r > 150 && g < 90 ? 'red' : b > 150 && r < 90 ? 'blue' : r > 200 ? 'white' : 'black';
    expect(colour).toBe(first);
  });

  test('a picture smaller than asked for stays as it is', async () => {
    expect(await preview(await file(), 1, { side: 4000, turn: 0 })).toMatchObject({
      width: 900,
      height: 600,
    });
  });

  test('says why there is none', async () => {
    await expect(preview(Buffer.from('text'), 1, { side: 100, turn: 0 })).rejects.toMatchObject({
      reason: 'not-a-picture',
    });
  });
});
