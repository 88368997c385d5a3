import type { CellReader, InkArea, LineReader, NumberReading, SymbolScores } from '../types.ts';
import { symbols } from '../types.ts';
import { readFrames, type Reading } from './ctc.ts';
import { correctionOfLine, LINE_SYMBOLS, meaning } from './line-text.ts';
import { type DigitModels, type Ensemble, loadModels, runAll } from './models.ts';
import { CELL_VALUES, cellViews, LINE_VALUES, LINE_WIDTH, type LineSeen, lineView, SIDE } from './views.ts';

/** Inputs a run of a network: more gain no time, but take memory. */
const BATCH = 64;
/** A cell's views: channels, height, width. */
const CELL_SHAPE = [2, SIDE, SIDE] as const;
/**
 * So sure of a cell, the first network is not checked by the others. Measured on 12,000 fields of the calibration split: all three together read every such cell
 * alike, as many fields are accepted wrongly, and 0.04 % more are accepted; the others are asked about one cell in eight.
 */
const SURE_ALONE = 0.9995;
/** Texts of a line that are followed up. */
const TEXTS = 12;
/** How far a text is believed when ink in the box may belong to a figure that reaches out of it. */
const DISPUTED = 0.5;
/** The same when it passes over a stroke: too little to be accepted. Most such texts are right, but hardly any where a figure is much paler. */
const PASSED_OVER = 0.9;
/** A number whose last figure is a 1, whatever fills the line after it. */
const ENDS_IN_ONE = /1[-x]*$/;
/** How far from a stroke the sign may be seen that stands for it, px of a line's view: a network tells a sign's place to a few px. */
const BESIDE = 6;

/** Reads handwritten figures: cells of a form one by one, numbers written free on a line as a whole. */
export type DigitReader = CellReader &
  LineReader & {
    /** What lines say before it is taken for numbers. */
    readTexts(lines: readonly InkArea[]): Promise<readonly LineTexts[]>;
  };

export interface LineTexts {
  /** The likeliest texts over LINE_SYMBOLS, with probabilities, best first. */
  texts: readonly Reading[];
  /**
   * Something stands there that the text does not say: a network sees no sign where a tall stroke stands, one that is much paler than its neighbours
   * or no figure at all; there is room for a figure between two others; one is ringed; or the last 1 may be the slash of "5/=".
   */
  passesOver: boolean;
}

/**
 * Loads the reader of handwritten figures.
 * @param folder of the networks, with `digits.json` (resources/models)
 * @throws Error when the networks are absent or not those of `digits.json`.
 */
export async function loadDigitReader(folder: string): Promise<DigitReader> {
  const models = await loadModels(folder);
  const readTexts = (lines: readonly InkArea[]) => inBatches(lines, (batch) => lineTexts(models, batch));
  return {
    readCells: (cells) => inBatches(cells, (batch) => cellScores(models, batch)),
    readTexts,
    readLines: async (lines): Promise<readonly NumberReading[]> =>
      (await readTexts(lines)).map(({ texts, passesOver }) => ({
        alternatives: meaning(passesOver ? believed(texts, PASSED_OVER) : texts),
        corrected: correctionOfLine(texts),
      })),
  };
}

async function inBatches<Given, Made>(
  list: readonly Given[],
  read: (batch: readonly Given[]) => Promise<Made[]>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let first = 0; first < list.length; first += BATCH)
    made.push(...(await read(list.slice(first, first + BATCH))));
  return made;
}

/**
 * Each cell's class probabilities: the mean of the networks' logits, tempered. The others are asked only where the first is in doubt.
 */
