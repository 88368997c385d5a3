import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../../../../shared/protocol/count/forensics/histogram.ts';
import type { Share } from '../../../../../shared/protocol/count/forensics/stations.ts';
import { randomFrom } from '../../../../support/random.ts';

const anyShare = fc
  .integer({ min: 1, max: 3000 })
  .chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.integer({ min: 0, max: whole }) }));

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('histogram', () => {
  it('loses no station: heights add up to all, and every station stands in one bin', () => {
    fc.assert(
      fc.property(fc.array(anyShare, { maxLength: 60 }), (shares) => {
        const { bins, n } = histogram(shares);
        expect(sum(bins.map(({ height }) => height))).toBeCloseTo(n, 8);
        expect(bins.flatMap(({ stations }) => stations).sort((a, b) => a - b)).toEqual(
          shares.map((_, at) => at),
        );
      }),
    );
  });

  it('spreads a small station over the width of its vote: half of two voters is 25 to 75 %', () => {
    const { width, bins } = histogram([{ part: 1, whole: 2 }]);
    expect(width).toBe(5);
    const filled = bins.filter(({ height }) => height > 0);
    expect([filled[0]?.from, filled.at(-1)?.to]).toEqual([22.5, 77.5]);
    expect(bins[10]?.height).toBeCloseTo(0.1, 10);
    expect(bins[10]?.stations).toEqual([0]);
  });

  it('does not heap small stations at simple fractions', () => {
    const random = randomFrom(3);
    const shares = Array.from({ length: 20_000 }, (): Share => {
      const whole = 4 + Math.floor(20 * random());
      return { whole, part: Math.floor(random() * (whole + 1)) };
    });
    const { bins } = histogram(shares);
    const [half, besides] = [bins[50]?.height ?? 0, ((bins[47]?.height ?? 0) + (bins[53]?.height ?? 0)) / 2];
    const heaped = shares.filter(({ part, whole }) => 2 * part === whole).length;
    expect(heaped).toBeGreaterThan(4 * besides);
    expect(half / besides).toBeGreaterThan(0.85);
    expect(half / besides).toBeLessThan(1.15);
  });

  it('keeps a heap of large stations at a round percent, within one bin', () => {
    const flat = Array.from({ length: 2000 }, (_, i): Share => ({ part: 1000 + i, whole: 4001 }));
    const forged = Array.from({ length: 200 }, (): Share => ({ part: 2800, whole: 4000 }));
    const { bins } = histogram([...flat, ...forged]);
    const around = [68, 69, 71, 72].map((at) => bins[at]?.height ?? 0);
    expect((bins[70]?.height ?? 0) - Math.max(...around)).toBeGreaterThan(190);
  });

  it('has wider bins for fewer stations, and says that under 50 are too few', () => {
    const of = (n: number) => histogram(Array.from({ length: n }, (): Share => ({ part: 1, whole: 3 })));
    expect([of(49), of(299), of(300), of(1000)].map(({ width }) => width)).toEqual([5, 5, 2, 1]);
    expect(of(49).tooFew).toEqual({ has: 49, needs: 50 });
    expect(of(50).tooFew).toBeNull();
  });

  it('says what it left out', () =>
    expect(histogram(['no-protocol', { part: 1, whole: 2 }, 'over-register', 'no-protocol'])).toMatchObject({
      n: 1,
      median: 50,
      leftOut: [
        { reason: 'no-protocol', count: 2 },
        { reason: 'over-register', count: 1 },
      ],
    }));
});
