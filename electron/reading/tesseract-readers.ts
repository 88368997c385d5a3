import type { Raster } from '../../shared/forms/raster.ts';
import { best } from './cells.ts';
import { lift, onWhite, sideBySide, toHeight } from './crop.ts';
import type { Piece } from './ink.ts';
import { join } from './ink.ts';
import { readSign, type SignReading } from './signs.ts';
import type { Ocr, OcrSign } from './tesseract.ts';
import {
  type CellReader,
  type CellSymbol,
  type InkArea,
  type LineReader,
  type NumberAlternatives,
  type NumberReading,
  type PrintedReader,
  type SymbolScores,
  symbols,
} from './types.ts';

/** Height in px at which Tesseract's LSTM reads best, and the white around. */
const OCR_HEIGHT = 36;
const OCR_MARGIN = 14;
/** Figures read in one go, and the paper between them, px. */
const STRIP = 8;
const GAP = 12;

/** Shares of readings that were right at some of Tesseract's own confidences, rising; straight between. */
type Share = readonly (readonly [confidence: number, share: number])[];

/**
 * Shares of readings that were right, measured by `npm run bench:extract` on all sets of the reference folder; a reading's
 * probability is the share of its kind. They are far from 1: no reading of a handwritten figure by Tesseract is accepted.
 */
const measured = {
  /** Signs told by geometry, when the shape is at its clearest. */
  blank: 0.97,
  dash: 0.95,
  cross: 0.95,
  /** A handwritten figure alone in its cell, by Tesseract's own confidence. */
  figure: [
    [0, 0.15],
    [1, 0.7],
  ],
  /** A whole handwritten number on a line. */
  line: [
    [0, 0.05],
    [1, 0.55],
  ],
  brokenLine: [
    [0, 0.02],
    [1, 0.1],
  ],
  /** A whole printed number: by `npm run bench:printed`, 1,750 prints of seven fonts, clean to hopeless. */
  printed: [
    [0, 0.2],
    [0.92, 0.33],
    [0.95, 0.6],
    [0.965, 0.75],
    [0.975, 0.92],
    [0.985, 0.99],
    [1, 0.99],
  ],
} as const satisfies Record<string, number | Share>;

function between(share: Share, confidence: number): number {
  const upper = Math.max(
    1,
    share.findIndex(([at]) => at >= confidence),
  );
  const [from, low] = share[upper - 1] ?? [0, 0];
  const [to, high] = share[upper] ?? [1, low];
  return low + ((high - low) * (confidence - from)) / (to - from);
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
    readCells: (cells) => readCells(digits, cells),
    readLines: async (lines) => (await readLines(digits, lines, measured.line)).map(uncorrected),
    readPrinted: async (cuts) => (await readLines(digits, cuts, measured.printed)).map(uncorrected),
  };
}

/** Tesseract cannot tell what was struck out. */
function uncorrected(alternatives: NumberAlternatives): NumberReading {
  return { alternatives, corrected: 0 };
}

/**
 * Geometry first; what is left goes to Tesseract in strips of several cells, because it reads a row of figures far better
 * than one figure alone.
 */
async function readCells(ocr: Ocr, cells: readonly InkArea[]): Promise<SymbolScores[]> {
  const signs = cells.map(readSign);
  const answers = signs.map(scoresOfSign);
  const unknown = answers.flatMap((told, index) => (told ? [] : [index]));
  for (let start = 0; start < unknown.length; start += STRIP) {
    const strip = unknown.slice(start, start + STRIP);
    const glyphs = strip.map((index) => glyphOf(cells[index] as InkArea, signs[index] as SignReading));
    const digits = await readStrip(ocr, glyphs);
    strip.forEach((index, n) => (answers[index] = scoresOfDigits(digits[n] ?? [])));
  }
  return answers.map((told) => told ?? nothingRead);
}

