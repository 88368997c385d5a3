import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import type { Raster } from '../../../shared/forms/raster.ts';
import { blur, fade, grain, shade, shrink, spoilings, tilt } from '../../bench/spoil.ts';
import { pattern, plain } from '../../support/files.ts';

const sheet = pattern(64); // 192 x 128 px

const mean = ({ data }: Raster) => data.reduce((sum, value) => sum + value, 0) / data.length;
const deviation = (raster: Raster) => {
  const middle = mean(raster);
  return Math.sqrt(raster.data.reduce((sum, value) => sum + (value - middle) ** 2, 0) / raster.data.length);
};
const size = ({ width, height, channels }: Raster) => [width, height, channels];

describe('spoiling', () => {
  it.each(spoilings.map((spoiling) => [spoiling.kind, spoiling] as const))(
    '%s makes a picture of the same size, if it does not shrink it',
    async (kind, { spoil, strengths }) => {
      for (const strength of strengths) {
        const { width, height } = await sharp(await spoil(sheet, strength)).metadata();
        const longest = kind === 'scale' ? Math.min(192, strength) : 192;
        expect([width, height]).toEqual([longest, Math.round((longest * 2) / 3)]);
      }
    },
  );

  it('goes from strength to strength, either way', () => {
    for (const { strengths } of spoilings) {
      const rising = [...strengths].sort((a, b) => a - b);
      expect([rising, rising.toReversed()]).toContainEqual(strengths);
    }
  });
});

describe('blur', () => {
  it('takes detail and leaves the brightness', async () => {
    const blurred = await blur(sheet, 20);
    expect(size(blurred)).toEqual(size(sheet));
    expect(deviation(blurred)).toBeLessThan(0.9 * deviation(sheet));
    expect(Math.abs(mean(blurred) - mean(sheet))).toBeLessThan(2);
  });
});

describe('grain', () => {
  it('has the deviation it is asked for, alike in every run and in all channels', () => {
    const spoiled = grain(plain(128), 20);
    expect(deviation(spoiled)).toBeGreaterThan(19);
    expect(deviation(spoiled)).toBeLessThan(21);
    expect(grain(plain(128), 20).data).toEqual(spoiled.data);
    expect(spoiled.data[0]).toBe(spoiled.data[2]);
  });
});

describe('shrink', () => {
  it('never enlarges', async () => {
    expect(size(await shrink(sheet, 96))).toEqual([96, 64, 3]);
    expect(await shrink(sheet, 1000)).toBe(sheet);
  });
});

describe('tilt', () => {
  const at = ({ data, width }: Raster, x: number, y: number) => [
    ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
  ];

  it('shows all of the sheet within the frame, its far edge narrower than its near one', () => {
    const tilted = tilt(plain(255), 60);
    const widths = Array.from(
      { length: 32 },
      (_, y) => Array.from({ length: 48 }, (_x, x) => at(tilted, x, y)[0] ?? 0).filter((v) => v > 200).length,
    ).filter((wide) => wide > 0);
    expect(Math.max(...widths)).toBeLessThanOrEqual(48);
    expect(widths.length).toBeGreaterThan(8);
    expect(widths[0]).toBeLessThan(0.8 * (widths.at(-1) ?? 0));
  });

  it('keeps the order of what is on the sheet', () => {
    const tilted = tilt(sheet, 30);
    expect(at(tilted, 50, 40)).toEqual([200, 30, 30]);
    expect(at(tilted, 96, 40)).toEqual([30, 180, 30]);
    expect(at(tilted, 50, 90)).toEqual([240, 240, 240]);
  });

  it('leaves a sheet alone that is not tilted', () => {
    expect(tilt(sheet, 0)).toBe(sheet);
  });
});

describe('shade', () => {
  it('darkens one half and leaves the other', () => {
    const { data, width } = shade(plain(200), 0.8);
    expect(data[0]).toBe(200);
    expect(data.at(-1)).toBe(40);
    expect(data[(16 * width + 24) * 3]).toBe(120);
  });
});

describe('fade', () => {
  it('leaves a share of the darkness', () => {
    expect(fade(plain(55), 0.25).data[0]).toBe(205);
    expect(fade(plain(55), 1).data[0]).toBe(55);
  });
});
