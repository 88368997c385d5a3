import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { decodePage, encodeJpeg, PictureError, preview } from '../imaging/index.ts';
import { createVision } from '../vision/index.ts';
import type { PlacedPage, PreparedForm, ReferenceSource, Refusal, Vision } from '../vision/types.ts';
import { loadDigitReader } from './digits/reader.ts';
import { numberReader } from './numbers.ts';
import { readPage } from './page.ts';
import { printedReader } from './printed.ts';
import type {
  AnyAnswer,
  Order,
  ReadAnswer,
  ReadingForm,
  ReadTask,
  Report,
  SheetAnswer,
  SheetTask,
  Task,
  WorkerSettings,
} from './task.ts';
import { tesseractReaders } from './tesseract-readers.ts';
import { ocrOnDemand } from './tesseract.ts';
import type { NumberReader } from './types.ts';
import { loadWordsReader, type WordsReader } from './words/reader.ts';

/**
 * The reading worker: loads vision, forms and readers once, then answers orders one at a time. Never sees the database.
 */
interface Loaded {
  vision: Vision;
  forms: readonly PreparedForm[];
  numbers: NumberReader;
  joint: boolean;
  words: WordsReader | null;
  /** The form that was tried last, and what it is known by. */
  trial: { key: string; prepared: PreparedForm } | null;
}

/** JPEG quality of the straightened page for the screen. */
const QUALITY = 80;
/** The same of a page that is to be a form's reference. */
const SHEET_QUALITY = 92;

async function load(settings: WorkerSettings): Promise<Loaded> {
  const vision = await createVision();
  const forms: PreparedForm[] = [];
  for (const form of settings.forms) forms.push(vision.prepare(form.form, await referencesOf(form)));
  return {
    vision,
    forms,
    numbers: await openNumberReader(settings),
    joint: settings.joint,
    words: settings.words ? await loadWordsReader(settings.networks) : null,
    trial: null,
  };
}

async function openNumberReader(settings: WorkerSettings): Promise<NumberReader> {
  const print = tesseractReaders(ocrOnDemand(settings.figures, '0123456789'));
  if (settings.handwriting === 'tesseract')
    return numberReader({ cells: print, lines: print, printed: print });
  const handwriting = await loadDigitReader(settings.networks);
  return numberReader({
    cells: handwriting,
    lines: handwriting,
    printed: printedReader(print, handwriting),
  });
}

async function referencesOf({ references }: ReadingForm): Promise<ReferenceSource[]> {
  return Promise.all(
    references.map(async ({ kind, page, file }): Promise<ReferenceSource> =>
      kind === 'features'
        ? { kind, page, data: JSON.parse(await readFile(file, 'utf8')) as unknown }
        : { kind, page, raster: await decodePage(file, 1) },
    ),
  );
}

async function answer(loaded: Loaded, task: Task): Promise<AnyAnswer> {
  switch (task.kind) {
    case 'read':
      return read(loaded, task);
    case 'preview':
      return preview(task.source, task.page, { side: task.side, turn: task.turn });
    case 'sheet':
      return sheet(loaded, task);
  }
}

async function sheet({ vision }: Loaded, task: SheetTask): Promise<SheetAnswer> {
  const picture = await decodePage(task.source, task.page);
  const { image, lines, boxes } = vision.sheet(picture, task.corners, task.size, task.pxPerMm);
  return {
    bytes: await encodeJpeg(image, SHEET_QUALITY),
    width: image.width,
    height: image.height,
    lines: lines.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]),
    boxes,
  };
}

/** The forms to lay on a page: the one on trial alone, made ready once for as long as it stays the same. */
async function formsFor(loaded: Loaded, { trial, forms }: ReadTask): Promise<readonly PreparedForm[]> {
  if (!trial) return forms === null ? loaded.forms : loaded.forms.filter(({ form }) => forms.includes(form.id));
  const key = JSON.stringify(trial);
  if (loaded.trial?.key !== key) {
    loaded.trial?.prepared.dispose();
    loaded.trial = null;
    loaded.trial = { key, prepared: loaded.vision.prepare(trial.form, await referencesOf(trial)) };
  }
  return [loaded.trial.prepared];
}

async function read(loaded: Loaded, task: ReadTask): Promise<ReadAnswer> {
  const { vision, numbers, joint, words } = loaded;
  const started = performance.now();
  const picture = await decodePage(task.source, task.page);
  const forms = await formsFor(loaded, task);
  const result = vision.place(picture, forms);
  const size = { width: picture.width, height: picture.height };
  const ms = () => Math.round(performance.now() - started);
  if (!result.ok)
    return {
      extraction: { ...refused(result.refusal, forms), ...size, ms: ms() },
      straightened: null,
      fault: null,
    };
  const { page } = result;
  try {
    const found = await readPage(page, numbers, joint, words);
    const pxPerMm = task.straightenedPxPerMm;
    const straightened = pxPerMm === null ? null : await encodeJpeg(page.straighten(pxPerMm), QUALITY);
    return {
      extraction: { ...placed(page, pxPerMm ?? 0), ...found, ...size, ms: ms() },
      straightened,
      fault: null,
    };
  } finally {
    page.dispose();
  }
}

type Described = Omit<PageExtraction, 'width' | 'height' | 'ms'>;

function refused({ status, reason, score, nearest }: Refusal, forms: readonly PreparedForm[]): Described {
  const formVersion = forms.find(({ form }) => form.id === nearest)?.form.version ?? null;
  return {
    status,
    form: nearest,
    formVersion,
    formPage: null,
    reason,
    score,
    placement: null,
    fields: {},
    marks: {},
    checks: [],
  };
}

function placed({ placement }: PlacedPage, pxPerMm: number): Omit<Described, 'fields' | 'marks' | 'checks'> {
  const { form, page, score, turned, corners, residualMm } = placement;
  return {
    status: 'read',
    form: form.id,
    formVersion: form.version,
    formPage: page,
    reason: null,
    score,
    placement: { turned, corners, residualMm, pxPerMm },
  };
}

/** A picture's own fault leaves the worker well; anything else may have left a WebAssembly heap in pieces. */
function errorReport(id: number, error: unknown): Report {
  const reason = error instanceof PictureError ? error.reason : null;
  // OpenCV throws plain numbers: addresses in its heap.
  const message = error instanceof Error ? error.message : `exception ${String(error)}`;
  return { kind: 'error', id, message, reason, unwell: reason === null };
}

async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('The reading worker runs in a worker thread only');
  const loaded = await load(workerData as WorkerSettings);
  const report = (message: Report) => port.postMessage(message);
  port.on('message', ({ id, task }: Order) => {
    answer(loaded, task).then(
      (made) => report({ kind: 'answer', id, answer: made }),
      (error: unknown) => report(errorReport(id, error)),
    );
  });
  report({ kind: 'ready' });
}

await main();
