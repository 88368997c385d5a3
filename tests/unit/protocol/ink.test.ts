import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsOfOnePaper, SAME_PAPER } from '../../../shared/protocol/rules/ink.ts';
import { randomFrom } from '../../support/random.ts';

const PLACES = 2304;

/** A print as filled pages have it: one place in seven inked. */
function filled(random: () => number): Uint8Array {
  const print = new Uint8Array(PLACES / 8);
  for (let place = 0; place < PLACES; place++) if (random() < 1 / 7) ink(print, place, true);
  return print;
}

function ink(print: Uint8Array, place: number, on: boolean): void {
  const bit = 1 << (place & 7);
  print[place >> 3] = on ? (print[place >> 3] ?? 0) | bit : (print[place >> 3] ?? 0) & ~bit;
}

/** The same paper once more: a share of the inked places gone, as many new ones elsewhere. */
function again(print: Uint8Array, share: number, random: () => number): Uint8Array {
  const copy = Uint8Array.from(print);
  let lost = 0;
  for (let place = 0; place < PLACES; place++)
    if ((print[place >> 3] ?? 0) & (1 << (place & 7)) && random() < share) {
      ink(copy, place, false);
      lost++;
    }
  for (; lost > 0; lost--) ink(copy, Math.floor(random() * PLACES), true);
  return copy;
}

describe('pairs of one paper', () => {
  test('likeness is Dice’s coefficient', () => {
    const [a, b] = [Uint8Array.of(0b1111, 0b1111), Uint8Array.of(0b0111, 0b11111)];
    expect(pairsOfOnePaper([a, b])).toEqual([{ first: 0, second: 1, likeness: 14 / 16 }]);
  });

  test('the limit itself counts', () => {
    // 7 of 10 places shared.
    const [a, b] = [Uint8Array.of(0xff, 0b11), Uint8Array.of(0x7f, 0b11100)];
    expect(pairsOfOnePaper([a, b])).toEqual([{ first: 0, second: 1, likeness: SAME_PAPER }]);
  });

  test('empty prints, and none at all', () => {
    expect(pairsOfOnePaper([new Uint8Array(8), new Uint8Array(8)])).toEqual([]);
    expect(pairsOfOnePaper([])).toEqual([]);
  });

  test('asked about some, only theirs', () => {
    const prints = [1, 1, 1, 1].map((n) => Uint8Array.of(n));
    expect(pairsOfOnePaper(prints, new Set([2])).map(({ first, second }) => [first, second])).toEqual([
      [0, 2],
      [1, 2],
      [2, 3],
    ]);
  });

  test('random prints are unlike, damaged ones like theirs', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 20 }), (seed, percent) => {
        const random = randomFrom(seed);
        const [one, other] = [filled(random), filled(random)];
        const pairs = pairsOfOnePaper([one, other, again(one, percent / 100, random)]);
        expect(pairs.map(({ first, second }) => [first, second])).toEqual([[0, 2]]);
      }),
      { numRuns: 30 },
    );
  });

  test('among thousands, where pairs are looked for by keys, all second pictures are found and nothing else', () => {
    const random = randomFrom(3);
    const prints = Array.from({ length: 4000 }, () => filled(random));
    const wanted = Array.from({ length: 60 }, (_, n) => [50 * n, 50 * n + 25] as const);
    wanted.forEach(([one, other], n) => {
      prints[other] = again(prints[one] ?? new Uint8Array(), (n % 4) * 0.05, random);
    });
    const found = pairsOfOnePaper(prints);
    expect(found.map(({ first, second }) => [first, second])).toEqual(wanted);
    expect(found[0]?.likeness).toBe(1);
  });
});
