import { parentPort, workerData } from 'node:worker_threads';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Quad, Raster } from '../../shared/forms/raster.ts';
import { decodePage, encodeJpeg, PictureError, preview } from '../imaging/index.ts';
import type { PlacedPage, PreparedForm, Refusal, Vision } from '../vision/types.ts';
import { type Loaded, load, referencesOf } from './load.ts';
import { readBox, readPage } from './page.ts';
import type {
  AnyAnswer,
  BoxAnswer,
  BoxTask,
  CornersAnswer,
  CornersTask,
  Order,
  ReadAnswer,
  ReadTask,
  Report,
  SheetAnswer,
  SheetTask,
  Task,
  WorkerSettings,
} from './task.ts';

/*
 * The reading worker: loads vision, forms and readers once, then answers orders one at a time. Never sees the database.
 */

/** JPEG quality of the straightened page for the screen. */
const QUALITY = 80;
/** The same of a page that is to be a form's reference. */
const SHEET_QUALITY = 92;

async function answer(loaded: Loaded, task: Task): Promise<AnyAnswer> {
  switch (task.kind) {
    case 'read':
      return read(loaded, task);
    case 'preview':
      return preview(task.source, task.page, { side: task.side, turn: task.turn });
    case 'sheet':
      return sheet(loaded, task);
    case 'corners':
      return corners(loaded, task);
    case 'box':
      return box(loaded, task);
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

async function corners({ vision, forms }: Loaded, task: CornersTask): Promise<CornersAnswer> {
  const picture = await decodePage(task.source, task.page);
  const wanted = forms.filter(({ form }) => task.forms.includes(form.id));
  return { ...vision.proposeCorners(picture, wanted), width: picture.width, height: picture.height };
}

async function box({ vision, forms, numbers }: Loaded, task: BoxTask): Promise<BoxAnswer> {
  const picture = await decodePage(task.source, task.page);
  const wanted = forms.filter(({ form }) => form.id === task.form);
  const result = lay(vision, picture, wanted, task.corners);
  if (!result.ok) return { reading: null };
  try {
    return { reading: await readBox(result.page, task.field, task.box, numbers) };
  } finally {
    result.page.dispose();
  }
}

/** Lays one of the forms on a picture: where a person marked its corners, else where the machine finds it. */
function lay(
  vision: Vision,
  picture: Raster,
  forms: readonly PreparedForm[],
  marked: Quad | null | undefined,
): ReturnType<Vision['place']> {
  return marked ? vision.placeByCorners(picture, forms, marked) : vision.place(picture, forms);
}

/** The forms to lay on a page: the one on trial alone, made ready once for as long as it stays the same. */
async function formsFor(loaded: Loaded, { trial, forms }: ReadTask): Promise<readonly PreparedForm[]> {
  if (!trial)
    return forms === null ? loaded.forms : loaded.forms.filter(({ form }) => forms.includes(form.id));
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
  const result = lay(vision, picture, forms, task.corners);
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
  const { form, page, score, turned, corners, residualMm, by, doubt } = placement;
  return {
    status: 'read',
    form: form.id,
    formVersion: form.version,
    formPage: page,
    reason: null,
    score,
    placement: {
      turned,
      corners,
      residualMm,
      pxPerMm,
      ...(by === 'person' ? { byPerson: true } : {}),
      ...(doubt ? { doubt } : {}),
    },
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
