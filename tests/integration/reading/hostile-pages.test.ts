import { describe, expect, test } from 'vitest';
import { decodePage, PictureError } from '../../../electron/imaging/index.ts';
import { hostilePictures } from '../../support/hostile/pictures.ts';
import { pdf } from '../../support/files.ts';

const MB = 1024 * 1024;

/** What intake lets in, since opening it does no harm, may do it where a page is drawn. */
const letIn = hostilePictures.filter(([name, , said]) => said === 'taken' && name.endsWith('.pdf'));

describe('a page that draws without end is given up, in bounded memory', () => {
  for (const [name, make] of letIn)
    test(name, async () => {
      const bytes = await make();
      const before = process.resourceUsage().maxRSS * 1024;
      const drawn = await decodePage(bytes, 1, { maxPixels: 1_000_000 }).catch((error: unknown) => error);
      if (drawn instanceof PictureError) expect(drawn.reason).toBe('too-large');
      else expect(drawn).toMatchObject({ channels: 3 });
      expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(1300 * MB);
    });

  test('and the next document is read as if nothing had been', async () => {
    expect(await decodePage(pdf(1), 1, { maxPixels: 10_000 })).toMatchObject({ channels: 3 });
  });

  test('also the one that was asked for at the same time', async () => {
    const squares = letIn.find(([name]) => name.startsWith('ten billion'))?.[1];
    const [given, read] = await Promise.allSettled([
      decodePage((await squares?.()) ?? new Uint8Array(), 1, { maxPixels: 10_000 }),
      decodePage(pdf(1), 1, { maxPixels: 10_000 }),
    ]);
    expect(given).toMatchObject({ status: 'rejected', reason: { reason: 'too-large' } });
    expect(read.status).toBe('fulfilled');
  });
});
