import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';

const network = z.strictObject({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const networks = z.strictObject({
  /** Networks of one kind are averaged. */
  networks: z.array(network).min(1).max(5),
  /** Divides the logits so that probabilities are as often right as they say. */
  temperature: z.number().positive(),
  /** Added to the logits, one a class: what is rarer on protocols than in training is believed less. */
  offsets: z.array(z.number()),
});

/** `digits.json` beside the networks: which there are, their hashes and calibration; written by the training's export. */
const manifestSchema = z.strictObject({ format: z.literal(2), cells: networks, lines: networks });
export type Manifest = z.infer<typeof manifestSchema>;

/** Networks that answer one question together. */
export interface Ensemble {
  temperature: number;
  offsets: readonly number[];
  networks: readonly Network[];
}

/** What one network gives for a batch, and its shape. */
export interface Output {
  data: Float32Array;
  dims: readonly number[];
}

export interface Network {
  /**
   * Runs the network on one batch.
   * @param values batch * the product of `shape`, 0..1
   * @param shape of one input: channels, height, width
   */
  run(values: Float32Array, shape: readonly number[]): Promise<Output>;
}

/** Runs networks on one batch, one after the other: a worker has one core. */
export async function runAll(
  networks: readonly Network[],
  values: Float32Array,
  shape: readonly number[],
): Promise<Output[]> {
  const outputs: Output[] = [];
  for (const network of networks) outputs.push(await network.run(values, shape));
  return outputs;
}

export interface DigitModels {
  cells: Ensemble;
  lines: Ensemble;
}

/**
 * Loads the digit networks of a folder with its `digits.json`.
 * @throws Error when a file is absent, the manifest malformed, or a network is not the one that the manifest names.
 */
export async function loadModels(folder: string): Promise<DigitModels> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'digits.json'), 'utf8')));
  return { cells: await ensemble(folder, manifest.cells), lines: await ensemble(folder, manifest.lines) };
}

/** `words.json`: the network that reads number words, if there is one. */
const wordsSchema = z.strictObject({ format: z.literal(1), words: networks });

/**
 * Loads the network that reads number words, of a folder with its `words.json`.
 * @throws Error as `loadModels`
 */
export async function loadWordsNetwork(folder: string): Promise<Ensemble> {
  const manifest = wordsSchema.parse(JSON.parse(await readFile(path.join(folder, 'words.json'), 'utf8')));
  return ensemble(folder, manifest.words);
}

async function ensemble(
  folder: string,
  { networks, temperature, offsets }: Manifest['cells'],
): Promise<Ensemble> {
  return { temperature, offsets, networks: await Promise.all(networks.map((entry) => open(folder, entry))) };
}

async function open(folder: string, { file, sha256 }: z.infer<typeof network>): Promise<Network> {
  const bytes = await readFile(path.join(folder, file));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`${file} is not the network that digits.json names (SHA-256 ${found})`);
  // One thread a session: pages are spread over workers, not layers over threads.
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // An arena keeps the largest batch's memory for ever.
    enableCpuMemArena: false,
  });
  return {
    async run(values, shape) {
      const size = shape.reduce((product, side) => product * side, 1);
      const input = new Tensor('float32', values, [values.length / size, ...shape]);
      const { logits } = await session.run({ views: input });
      if (!logits || !(logits.data instanceof Float32Array)) throw new Error('The network gives no "logits"');
      return { data: logits.data, dims: logits.dims };
    },
  };
}
