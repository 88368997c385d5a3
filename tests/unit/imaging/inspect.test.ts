import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect, limits, sniffKind } from '../../../electron/imaging/index.ts';
import { badFiles } from '../../support/bad-files.ts';
import { manyPages, noise, pdf, picture, plain, tiff } from '../../support/files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hattama-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a file is', () => {
  const good: [
    name: string,
    make: () => Promise<Buffer> | Buffer,
    mediaType: string,
    extension: string,
    pages: number[][],
  ][] = [
    ['JPEG', () => picture().jpeg().toBuffer(), 'image/jpeg', 'jpg', [[48, 32]]],
    [
      'turned JPEG',
      () => picture().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'image/jpeg',
      'jpg',
      [[32, 48]],
    ],
    ['PNG', () => picture().png().toBuffer(), 'image/png', 'png', [[48, 32]]],
    ['WebP', () => picture().webp().toBuffer(), 'image/webp', 'webp', [[48, 32]]],
    [
      'TIFF',
      () => manyPages([plain(0), plain(9)], { compression: 'lzw' }),
      'image/tiff',
      'tif',
      [
        [48, 32],
        [48, 32],
      ],
    ],
    [
      'TIFF of uneven pages',
      () =>
        tiff([
          { width: 8, height: 9, grey: 0 },
          { width: 20, height: 5, grey: 0 },
        ]),
      'image/tiff',
      'tif',
      [
        [8, 9],
        [20, 5],
      ],
    ],
    [
      'Group 4',
      () => manyPages([plain(0), plain(255)], { compression: 'ccittfax4', bitdepth: 1 }, 'b-w'),
      'image/tiff',
      'tif',
      [
        [48, 32],
        [48, 32],
      ],
    ],
    [
      'PDF',
      () => pdf(2),
      'application/pdf',
      'pdf',
      [
        [2479, 3508],
        [2479, 3508],
      ],
    ],
    [
      'PDF behind a mail header',
      () => Buffer.concat([Buffer.from('X-Sent: now\n\n'), pdf(1)]),
      'application/pdf',
      'pdf',
      [[2479, 3508]],
    ],
  ];
  test.each(good)('%s', async (_, make, mediaType, extension, sizes) => {
    const pages = sizes.map(([width, height]) => ({ width, height }));
    expect(await inspect(await make())).toMatchObject({ ok: true, mediaType, extension, pages });
  });

  test('is told by the bytes, whatever the name says', async () => {
    const file = path.join(folder, 'scan.pdf');
    writeFileSync(file, await picture().png().toBuffer());
    expect(await inspect(file)).toMatchObject({ ok: true, kind: 'png' });
    expect(await sniffKind(file)).toBe('png');
  });
});

describe('why a file cannot be taken in', () => {
  test.each(badFiles)('%s', async (name, make, reason) => {
    const bytes = await make();
    expect(await inspect(bytes)).toMatchObject({ ok: false, reason });
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    expect(await inspect(file)).toMatchObject({ ok: false, reason });
  });

  test('a file that is not there, a folder, a device', async () => {
    mkdirSync(path.join(folder, 'inner'));
    expect(await inspect(path.join(folder, 'absent.jpg'))).toMatchObject({ reason: 'vanished' });
    expect(await inspect(path.join(folder, 'absent', 'deeper.jpg'))).toMatchObject({ reason: 'vanished' });
    expect(await inspect(path.join(folder, 'inner'))).toMatchObject({ reason: 'not-a-file' });
    if (process.platform !== 'win32')
      expect(await inspect('/dev/zero')).toMatchObject({ reason: 'not-a-file' });
  });

  test('a file of a gigabyte is refused without being read', async () => {
    const file = path.join(folder, 'endless.jpg');
    writeFileSync(file, await picture().jpeg().toBuffer());
    truncateSync(file, 1024 ** 3);
    const before = process.memoryUsage().rss;
    expect(await inspect(file)).toMatchObject({ reason: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(limits.fileBytes / 2);
  });
});

describe('whatever the bytes are', () => {
  const files = Promise.all([
    picture(noise(64, 48)).jpeg().toBuffer(),
    picture(noise(64, 48)).png().toBuffer(),
    picture(noise(64, 48)).webp().toBuffer(),
    picture(noise(64, 48)).tiff({ compression: 'lzw' }).toBuffer(),
    Promise.resolve(pdf(2)),
  ]);

  test('a file cut off anywhere never passes', async () => {
    const made = await files;
    const cut = fc.tuple(fc.nat({ max: made.length - 1 }), fc.double({ min: 0, max: 0.97, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(cut, async ([which, part]) => {
        const bytes = made[which] ?? Buffer.alloc(0);
        expect((await inspect(bytes.subarray(0, Math.floor(bytes.length * part)))).ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('flipped bytes lead to an answer, never to an exception', async () => {
    const made = await files;
    const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: made.length - 1 }),
        fc.array(change, { minLength: 1, maxLength: 30 }),
        async (which, changes) => {
          const bytes = Buffer.from(made[which] ?? []);
          for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value;
          const found = await inspect(bytes);
          if (found.ok) expect(found.pages.length).toBeGreaterThan(0);
          else expect(found.detail).not.toBe('');
        },
      ),
      { numRuns: 150 },
    );
  });
});
