import { expect, test } from 'vitest';
import { hostilePictures } from '../../support/hostile/pictures.ts';
import { handOver } from '../../support/hostile/run.ts';

test(
  'pictures made to take the memory or the day are refused with a reason, or do no harm',
  { timeout: 600_000 },
  async () => {
    const { said, longestMs, peakMb } = await handOver('intake', hostilePictures);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(hostilePictures.map(([name, , reason]) => [name, reason])),
    );
    // A PDF may have 1 GB while it is opened; everything else is far below that.
    expect(peakMb).toBeLessThan(1500);
    expect(longestMs).toBeLessThan(60_000);
  },
);