/** Reads figures side by side; answers for each what was seen in its place. */
async function readStrip(ocr: Ocr, glyphs: readonly Raster[]): Promise<OcrSign[][]> {
  const { raster, from } = sideBySide(glyphs, GAP);
  const signs = (await ocr.read(onWhite(raster, OCR_MARGIN))).filter(({ text }) => /^\d$/.test(text));
  return glyphs.map((glyph, index) => {
    const left = OCR_MARGIN + (from[index] ?? 0) - GAP / 2;
    return signs.filter(
      (sign) => (sign.from + sign.to) / 2 >= left && (sign.from + sign.to) / 2 < left + glyph.width + GAP,
    );
  });
}

function glyphOf({ ink }: InkArea, sign: SignReading): Raster {
  return toHeight(lift(ink, sign.ink).raster, OCR_HEIGHT);
}

/** Ink of which nothing is known but that it is there. */
const nothingRead = scores('other', 0.3, (other) => (isDigit(other) ? 1 : 0.3));

function scoresOfDigits(digits: readonly OcrSign[]): SymbolScores {
  const [only, ...more] = digits;
  const digit = symbols.find((symbol) => symbol === only?.text);
  if (!only || !digit || more.length > 0) return nothingRead;
  return scores(digit, between(measured.figure, only.confidence), (other) => (isDigit(other) ? 1 : 0.5));
}

/**
 * Lines are cut into glyphs (pieces that stand above each other), read in strips like cells: so a figure standing alone is
 * read as well as a row of them, and touching figures come out as two in one glyph.
 */
async function readLines(ocr: Ocr, lines: readonly InkArea[], share: Share): Promise<NumberAlternatives[]> {
  const signs = lines.map(readSign);
  const glyphs = lines.flatMap((line, index) => {
    const sign = signs[index];
    return sign?.sign === 'ink' || sign?.sign === 'cross'
      ? glyphsOf(line, sign.pieces).map((raster) => ({ index, raster }))
      : [];
  });
  const seen = lines.map((): OcrSign[][] => []);
  for (let start = 0; start < glyphs.length; start += STRIP) {
    const strip = glyphs.slice(start, start + STRIP);
    const digits = await readStrip(
      ocr,
      strip.map(({ raster }) => raster),
    );
    strip.forEach(({ index }, n) => seen[index]?.push(digits[n] ?? []));
  }
  return signs.map((sign, index) => alternativesOfLine(sign, seen[index] ?? [], share));
}

function alternativesOfLine(
  { sign, clearness }: SignReading,
  glyphs: readonly OcrSign[][],
  share: Share,
): NumberAlternatives {
  const clear = 0.5 + 0.5 * clearness;
  if (sign === 'blank') return [{ value: null, state: 'blank', p: measured.blank * clear }];
  if (sign === 'dash') return [{ value: 0, state: 'dash', p: measured.dash * clear }];
  if (glyphs.some((digits) => digits.length === 0)) return numberIn(glyphs.flat(), measured.brokenLine);
  return numberIn(glyphs.flat(), share);
}

function glyphsOf({ ink }: InkArea, pieces: readonly Piece[]): Raster[] {
  const groups: Piece[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && overlap(last, piece) > 0.5) groups[groups.length - 1] = join([last, piece], ink.width);
    else groups.push(piece);
  }
  return groups.map((group) => toHeight(lift(ink, group).raster, OCR_HEIGHT));
}

/** How far two pieces stand above each other: shared width as a share of the narrower one's. */
function overlap(a: Piece, b: Piece): number {
  const shared =
    Math.min(a.bounds[0] + a.bounds[2], b.bounds[0] + b.bounds[2]) - Math.max(a.bounds[0], b.bounds[0]);
  return shared / Math.min(a.bounds[2], b.bounds[2]);
}

/** The number in a line of signs with its measured probability, the rest illegible. */
function numberIn(signs: readonly OcrSign[], share: Share): NumberAlternatives {
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
