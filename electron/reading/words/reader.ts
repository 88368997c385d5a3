import { framesOf } from '../digits/reader.ts';
import { type Ensemble, loadWordsNetwork, runAll } from '../digits/models.ts';
import { SIDE } from '../digits/views.ts';
import type { InkArea } from '../types.ts';
import { silent, weighWords, type WordEvidence } from './evidence.ts';
import { WORDS_VALUES, WORDS_WIDTH, wordsView } from './view.ts';

/** The letters that the network tells apart, in its order. */
export const LETTERS = 'абвгдежзийклмнопрстухцчшыьэюяғқңөүі';

/** Reads numbers in words, beside their figures. */
export interface WordsReader {
  /**
   * What fields of words say of their numbers.
   * @param candidates of each field, numbers that its figures may be
   * @returns one answer a field, in order
   */
  readWords(
    fields: readonly InkArea[],
    candidates: readonly (readonly number[])[],
  ): Promise<readonly WordEvidence[]>;
}

/** What is cut off may be half a letter, and look like another: so much before the end, px of the view, is not looked at then. */
const CUT_LETTER = 12;
/** Inputs a run of the network. */
const BATCH = 16;

/**
 * Loads the reader of number words.
 * @param folder of the network, with `words.json` (resources/models)
 * @throws Error when the network is absent or not that of `words.json`.
 */
export async function loadWordsReader(folder: string): Promise<WordsReader> {
  const network = await loadWordsNetwork(folder);
  return {
    async readWords(fields, candidates) {
      const made: WordEvidence[] = [];
      for (let first = 0; first < fields.length; first += BATCH)
        made.push(...(await readBatch(network, fields.slice(first, first + BATCH), candidates.slice(first))));
      return made;
    },
  };
}

async function readBatch(
  network: Ensemble,
  fields: readonly InkArea[],
  candidates: readonly (readonly number[])[],
): Promise<WordEvidence[]> {
  const values = new Float32Array(fields.length * WORDS_VALUES);
  const ends = fields.map((field, index) => wordsView(field, values, index * WORDS_VALUES));
  const [output] = await runAll(network.networks, values, [1, SIDE, WORDS_WIDTH]);
  return fields.map((_, index) => {
    const asked = candidates[index] ?? [];
    if (!output) return silent(asked);
    const frames = framesOf(output.data, output.dims, index, network);
    const { at, open } = ends[index] ?? { at: 0, open: false };
    const whole = open
      ? Math.max(0, Math.floor((frames.length * (at - CUT_LETTER)) / WORDS_WIDTH))
      : frames.length;
    return weighWords(frames.slice(0, whole), LETTERS, asked, open);
  });
}
