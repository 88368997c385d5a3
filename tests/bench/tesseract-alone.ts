import { onWhite, plain } from '../../electron/reading/crop.ts';
import { grow } from '../../electron/reading/ink.ts';
import type { Ocr, OcrSign } from '../../electron/reading/tesseract.ts';
import type { NumberReader, NumberReading } from '../../electron/reading/types.ts';
import type { FieldCut } from '../../electron/vision/types.ts';

/** White around a field, px, without which Tesseract misses its edges. */
const MARGIN = 14;
/** Figures that a field can have. */
const MOST_FIGURES = 5;

/**
 * Reads numbers as a program does that hands each field to tesseract.js and takes what comes: one line of figures, its
 * probability the least that Tesseract gives a figure.
 */
export function tesseractAlone(ocr: Ocr): NumberReader {
  return {
    async read(cuts) {
      const readings: NumberReading[] = [];
      for (const field of cuts.map(fieldOf)) {
        // Of paper without ink Tesseract only complains.
        const isEmpty = field.data.every((ink) => ink === 0);
        readings.push(numberIn(isEmpty ? [] : await ocr.read(onWhite(field, MARGIN))));
      }
      return readings;
    },
  };
}

/** The ink in a field's box. */
function fieldOf({ ink, box }: FieldCut) {
  const [left, top, width, height] = grow(box, 0, ink);
  const field = plain(width, height, 0);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * ink.width + left;
    field.data.set(ink.data.subarray(start, start + width), row * width);
  }
  return field;
}

function numberIn(signs: readonly OcrSign[]): NumberReading {
  const figures = signs.filter(({ text }) => /^\d$/.test(text));
  if (figures.length < 1 || figures.length > MOST_FIGURES)
    return { alternatives: [{ value: null, state: 'illegible', p: 1 }], corrected: 0 };
  const value = Number(figures.map(({ text }) => text).join(''));
  const p = Math.min(...figures.map(({ confidence }) => confidence));
  return { alternatives: [{ value, state: 'number', p }], corrected: 0 };
}
