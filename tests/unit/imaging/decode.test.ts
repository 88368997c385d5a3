import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePage } from '../../../electron/imaging/index.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { claimingPng, manyPages, noise, pattern, pdf, picture, plain, tiff } from '../../support/files.ts';

/** Colour in the middle of each block of `pattern`, row by row. */
function blocks({ width, height, data }: Raster, columns: number, rows: number): number[][] {
  return Array.from({ length: columns * rows }, (_, n) => {
    const x = Math.floor((((n % columns) + 0.5) * width) / columns);
    const y = Math.floor(((Math.floor(n / columns) + 0.5) * height) / rows);
    return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  });
}

/** Largest difference between two lists of colours, in steps of 0..255. */
const distance = (a: number[][], b: number[][]) =>
  Math.max(...a.flatMap((colour, n) => colour.map((value, c) => Math.abs(value - (b[n]?.[c] ?? 999)))));

const upright = blocks(pattern(), 3, 2);

describe('every kind comes out as RGB', () => {
  const grey = (colour: number[]) => {
    const [r = 0, g = 0, b = 0] = colour;
    return Array<number>(3).fill(Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b));
  };
  const kinds: [name: string, make: () => Promise<Buffer>, expected: number[][], within: number][] = [
    ['JPEG', () => picture().jpeg({ quality: 95 }).toBuffer(), upright, 8],
    ['progressive JPEG', () => picture().jpeg({ quality: 95, progressive: true }).toBuffer(), upright, 8],
    // Without a profile inks have no one colour; red must stay red and black black.
    ['CMYK JPEG', () => picture().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), upright, 90],
    ['grey JPEG', () => picture().greyscale().jpeg({ quality: 95 }).toBuffer(), upright.map(grey), 40],
    ['PNG', () => picture().png().toBuffer(), upright, 0],
    ['16-bit PNG', () => picture().toColourspace('rgb16').png().toBuffer(), upright, 1],
    ['palette PNG', () => picture().png({ palette: true, colours: 8 }).toBuffer(), upright, 8],
    ['lossless WebP', () => picture().webp({ lossless: true }).toBuffer(), upright, 0],
    ['WebP', () => picture().webp({ quality: 95 }).toBuffer(), upright, 16],
    ['TIFF, LZW', () => picture().tiff({ compression: 'lzw' }).toBuffer(), upright, 0],
    ['TIFF, JPEG', () => picture().tiff({ compression: 'jpeg', quality: 95 }).toBuffer(), upright, 16],
    ['TIFF, tiles', () => picture().tiff({ tile: true, compression: 'deflate' }).toBuffer(), upright, 0],
  ];
  test.each(kinds)('%s', async (_, make, expected, within) => {
    const raster = await decodePage(await make(), 1);
    expect([raster.width, raster.height, raster.channels, raster.data.length]).toEqual([
      48,
      32,
      3,
      48 * 32 * 3,
    ]);
    expect(distance(blocks(raster, 3, 2), expected)).toBeLessThanOrEqual(within);
  });

  test('one bit a pixel, Group 4', async () => {
    const black = plain(0);
    black.data.fill(255, 0, black.data.length / 2);
    const file = await manyPages([black, plain(255)], { compression: 'ccittfax4', bitdepth: 1 }, 'b-w');
    expect(blocks(await decodePage(file, 1), 1, 2)).toEqual([
      [255, 255, 255],
      [0, 0, 0],
    ]);
  });

  test('transparent pixels are paper', async () => {
    const data = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 255]);
    const file = await picture({ width: 2, height: 1, channels: 4, data }).png().toBuffer();
    expect([...(await decodePage(file, 1)).data]).toEqual([255, 255, 255, 0, 0, 0]);
  });
});

describe('EXIF orientation', () => {
  // Rows of blocks as they stand in a picture stored under each orientation; upright they are 0 1 2 / 3 4 5.
  const stored: Record<number, number[][]> = {
    1: [
      [0, 1, 2],
      [3, 4, 5],
    ],
    2: [
      [2, 1, 0],
      [5, 4, 3],
    ],
    3: [
      [5, 4, 3],
      [2, 1, 0],
    ],
    4: [
      [3, 4, 5],
      [0, 1, 2],
    ],
    5: [
      [0, 3],
      [1, 4],
      [2, 5],
    ],
    6: [
      [2, 5],
      [1, 4],
      [0, 3],
    ],
    7: [
      [5, 2],
      [4, 1],
      [3, 0],
    ],
    8: [
      [3, 0],
      [4, 1],
      [5, 2],
    ],
  };
  const raw = (rows: number[][], unit: number): Raster => {
    const width = (rows[0]?.length ?? 0) * unit;
    const height = rows.length * unit;
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        data.set(upright[rows[Math.floor(y / unit)]?.[Math.floor(x / unit)] ?? 0] ?? [], (y * width + x) * 3);
    return { width, height, channels: 3, data };
  };

  for (const kind of ['png', 'tiff', 'webp', 'jpeg'] as const)
    test.each([1, 2, 3, 4, 5, 6, 7, 8])(`${kind} stored as %i comes out upright`, async (orientation) => {
      const image = picture(raw(stored[orientation] ?? [], 16)).withMetadata({ orientation });
      const file = await image
        .toFormat(kind, kind === 'webp' ? { lossless: true } : { quality: 95 })
        .toBuffer();
      const raster = await decodePage(file, 1);
      expect([raster.width, raster.height]).toEqual([48, 32]);
      if (kind === 'jpeg' || kind === 'tiff')
        expect(distance(blocks(raster, 3, 2), upright)).toBeLessThanOrEqual(8);
      else expect(Buffer.compare(raster.data, pattern().data)).toBe(0);
    });

  test('holds when a picture is scaled down while decoding', async () => {
    const file = await picture(raw(stored[6] ?? [], 200))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    const raster = await decodePage(file, 1, { maxPixels: 6000 });
    expect(raster.width * raster.height).toBeLessThanOrEqual(6000);
    expect(raster.width / raster.height).toBeCloseTo(1.5, 1);
    expect(distance(blocks(raster, 3, 2), upright)).toBeLessThanOrEqual(8);
  });
});

