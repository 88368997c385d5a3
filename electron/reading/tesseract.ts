import { createWorker, type PSM, type RecognizeResult, type Worker } from 'tesseract.js';
import type { Raster } from '../../shared/forms/raster.ts';
import { toPgm } from './crop.ts';

/** One sign that Tesseract saw: its text and confidence 0..1 (its own, not calibrated), and where it begins and ends, px. */
export interface OcrSign {
  text: string;
  confidence: number;
  from: number;
  to: number;
}

/** Tesseract's page segmentation for one line of text. */
const ONE_LINE = '7';

/** Where a language's data lies: a folder that holds `<language>.traineddata.gz`. */
export interface LanguageData {
  language: string;
  folder: string;
}

/** One Tesseract engine in its own thread, which ends with the worker's; for small crops: about 5 ms each. */
export interface Ocr {
  /** Signs of a line, dark on white in 1 channel, left to right; empty when it sees none. */
  read(image: Raster): Promise<OcrSign[]>;
}

/** Tesseract that starts with the first image: most forms have no printed number, and it takes some 130 MB. */
export function ocrOnDemand(data: LanguageData, whitelist: string): Ocr {
  let starting: Promise<Ocr> | null = null;
  return {
    read: async (image) => (await (starting ??= openOcr(data, whitelist))).read(image),
  };
}

/**
 * Starts Tesseract's LSTM engine with one language, offline.
 * @param whitelist the only characters that it may answer
 * @throws Error when the language's data cannot be loaded
 */
export async function openOcr({ language, folder }: LanguageData, whitelist: string): Promise<Ocr> {
  const worker = await createWorker(language, 1, {
    langPath: folder,
    cacheMethod: 'none',
    gzip: true,
    // Without a handler a failure would be thrown on the thread's event loop, past every caller.
    errorHandler: () => undefined,
  });
  await worker.setParameters({ tessedit_pageseg_mode: ONE_LINE as PSM, tessedit_char_whitelist: whitelist });
  return new TesseractOcr(worker);
}

class TesseractOcr implements Ocr {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  async read(image: Raster): Promise<OcrSign[]> {
    const { data } = await this.#worker.recognize(
      Buffer.from(toPgm(image)),
      {},
      { text: false, blocks: true },
    );
    return signsOf(data);
  }
}

function signsOf(data: RecognizeResult['data']): OcrSign[] {
  const words = (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((part) => part.lines.flatMap((line) => line.words)),
  );
  return words.flatMap((word, index) => {
    const signs = word.symbols.map(({ text, confidence, bbox }) => ({
      text,
      confidence: confidence / 100,
      from: bbox.x0,
      to: bbox.x1,
    }));
    const first = signs[0];
    return index > 0 && first
      ? [{ text: ' ', confidence: 1, from: first.from, to: first.from }, ...signs]
      : signs;
  });
}