async function cellScores(
  { cells: ensemble }: DigitModels,
  batch: readonly InkArea[],
): Promise<SymbolScores[]> {
  const values = new Float32Array(batch.length * CELL_VALUES);
  batch.forEach((cell, index) => cellViews(cell, values, index * CELL_VALUES));
  const [first, ...others] = ensemble.networks;
  if (!first) throw new Error('There is no network for cells');
  const { data } = await first.run(values, CELL_SHAPE);
  const logits = batch.map((_, index) => [...rowOf(data, index)]);
  const scores = logits.map((each) => tempered(each, ensemble));
  const doubtful = [...batch.keys()].filter((index) => Math.max(...(scores[index] ?? [])) < SURE_ALONE);
  if (doubtful.length === 0 || others.length === 0) return scores;
  const asked = new Float32Array(doubtful.length * CELL_VALUES);
  doubtful.forEach((index, n) =>
    asked.set(values.subarray(index * CELL_VALUES, (index + 1) * CELL_VALUES), n * CELL_VALUES),
  );
  const further = await runAll(others, asked, CELL_SHAPE);
  doubtful.forEach((index, n) => {
    const all = [logits[index] ?? [], ...further.map((output) => rowOf(output.data, n))];
    const mean = symbols.map((_, k) => all.reduce((sum, each) => sum + (each[k] ?? 0), 0) / all.length);
    scores[index] = tempered(mean, ensemble);
  });
  return scores;
}

/** One cell's logits. */
function rowOf(data: Float32Array, index: number): Float32Array {
  return data.subarray(index * symbols.length, (index + 1) * symbols.length);
}

function tempered(logits: readonly number[], { offsets, temperature }: Ensemble): number[] {
  return [...softmax(logits.map((logit, k) => (logit + (offsets[k] ?? 0)) / temperature))];
}

/** Each line's likeliest texts: the mean of what the networks give each text. */
async function lineTexts({ lines: ensemble }: DigitModels, batch: readonly InkArea[]): Promise<LineTexts[]> {
  const values = new Float32Array(batch.length * LINE_VALUES);
  const seen = batch.map((line, index) => lineView(line, values, index * LINE_VALUES));
  const outputs = await runAll(ensemble.networks, values, [1, SIDE, LINE_WIDTH]);
  return seen.map(({ disputed, strokes, gapped, enclosed, equated }, index) => {
    const networks = outputs.map(({ data, dims }) => framesOf(data, dims, index, ensemble));
    const total = new Map<string, number>();
    for (const frames of networks)
      for (const { text, p } of readFrames(frames, LINE_SYMBOLS, TEXTS))
        total.set(text, (total.get(text) ?? 0) + p / networks.length);
    const texts = [...total].map(([text, p]) => ({ text, p })).sort((a, b) => b.p - a.p);
    return {
      texts: disputed ? believed(texts, DISPUTED) : texts,
      passesOver:
        gapped ||
        enclosed ||
        (equated && ENDS_IN_ONE.test(texts[0]?.text ?? '')) ||
        networks.some((frames) => hasStrokeWithoutSign(strokes, frames)),
    };
  });
}

function believed(texts: readonly Reading[], share: number): Reading[] {
  return texts.map(({ text, p }) => ({ text, p: p * share }));
}

function hasStrokeWithoutSign(strokes: LineSeen['strokes'], frames: readonly Float64Array[]): boolean {
  const step = LINE_WIDTH / frames.length;
  const signs = frames.flatMap((frame, index) => (isGap(frame) ? [] : [(index + 0.5) * step]));
  return strokes.some(([left, right]) => !signs.some((x) => x >= left - BESIDE && x <= right + BESIDE));
}

/** True for a frame whose likeliest symbol is none. */
function isGap(frame: Float64Array): boolean {
  return frame.every((p) => p <= (frame[0] ?? 0));
}

/** One line's frames, as probabilities, from logits (frames, lines, symbols). */
export function framesOf(
  data: Float32Array,
  dims: readonly number[],
  line: number,
  { temperature, offsets }: Ensemble,
): Float64Array[] {
  const [frames = 0, lines = 0, size = 0] = dims;
  return Array.from({ length: frames }, (_, frame) => {
    const start = (frame * lines + line) * size;
    return softmax(
      Array.from(data.subarray(start, start + size), (logit, k) => (logit + (offsets[k] ?? 0)) / temperature),
    );
  });
}

function softmax(logits: readonly number[]): Float64Array {
  const highest = Math.max(...logits);
  const weights = Float64Array.from(logits, (logit) => Math.exp(logit - highest));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
