import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsApart as apart, WORDS, wordsOf } from '../../../electron/vision/keypoints.ts';
import { matchAlike, matchPairs } from '../../../electron/vision/match.ts';
import { DESCRIPTOR_BYTES } from '../../../electron/vision/model.ts';
import { MOST_BITS } from '../../../electron/vision/nearest.ts';
import { randomFrom } from '../../support/random.ts';

/** Lowe's ratio, which the matcher uses. */
const RATIO = 0.8;
/** What the matcher takes for alike, and how many of these. */
const LIKE_BITS = 64;
const LIKEST = 3;

/** Bits in which two descriptors differ, counted one by one. */
function bitsApart(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, byte, n) => sum + (byte ^ (b[n] ?? 0)).toString(2).replaceAll('0', '').length, 0);
}

const nth = (all: Uint8Array, n: number) => all.subarray(n * DESCRIPTOR_BYTES, (n + 1) * DESCRIPTOR_BYTES);
const countOf = (all: Uint8Array) => all.length / DESCRIPTOR_BYTES;

/** The pairs by looking at every distance and sorting them. */
function bruteForce(picture: Uint8Array, form: Uint8Array): [number, number][] {
  return Array.from({ length: countOf(picture) }, (_, query): [number, number][] => {
    const sorted = Array.from({ length: countOf(form) }, (_, n) => ({
      n,
      bits: bitsApart(nth(picture, query), nth(form, n)),
    })).sort((a, b) => a.bits - b.bits);
    const [best, next] = sorted;
    return best && next && best.bits < RATIO * next.bits ? [[query, best.n]] : [];
  }).flat();
}

/** Random descriptors of a form, and a picture's: the form's own with some bits flipped, and others. */
function randomDescriptors(seed: number, ofForm: number, ofPicture: number) {
  const random = randomFrom(seed);
  const byte = () => Math.floor(random() * 256);
  const form = Uint8Array.from({ length: ofForm * DESCRIPTOR_BYTES }, byte);
  const picture = Uint8Array.from({ length: ofPicture * DESCRIPTOR_BYTES }, byte);
  for (let n = 0; n < ofPicture && ofForm > 0; n++) {
    const noise = random() * 0.6;
    if (noise > 0.5) continue;
    const from = nth(form, Math.floor(random() * ofForm));
    for (let bit = 0; bit < 8 * DESCRIPTOR_BYTES; bit++) {
      const mask = 1 << (bit & 7);
      const own = (from[bit >> 3] ?? 0) & mask ? random() >= noise : random() < noise;
      const at = n * DESCRIPTOR_BYTES + (bit >> 3);
      picture[at] = own ? (picture[at] ?? 0) | mask : (picture[at] ?? 0) & ~mask;
    }
  }
  return { form, picture };
}

const sizes = [fc.integer(), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })] as const;

describe('matchPairs', () => {
  it('finds the pairs that looking at every distance finds', () => {
    let found = 0;
    fc.assert(
      fc.property(...sizes, (seed, ofForm, ofPicture) => {
        const { form, picture } = randomDescriptors(seed, ofForm, ofPicture);
        const pairs = matchPairs(picture, form);
        expect(pairs).toEqual(bruteForce(picture, form));
        found += pairs.length;
      }),
    );
    expect(found, 'the trial has pairs to find').toBeGreaterThan(100);
  });

  it('finds them among as many as a whole picture has', () => {
    const { form, picture } = randomDescriptors(7, 12, 2500);
    const pairs = matchPairs(picture, form);
    expect(pairs).toEqual(bruteForce(picture, form));
    expect(pairs.length).toBeGreaterThan(500);
  });

  it('pairs nothing with one of two that are the same, nor with a form of one keypoint', () => {
    const { form } = randomDescriptors(1, 4, 0);
    const twins = new Uint8Array([...form, ...nth(form, 2)]);
    expect(matchPairs(form, twins)).toEqual([
      [0, 0],
      [1, 1],
      [3, 3],
    ]);
    expect(matchPairs(form, nth(form, 0))).toEqual([]);
  });
});

/** Every pair of `matchAlike`, by looking at every distance. */
function alikeByForce(picture: Uint8Array, form: Uint8Array) {
  const clear = new Map(bruteForce(picture, form));
  return Array.from({ length: countOf(picture) }, (_, ofPicture) => {
    const only = clear.get(ofPicture);
    if (only !== undefined) return [{ ofPicture, ofForm: only, isClear: true }];
    return Array.from({ length: countOf(form) }, (_one, ofForm) => ({
      ofForm,
      bits: bitsApart(nth(picture, ofPicture), nth(form, ofForm)),
    }))
      .filter(({ bits }) => bits <= LIKE_BITS)
      .sort((a, b) => a.bits - b.bits)
      .slice(0, LIKEST)
      .map(({ ofForm }) => ({ ofPicture, ofForm, isClear: false }));
  }).flat();
}

describe('matchAlike', () => {
  it('finds the clear pairs, and for the others the few likest, as looking at every distance does', () => {
    let [found, unclear] = [0, 0];
    fc.assert(
      fc.property(...sizes, fc.nat(4), (seed, ofForm, ofPicture, copies) => {
        const { form, picture } = randomDescriptors(seed, ofForm, ofPicture);
        // Some of the form's keypoints stand several times, as corners of its boxes do.
        const repeated = new Uint8Array([
          ...form,
          ...Array.from({ length: copies }, () => [...nth(form, 0)]).flat(),
        ]);
        const alike = matchAlike(picture, repeated);
        expect(alike).toEqual(alikeByForce(picture, repeated));
        found += alike.length;
        unclear += alike.filter(({ isClear }) => !isClear).length;
      }),
    );
    expect(found, 'the trial has pairs to find').toBeGreaterThan(100);
    expect(unclear, 'some of them unclear').toBeGreaterThan(30);
  });
});

describe('bitsApart', () => {
  it('counts the bits in which two descriptors differ, or at least as many as are enough', () => {
    const { form, picture } = randomDescriptors(3, 8, 8);
    for (let a = 0; a < 8; a++)
      for (let b = 0; b < 8; b++) {
        const right = bitsApart(nth(form, a), nth(picture, b));
        const counted = (enough: number) =>
          apart(wordsOf(form), a * WORDS, wordsOf(picture), b * WORDS, enough);
        expect(counted(MOST_BITS)).toBe(right);
        if (right < 75) expect(counted(75)).toBe(right);
        else expect(counted(75)).toBeGreaterThanOrEqual(75);
      }
  });
});
