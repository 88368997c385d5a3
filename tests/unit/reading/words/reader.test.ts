import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { framesOf } from '../../../../electron/reading/digits/reader.ts';
import { loadWordsNetwork, runAll } from '../../../../electron/reading/digits/models.ts';
import { SIDE } from '../../../../electron/reading/digits/views.ts';
import type { InkArea } from '../../../../electron/reading/types.ts';
import { MOST_TIMES } from '../../../../electron/reading/words/evidence.ts';
import { likelihoodOf } from '../../../../electron/reading/words/forward.ts';
import { spellings } from '../../../../electron/reading/words/grammar.ts';
import { LETTERS, loadWordsReader, type WordsReader } from '../../../../electron/reading/words/reader.ts';
import { WORDS_VALUES, WORDS_WIDTH, wordsView } from '../../../../electron/reading/words/view.ts';
import { readLinePack } from '../../../support/packs.ts';
import { projectFolder } from '../../../support/reference.ts';

const models = path.join(projectFolder, 'resources/models');
const fixtures = path.join(projectFolder, 'tests/fixtures/digits');

const given = z.object({
  width: z.int(),
  height: z.int(),
  ink: z.base64(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  view: z.base64(),
  text: z.string(),
  p: z.number(),
});
/** Inputs and what the training's Python makes of them; written by resources/models/train/calibrate_words.py. */
const parity = z
  .object({
    letters: z.string(),
    fields: z.array(given).min(1),
    spellings: z.record(z.string(), z.array(z.string())),
  })
  .parse(JSON.parse(readFileSync(path.join(fixtures, 'words-parity.json'), 'utf8')));

/** Bytes as the training packs them: zlib, then base64. */
function unpack(text: string): Uint8Array {
  return new Uint8Array(inflateSync(Buffer.from(text, 'base64')));
}

function areaOf({ width, height, ink, box }: z.infer<typeof given>): InkArea {
  return { ink: { width, height, channels: 1, data: unpack(ink) }, box, pxPerMm: 8 };
}

it('views of words equal those of the training', () => {
  for (const field of parity.fields) {
    const out = new Float32Array(WORDS_VALUES);
    wordsView(areaOf(field), out, 0);
    const wanted = new Float32Array(unpack(field.view).buffer);
    const most = out.reduce((max, value, at) => Math.max(max, Math.abs(value - (wanted[at] ?? NaN))), 0);
    expect(most).toBeLessThan(1e-4);
  }
});

it('letters and spellings are those of the training', () => {
  expect(LETTERS).toBe(parity.letters);
  for (const [value, wanted] of Object.entries(parity.spellings))
    expect(spellings(Number(value)).sort()).toEqual([...wanted].sort());
});

it("the network gives a text the training's probability", async () => {
  const network = await loadWordsNetwork(models);
  for (const field of parity.fields) {
    const values = new Float32Array(WORDS_VALUES);
    wordsView(areaOf(field), values, 0);
    const [output] = await runAll(network.networks, values, [1, SIDE, WORDS_WIDTH]);
    const frames = framesOf(output?.data ?? new Float32Array(), output?.dims ?? [], 0, network);
    expect(likelihoodOf(field.text, frames, LETTERS).whole).toBeCloseTo(field.p, 4);
  }
});

describe('the reader of words', () => {
  let reader: WordsReader;
  const fields = readLinePack(path.join(fixtures, 'words-held-out.bin.gz')).flatMap(
    ({ areas: [area], truth }) => (area ? [{ area, value: Number(truth) }] : []),
  );
  /** The number, and the same with its last figure one more. */
  const besides = (value: number) => [value, value - (value % 10) + (((value % 10) + 1) % 10)];
  beforeAll(async () => {
    reader = await loadWordsReader(models);
  });

  it('speaks for the number that stands there, in hands that it was not trained on', async () => {
    const evidence = await reader.readWords(
      fields.map(({ area }) => area),
      fields.map(({ value }) => besides(value)),
    );
    const count = (is: (likelihoods: readonly number[]) => boolean) =>
      evidence.filter(({ likelihoods }) => is(likelihoods)).length / fields.length;
    expect(count(([own = 0, other = 0]) => own >= 10 * other)).toBeGreaterThan(0.7);
    expect(count(([own = 0, other = 0]) => other >= (MOST_TIMES / 2) * own)).toBeLessThan(0.01);
  });

  it('answers field by field as it answers alone', async () => {
    const few = fields.slice(0, 20);
    const together = await reader.readWords(
      few.map(({ area }) => area),
      few.map(({ value }) => besides(value)),
    );
    const [last] = few.slice(-1);
    const [alone] = await reader.readWords(last ? [last.area] : [], last ? [besides(last.value)] : []);
    alone?.likelihoods.forEach((p, k) => expect(p).toBeCloseTo(together.at(-1)?.likelihoods[k] ?? NaN, 4));
    expect(await reader.readWords([], [])).toEqual([]);
  });
});
