import type { FieldCut } from '../vision/types.ts';
import { best } from './cells.ts';
import { crop, grey, lift, onWhite, toHeight } from './crop.ts';
import type { Piece } from './ink.ts';
import { grow } from './ink.ts';
import { readSign, type SignReading } from './signs.ts';
import type { Ocr, OcrMode, OcrSign } from './tesseract.ts';
import {
  type CellReader,
  type CellSymbol,
  type InkArea,
  type LineReader,
  type NumberAlternatives,
  type PrintedReader,
  type SymbolScores,
  symbols,
  type TextReader,
} from './types.ts';

/** Height in px at which Tesseract's LSTM reads best, and the white around. */
const OCR_HEIGHT = 36;
const OCR_MARGIN = 14;

/**
 * Shares of readings that were right, measured by `npm run bench:extract` on all sets of the reference folder; a reading's
 * probability is the share of its kind. They are far from 1: no reading of a handwritten figure by Tesseract is accepted.
 */
const measured = {
  /** Signs told by geometry, when the shape is at its clearest. */
  blank: 0.99,
  dash: 0.97,
  cross: 0.98,
  /** A handwritten figure alone in its cell, by Tesseract's own confidence (at 0 and at 1). */
  figure: [0.15, 0.7],
  /** A whole handwritten number on a line. */
  line: [0.05, 0.55],
  /** A whole printed number. */
  printed: [0.3, 0.95],
  text: [0.02, 0.5],
} as const satisfies Record<string, number | readonly [number, number]>;

function between([atZero, atOne]: readonly [number, number], confidence: number): number {
  return atZero + (atOne - atZero) * confidence;
}

/** Scores with `p` on one symbol and the rest as `others` shares out. */
function scores(symbol: CellSymbol, p: number, others: (other: CellSymbol) => number): SymbolScores {
  const weights = symbols.map((other) => (other === symbol ? 0 : others(other)));
  const sum = weights.reduce((a, b) => a + b, 0);
  return symbols.map((other, index) => (other === symbol ? p : ((1 - p) * (weights[index] ?? 0)) / sum));
}

const isDigit = (symbol: CellSymbol) => symbol.length === 1;

/** Scores of a cell whose sign geometry tells; null for ink that has to be read. */
export function scoresOfSign({ sign, clearness }: SignReading): SymbolScores | null {
  switch (sign) {
    case 'ink':
      return null;
    case 'blank':
      return scores('blank', measured.blank * (0.5 + 0.5 * clearness), (other) =>
        other === 'dash' || other === '1' ? 3 : 1,
      );
    case 'dash':
    case 'cross':
      return scores(sign, measured[sign] * (0.5 + 0.5 * clearness), (other) => (isDigit(other) ? 1 : 2));
  }
}

/** First version of the reader for handwriting: geometry for blanks, dashes and crosses, Tesseract for figures. */
export function tesseractReaders(digits: Ocr): CellReader & LineReader & PrintedReader {
  return {
    readCells: (cells) => inOrder(cells, (cell) => readCell(digits, cell)),
    readLines: (lines) => inOrder(lines, (line) => readLine(digits, line)),
    readPrinted: (cuts) => inOrder(cuts, (cut) => readPrinted(digits, cut)),
  };
}

/** Reads text by a language's own engine (no whitelist). */
export function tesseractText(words: Ocr): TextReader {
  return {
    async readText(cut) {
      const signs = await words.read(printOf(cut), 'line');
      return { text: textOf(signs).trim(), confidence: between(measured.text, meanConfidence(signs)) };
    },
  };
}

async function inOrder<Given, Made>(
  list: readonly Given[],
  make: (given: Given) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const given of list) made.push(await make(given));
  return made;
}

async function readCell(ocr: Ocr, cell: InkArea): Promise<SymbolScores> {
  const sign = readSign(cell);
  const told = scoresOfSign(sign);
  if (told) return told;
  const [first, ...more] = (await readInk(ocr, cell, sign.ink, 'character')).filter(({ text }) =>
    /^\d$/.test(text),
  );
  const digit = symbols.find((symbol) => symbol === first?.text);
  if (!first || !digit || more.length > 0) return scores('other', 0.5, (other) => (isDigit(other) ? 1 : 0.5));
  return scores(digit, between(measured.figure, first.confidence), (other) => (isDigit(other) ? 1 : 0.5));
}

async function readLine(ocr: Ocr, line: InkArea): Promise<NumberAlternatives> {
  const sign = readSign(line);
  if (sign.sign === 'blank')
    return [{ value: null, state: 'blank', p: measured.blank * (0.5 + 0.5 * sign.clearness) }];
  if (sign.sign === 'dash')
    return [{ value: 0, state: 'dash', p: measured.dash * (0.5 + 0.5 * sign.clearness) }];
  return numberIn(await readInk(ocr, line, sign.ink, 'line'), measured.line);
}

async function readPrinted(ocr: Ocr, cut: FieldCut): Promise<NumberAlternatives> {
  return numberIn(await ocr.read(printOf(cut), 'line'), measured.printed);
}

/** The number in a line of signs with its measured probability, the rest illegible. */
function numberIn(signs: readonly OcrSign[], share: readonly [number, number]): NumberAlternatives {
  const digits = signs.filter(({ text }) => /^\d$/.test(text));
  if (digits.length < 1 || digits.length > 5) return [{ value: null, state: 'illegible', p: 0.5 }];
  const p = between(share, Math.min(...digits.map(({ confidence }) => confidence)));
  return best([
    { value: Number(textOf(digits)), state: 'number', p },
    { value: null, state: 'illegible', p: 0.5 * (1 - p) },
  ]);
}

function textOf(signs: readonly OcrSign[]): string {
  return signs.map(({ text }) => text).join('');
}

function meanConfidence(signs: readonly OcrSign[]): number {
  return signs.length === 0 ? 0 : signs.reduce((sum, { confidence }) => sum + confidence, 0) / signs.length;
}

/** Only the ink that belongs to the area goes to Tesseract: a neighbour's stroke or a line's remnant would be read along. */
function readInk(ocr: Ocr, { ink }: InkArea, piece: Piece, mode: OcrMode): Promise<OcrSign[]> {
  return ocr.read(onWhite(toHeight(lift(ink, piece).raster, OCR_HEIGHT), OCR_MARGIN), mode);
}

/** The field's box of the colour cut as one channel: print has no ink image of its own. */
function printOf(cut: FieldCut): ReturnType<typeof grey> {
  const image = grey(cut.image);
  return toHeight(crop(image, grow(cut.box, 0, image), 255), OCR_HEIGHT + OCR_MARGIN);
}
