import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrames } from '../../../../electron/reading/digits/ctc.ts';

const SYMBOLS = 'ab';

/** Probability of each text by walking every alignment: what the search must come to. */
function byEveryPath(frames: readonly Float64Array[]): Map<string, number> {
  let paths: { path: number[]; p: number }[] = [{ path: [], p: 1 }];
  for (const frame of frames)
    paths = paths.flatMap(({ path, p }) =>
      [...frame].map((share, symbol) => ({ path: [...path, symbol], p: p * share })),
    );
  const texts = new Map<string, number>();
  for (const { path, p } of paths) {
    const text = path
      .filter((symbol, at) => symbol !== 0 && symbol !== path[at - 1])
      .map((symbol) => SYMBOLS.charAt(symbol - 1))
      .join('');
    texts.set(text, (texts.get(text) ?? 0) + p);
  }
  return texts;
}

const frame = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
  .map((weights) => Float64Array.from(weights, (weight) => weight / (weights[0] + weights[1] + weights[2])));

describe('readFrames', () => {
  it('gives each text the probability of all its alignments together', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 4 }), (frames) => {
        const wanted = byEveryPath(frames);
        for (const { text, p } of readFrames(frames, SYMBOLS, 100))
          expect(p).toBeCloseTo(wanted.get(text) ?? 0, 10);
      }),
    );
  });

  it('reads a repeated symbol only with a gap between', () => {
    const a = Float64Array.of(0, 1, 0);
    const gap = Float64Array.of(1, 0, 0);
    expect(readFrames([a, a], SYMBOLS, 1)).toEqual([{ text: 'a', p: 1 }]);
    expect(readFrames([a, gap, a], SYMBOLS, 1)).toEqual([{ text: 'aa', p: 1 }]);
  });

  it('reads nothing from gaps alone', () => {
    expect(readFrames([Float64Array.of(1, 0, 0)], SYMBOLS, 3)[0]).toEqual({ text: '', p: 1 });
  });
});
