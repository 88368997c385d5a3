import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePage, withoutTraces } from '../../../electron/imaging/index.ts';
import type { Raster } from '../../../shared/forms/raster.ts';
import { manyPages, pattern, pdf, picture, plain } from '../../support/files.ts';

const TELLTALE = 'Aigerim-87011234567';

/** A JPEG that says who made it where, in EXIF, XMP, a profile, a comment, and bytes behind its end. */
async function telling(): Promise<Buffer> {
  const jpeg = await picture(pattern(32))
    .withIccProfile('p3')
    .withExif({
      IFD0: { Artist: TELLTALE, Make: 'Phone', ImageDescription: TELLTALE },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 14/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${TELLTALE}</note></x:xmpmeta>`)
    .jpeg({ quality: 95 })
    .toBuffer();
  const comment = Buffer.from(`\xff\xfe\0${String.fromCharCode(TELLTALE.length + 2)}${TELLTALE}`, 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(TELLTALE)]);
}

/** Largest difference between two pictures of one size, in steps of 0..255. */
function distance(a: Raster, b: Raster): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  return a.data.reduce((worst, value, at) => Math.max(worst, Math.abs(value - (b.data[at] ?? 999))), 0);
}

describe('a picture that leaves', () => {
  test('brings nothing along but what is to be seen', async () => {
    const original = await telling();
    expect(original.includes(TELLTALE)).toBe(true);
    const bare = await withoutTraces(original, 1);
    expect(bare).toMatchObject({ mediaType: 'image/jpeg', extension: 'jpg' });
    const metadata = await sharp(bare.bytes).metadata();
    for (const trace of ['exif', 'xmp', 'iptc', 'icc', 'comments'] as const)
      expect(metadata[trace], trace).toBeUndefined();
    expect(Buffer.from(bare.bytes).includes(TELLTALE)).toBe(false);
    expect(distance(await decodePage(bare.bytes, 1), await decodePage(original, 1))).toBeLessThanOrEqual(24);
  });

  test('stands upright without saying so', async () => {
    const turned = await picture().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    const { bytes } = await withoutTraces(turned, 1);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 32, height: 48 });
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
    expect(distance(await decodePage(bytes, 1), await decodePage(turned, 1))).toBeLessThanOrEqual(24);
  });

  const lossless: [name: string, make: () => Promise<Buffer>][] = [
    ['PNG', () => picture().withMetadata().png().toBuffer()],
    [
      'lossless WebP',
      () =>
        picture()
          .withExif({ IFD0: { Artist: TELLTALE } })
          .webp({ lossless: true })
          .toBuffer(),
    ],
    [
      'TIFF',
      () =>
        picture()
          .withExif({ IFD0: { Artist: TELLTALE } })
          .tiff({ compression: 'lzw' })
          .toBuffer(),
    ],
  ];
  test.each(lossless)('%s stays the same to a pixel', async (_, make) => {
    const original = await make();
    const bare = await withoutTraces(original, 1);
    expect(bare).toMatchObject({ mediaType: 'image/png', extension: 'png' });
    expect(distance(await decodePage(bare.bytes, 1), await decodePage(original, 1))).toBe(0);
    expect((await sharp(bare.bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(bare.bytes).includes(TELLTALE)).toBe(false);
  });

  test('is one page of many', async () => {
    const pages = await manyPages([plain(10), plain(200)], { compression: 'lzw' });
    const { bytes } = await withoutTraces(pages, 2);
    expect([...(await decodePage(bytes, 1)).data.subarray(0, 3)]).toEqual([200, 200, 200]);
    await expect(withoutTraces(pages, 3)).rejects.toMatchObject({ reason: 'no-page' });
  });

  test('is the picture of a PDF’s page', async () => {
    const document = pdf(2);
    const bare = await withoutTraces(document, 2);
    expect(bare.extension).toBe('jpg');
    expect(distance(await decodePage(bare.bytes, 1), await decodePage(document, 2))).toBeLessThanOrEqual(64);
  });

  test('a lossy WebP becomes a JPEG; what cannot be decoded is named', async () => {
    expect(await withoutTraces(await picture().webp({ quality: 80 }).toBuffer(), 1)).toMatchObject({
      extension: 'jpg',
    });
    await expect(withoutTraces(new Uint8Array(9), 1)).rejects.toMatchObject({ reason: 'not-a-picture' });
  });
});
