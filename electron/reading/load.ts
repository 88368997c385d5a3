import { readFile } from 'node:fs/promises';
import { decodePage } from '../imaging/index.ts';
import { createVision } from '../vision/index.ts';
import type { PreparedForm, ReferenceSource, Vision } from '../vision/types.ts';
import { loadDigitReader } from './digits/reader.ts';
import { numberReader } from './numbers.ts';
import { printedReader } from './printed.ts';
import type { ReadingForm, WorkerSettings } from './task.ts';
import { tesseractReaders } from './tesseract-readers.ts';
import { ocrOnDemand } from './tesseract.ts';
import type { NumberReader } from './types.ts';
import { loadWordsReader, type WordsReader } from './words/reader.ts';

/** What a worker has at hand for every page. */
export interface Loaded {
  vision: Vision;
  forms: readonly PreparedForm[];
  numbers: NumberReader;
  joint: boolean;
  words: WordsReader | null;
  /** The form that was tried last, and what it is known by. */
  trial: { key: string; prepared: PreparedForm } | null;
}

/** Loads vision, forms and readers, once a worker. */
export async function load(settings: WorkerSettings): Promise<Loaded> {
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

/** A form's references, decoded. */
export async function referencesOf({ references }: ReadingForm): Promise<ReferenceSource[]> {
  return Promise.all(
    references.map(async ({ kind, page, file }): Promise<ReferenceSource> =>
      kind === 'features'
        ? { kind, page, data: JSON.parse(await readFile(file, 'utf8')) as unknown }
        : { kind, page, raster: await decodePage(file, 1) },
    ),
  );
}
