import { describe, expect, it } from 'vitest';
import { likeliestPath, likelihoodOf } from '../../../../electron/reading/words/forward.ts';

const frames = [
  [0.5, 0.3, 0.2],
  [0.2, 0.5, 0.3],
  [0.6, 0.1, 0.3],
  [0.1, 0.6, 0.3],
].map((frame) => Float64Array.from(frame));

/** Every text over "ab" with its probability, by going through all 81 paths. */
function allTexts(): Map<string, number> {
  const texts = new Map<string, number>();
  const walk = (frame: number, text: string, last: number, p: number): void => {
    const row = frames[frame];
    if (!row) return void texts.set(text, (texts.get(text) ?? 0) + p);
    row.forEach((share, symbol) => {
      const written = symbol !== 0 && symbol !== last ? text + 'ab'.charAt(symbol - 1) : text;
      walk(frame + 1, written, symbol, p * share);
    });
  };
  walk(0, '', 0, 1);
  return texts;
}

describe('likelihoodOf', () => {
  it('is the sum over all alignments', () => {
    for (const [text, p] of allTexts()) expect(likelihoodOf(text, frames, 'ab').whole).toBeCloseTo(p, 12);
  });

  it('gives beginnings what they have as texts of their own', () => {
    const texts = allTexts();
    const wanted = (texts.get('a') ?? 0) + (texts.get('ab') ?? 0);
    expect(likelihoodOf('aba', frames, 'ab').begun).toBeCloseTo(wanted, 12);
  });

  it('is nothing for a text longer than the frames', () => {
    expect(likelihoodOf('aaa', frames, 'ab').whole).toBe(0);
  });
});

it('likeliestPath multiplies what each frame says first', () => {
  expect(likeliestPath(frames)).toBeCloseTo(0.5 * 0.5 * 0.6 * 0.6, 12);
});