describe('pages', () => {
  test('a TIFF page by page', async () => {
    const file = await manyPages([plain(10), plain(120), plain(250)], { compression: 'lzw' });
    const greys = await Promise.all([1, 2, 3].map(async (page) => (await decodePage(file, page)).data[0]));
    expect(greys).toEqual([10, 120, 250]);
  });

  test('thumbnails and masks in a TIFF are no pages', async () => {
    const file = tiff([
      { width: 8, height: 8, grey: 1, subfileType: 1 },
      { width: 30, height: 20, grey: 77 },
      { width: 30, height: 20, grey: 2, subfileType: 4 },
      { width: 40, height: 20, grey: 99, orientation: 6 },
    ]);
    const first = await decodePage(file, 1);
    expect([first.width, first.height, first.data[0]]).toEqual([30, 20, 77]);
    const second = await decodePage(file, 2);
    expect([second.width, second.height, second.data[0]]).toEqual([20, 40, 99]);
    await expect(decodePage(file, 3)).rejects.toMatchObject({ reason: 'no-page' });
  });

  test('a PDF is rendered at 300 dpi, and within the limit', async () => {
    const file = pdf(3);
    const page = await decodePage(file, 3);
    expect([page.width, page.height]).toEqual([2479, 3508]);
    const dark = (x: number, y: number) => page.data[(y * page.width + x) * 3];
    expect([dark(100, 100), dark(480, 480), dark(510, 100), dark(100, 510)]).toEqual([0, 0, 255, 255]);
    const small = await decodePage(file, 1, { maxPixels: 1_000_000 });
    expect(small.width * small.height).toBeLessThanOrEqual(1_000_000);
    await expect(decodePage(file, 4)).rejects.toMatchObject({ reason: 'no-page' });
  });

  test('a turned PDF page is rendered turned', async () => {
    const page = await decodePage(pdf(1, { rotate: 90 }), 1, { maxPixels: 100_000 });
    expect(page.width).toBeGreaterThan(page.height);
    expect(page.data[(5 * page.width + page.width - 5) * 3]).toBe(0);
  });

  test('what a PDF form was filled in with is there', async () => {
    const middle = async (file: Buffer) => {
      const { width, height, data } = await decodePage(file, 1, { maxPixels: 500_000 });
      return data[(Math.floor(height * 0.47) * width + Math.floor(width * 0.55)) * 3];
    };
    expect([await middle(pdf(1)), await middle(pdf(1, { filledIn: true }))]).toEqual([255, 0]);
  });

  test('a huge or a tiny PDF page comes out at a useful size', async () => {
    const huge = await decodePage(pdf(1, { page: [14400, 14400] }), 1);
    expect(huge.width * huge.height).toBeLessThanOrEqual(20_000_000);
    const tiny = await decodePage(pdf(1, { page: [10, 15] }), 1);
    expect([tiny.width, tiny.height]).toEqual([1600, 2400]);
  });

  test.each([0, -1, 1.5, Number.NaN])('page %s is no page', async (page) => {
    await expect(decodePage(await picture().png().toBuffer(), page)).rejects.toMatchObject({
      reason: 'no-page',
    });
  });
});

describe('limits', () => {
  test.each([
    ['JPEG', () => picture(noise(1600, 1200)).jpeg().toBuffer()],
    ['PNG', () => picture(noise(1600, 1200)).png().toBuffer()],
  ])('a %s beyond maxPixels is scaled down in its shape', async (_, make) => {
    const raster = await decodePage(await make(), 1, { maxPixels: 100_000 });
    expect(raster.width * raster.height).toBeLessThanOrEqual(100_000);
    expect(raster.width * raster.height).toBeGreaterThan(98_000);
    expect(raster.width / raster.height).toBeCloseTo(4 / 3, 2);
  });

  test('an absurd claim is refused before anything is decoded', async () => {
    await expect(decodePage(claimingPng(100_000, 100_000), 1)).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('the decoder is shut for every kind that is not let in', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const gif = Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
    for (const file of [svg, gif])
      await expect(sharp(file).metadata()).rejects.toThrow('unsupported image format');
  });

  test('an animated WebP is its first picture', async () => {
    const frames = await Promise.all([plain(30), plain(200)].map((frame) => picture(frame).png().toBuffer()));
    const file = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const raster = await decodePage(file, 1);
    expect([raster.width, raster.height, raster.data[0]]).toEqual([48, 32, 30]);
    await expect(decodePage(file, 2)).rejects.toMatchObject({ reason: 'no-page' });
  });
});
