import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { pageCount, PictureError, reasonOfSystemError } from '../imaging/index.ts';
import { type Found, walk } from '../intake/index.ts';
import {
  failedExtraction,
  type Handwriting,
  ReadingPool,
  type ReadTask,
  type WorkerSettings,
} from '../reading/index.ts';
import type { LoadedForm } from './forms.ts';
import { builtWorker, languageFolder, resource } from './resources.ts';

/** One page as read; a file that cannot be opened is one page 1 with status `failed`. */
export interface PageResult {
  /** As given, or relative to the given folder, with forward slashes. */
  file: string;
  /** From 1. */
  page: number;
  /** Of the whole file, hexadecimal; null when it could not be read. */
  sha256: string | null;
  extraction: PageExtraction;
  /** What went wrong in the worker, in English for the log; null when nothing did. */
  fault: string | null;
}

/** How far a run is: files handled of all that were found, and pages read so far. */
export interface ReadProgress {
  files: number;
  ofFiles: number;
  pages: number;
}

export interface ReadOptions {
  signal?: AbortSignal;
  onProgress?: (progress: ReadProgress) => void;
}

export interface ReaderOptions {
  /** Pages read at the same time; as many as cores and memory allow when absent. */
  workers?: number;
  /** A page that takes longer (ms) is given up. */
  timeoutMs?: number;
  /** What reads handwriting; our own networks when absent. */
  handwriting?: Handwriting;
  /** Whether fields are decided together under the form's equations; true when absent. */
  joint?: boolean;
  /** Whether number words are read beside the figures; true when absent. */
  words?: boolean;
}

/** Reads pictures without a workspace. `close` it. */
export interface Reader {
  /**
   * Reads every page of the given files and folders (all the way down), in order. Files that cannot be read are results
   * too. Nothing is written anywhere.
   * @throws PoolError when no worker can be started; the signal's reason when aborted
   */
  readFiles(paths: readonly string[], options?: ReadOptions): AsyncGenerator<PageResult>;
  close(): Promise<void>;
}

/** Memory that a worker may need, bytes. */
const WORKER_MEMORY = 600 * 1024 * 1024;

/** As many workers as there are cores, as long as they fit into half of the machine's memory; at least one. */
export function fittingWorkers(cores = availableParallelism(), memory = totalmem()): number {
  return Math.max(1, Math.min(cores, Math.floor(memory / 2 / WORKER_MEMORY)));
}

/** What reading workers load: the forms, Tesseract's data, and the networks for handwriting. */
export function workerSettings(
  forms: readonly LoadedForm[],
  {
    handwriting = 'networks',
    joint = true,
    words = true,
  }: Pick<ReaderOptions, 'handwriting' | 'joint' | 'words'> = {},
): WorkerSettings {
  return {
    forms: forms.map(({ form, references }) => ({ form, references })),
    figures: { language: 'eng', folder: languageFolder() },
    networks: resource('models'),
    handwriting,
    joint,
    words,
  };
}

/** Starts the reading of pages with the given forms; the pool that a workspace's jobs use as well. */
export function openPool(
  forms: readonly LoadedForm[],
  { workers = fittingWorkers(), timeoutMs, ...reading }: ReaderOptions = {},
): ReadingPool {
  const settings = workerSettings(forms, reading);
  return new ReadingPool({
    workerFile: builtWorker('reading-worker.js'),
    settings,
    workers,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

/** Builds imaging, vision and reading alone: for reading without a workspace. */
export function openReader(forms: readonly LoadedForm[], options: ReaderOptions = {}): Reader {
  const pool = openPool(forms, options);
  // One page more than there are workers is prepared, so that none waits for a file to be hashed.
  const ahead = (options.workers ?? fittingWorkers()) + 1;
  return {
    readFiles: (paths, readOptions = {}) => readFiles(pool, paths, ahead, readOptions),
    close: () => pool.close(),
  };
}

async function* readFiles(
  pool: ReadingPool,
  paths: readonly string[],
  ahead: number,
  { signal, onProgress }: ReadOptions,
): AsyncGenerator<PageResult> {
  const files = await findFiles(paths, signal);
  const progress: ReadProgress = { files: 0, ofFiles: files.length, pages: 0 };
  const underWay: Promise<PageResult>[] = [];
  const finish = async (page: Promise<PageResult>) => {
    const result = await page;
    progress.pages++;
    onProgress?.({ ...progress });
    return result;
  };
  try {
    for (const file of files) {
      for await (const start of pagesOf(pool, file, signal)) {
        const page = start();
        page.catch(() => undefined); // is awaited below, in order; until then a rejection has a handler
        underWay.push(page);
        if (underWay.length > ahead) yield await finish(underWay.shift() ?? page);
      }
      progress.files++;
    }
    for (const page of underWay) yield await finish(page);
  } finally {
    onProgress?.({ ...progress });
  }
}

/** Files under the given paths; each keeps the name under which its result is reported. */
async function findFiles(paths: readonly string[], signal?: AbortSignal): Promise<Found[]> {
  const files: Found[] = [];
  for (const given of paths)
    for await (const found of walk([given], signal)) {
      const itself = found.path === path.resolve(given);
      files.push(itself ? { ...found, name: given } : found);
    }
  signal?.throwIfAborted();
  return files;
}

/** What starts the reading of a file's pages, one after the other (a promise itself would be awaited on the way out). */
async function* pagesOf(
  pool: ReadingPool,
  file: Found,
  signal?: AbortSignal,
): AsyncGenerator<() => Promise<PageResult>> {
  signal?.throwIfAborted();
  const failed = (reason: IntakeReason, sha256: string | null) => () =>
    Promise.resolve({
      file: file.name,
      page: 1,
      sha256,
      extraction: failedExtraction(reason, 0),
      fault: null,
    });
  if ('reason' in file) {
    yield failed(file.reason, null);
    return;
  }
  const sha256 = await hashOf(file.path).catch(() => null);
  const pages = await countPages(file.path);
  if (typeof pages === 'string') yield failed(pages, sha256);
  else for (let page = 1; page <= pages; page++) yield () => readOne(pool, file, page, sha256, signal);
}

/** How many pages a file has, or the reason why it cannot be told. */
async function countPages(file: string): Promise<number | IntakeReason> {
  try {
    return await pageCount(file);
  } catch (error) {
    return error instanceof PictureError ? error.reason : reasonOfSystemError(error);
  }
}

async function readOne(
  pool: ReadingPool,
  file: Found,
  page: number,
  sha256: string | null,
  signal?: AbortSignal,
): Promise<PageResult> {
  const task: ReadTask = { kind: 'read', source: file.path, page, forms: null, straightenedPxPerMm: null };
  const { extraction, fault } = await pool.read(task, signal);
  return { file: file.name, page, sha256, extraction, fault };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
