import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DigitReader, loadDigitReader } from '../../../../electron/reading/digits/reader.ts';
import { CELL_VALUES, cellViews, LINE_VALUES, lineView } from '../../../../electron/reading/digits/views.ts';
import type { InkArea } from '../../../../electron/reading/types.ts';
import { projectFolder } from '../../../support/reference.ts';
import { circle, emptyInk, stroke } from '../../../support/strokes.ts';

const models = path.join(projectFolder, 'resources/models');

const given = z.object({
  width: z.int(),
  height: z.int(),
  ink: z.base64(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  view: z.base64(),
});
/** Inputs and what the training's Python makes of them; written by resources/models/train/calibrate.py. */
const paritySchema = z.object({
  cells: z.array(given.extend({ scores: z.array(z.number()).length(14) })).min(1),
  lines: z.array(given.extend({ text: z.string(), p: z.number() })).min(1),
});
const parity = paritySchema.parse(
  JSON.parse(readFileSync(path.join(projectFolder, 'tests/fixtures/digits/parity.json'), 'utf8')),
);

/** Bytes as the training packs them: zlib, then base64. */
function unpack(text: string): Uint8Array {
  return new Uint8Array(inflateSync(Buffer.from(text, 'base64')));
}

function areaOf({ width, height, ink, box }: z.infer<typeof given>): InkArea {
  return { ink: { width, height, channels: 1, data: unpack(ink) }, box, pxPerMm: 8 };
}

/** The largest difference between a view and the training's (32-bit floats). */
function difference(view: Float32Array, packed: string): number {
  const wanted = new Float32Array(unpack(packed).buffer);
  expect(wanted).toHaveLength(view.length);
  return view.reduce((most, value, at) => Math.max(most, Math.abs(value - (wanted[at] ?? NaN))), 0);
}

describe('views', () => {
  it('of cells equal those of the training', () => {
    for (const cell of parity.cells) {
      const out = new Float32Array(CELL_VALUES);
      cellViews(areaOf(cell), out, 0);
      expect(difference(out, cell.view)).toBeLessThan(1e-4);
    }
  });

  it('of lines equal those of the training', () => {
    for (const line of parity.lines) {
      const out = new Float32Array(LINE_VALUES);
      lineView(areaOf(line), out, 0);
      expect(difference(out, line.view)).toBeLessThan(1e-4);
    }
  });
});

describe('the digit reader', () => {
  let reader: DigitReader;
  beforeAll(async () => {
    reader = await loadDigitReader(models);
  });

  it("gives cells the training's probabilities", async () => {
    const scores = await reader.readCells(parity.cells.map(areaOf));
    parity.cells.forEach((cell, index) => {
      scores[index]?.forEach((p, k) => expect(p).toBeCloseTo(cell.scores[k] ?? NaN, 4));
      expect(scores[index]?.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    });
  });

  it("gives a line's text the training's probability", async () => {
    const read = await reader.readTexts(parity.lines.map(areaOf));
    parity.lines.forEach((line, index) => {
      const found = read[index]?.texts.find(({ text }) => text === line.text);
      // The search drops the least likely alignments, the training counts all: never more, hardly less.
      expect(found?.p ?? 0).toBeLessThan(line.p + 1e-4);
      expect(found?.p ?? 0).toBeGreaterThan(line.p - 0.01);
    });
  });

  it('believes a number half only when it passes over a stroke that is far paler', async () => {
    const number = (pale: number): InkArea => {
      const ink = circle(emptyInk(180, 76), 50, 38, 18, 4);
      ink.data.forEach((value, at) => (ink.data[at] = value && pale));
      stroke(
        ink,
        [
          [82, 18],
          [104, 18],
          [90, 58],
        ],
        4,
      );
      circle(ink, 130, 38, 18, 4);
      return { ink, box: [16, 14, 148, 48], pxPerMm: 8 };
    };
    const read = await reader.readLines([number(32), number(0)]);
    const sure = read.map(({ alternatives: [first] }) => [first?.value, (first?.p ?? 0) > 0.9]);
    expect(sure).toEqual([
      [70, false],
      [70, true],
    ]);
  });

  it('believes a number in a ring half only, and a last 1 before a sign of equality', async () => {
    type Stroke = readonly (readonly [number, number])[];
    const seven: Stroke = [
      [42, 24],
      [64, 24],
      [50, 52],
    ];
    const level = (y: number): Stroke => [
      [104, y],
      [120, y],
    ];
    const one: Stroke = [
      [84, 22],
      [80, 54],
    ];
    const lineOf = (ring: number, ...strokes: readonly Stroke[]): InkArea => {
      const ink = circle(emptyInk(180, 76), 53, 38, 24, ring);
      for (const points of strokes) stroke(ink, points, 4);
      return { ink, box: [16, 8, 148, 60], pxPerMm: 8 };
    };
    const lines = {
      'a 7': lineOf(0, seven),
      'the same in a ring': lineOf(3, seven),
      '71 and a dash': lineOf(0, seven, one, level(38)),
      '71, or "7/="': lineOf(0, seven, one, level(34), level(42)),
    };
    const read = await reader.readLines(Object.values(lines));
    const said = Object.keys(lines).map((name, n) => [name, (read[n]?.alternatives[0]?.p ?? 0) > 0.9]);
    expect(Object.fromEntries(said)).toEqual({
      'a 7': true,
      'the same in a ring': false,
      '71 and a dash': true,
      '71, or "7/="': false,
    });
  });

  it('reads a batch as it reads one by one', async () => {
    const areas = Array.from({ length: 70 }, (_, index) =>
      areaOf(parity.cells[index % parity.cells.length] ?? failed()),
    );
    const together = await reader.readCells(areas);
    const [alone] = await reader.readCells(areas.slice(69));
    together[69]?.forEach((p, k) => expect(p).toBeCloseTo(alone?.[k] ?? NaN, 5));
    expect(together).toHaveLength(70);
  });

  it('reads nothing from nothing', async () => {
    expect(await reader.readCells([])).toEqual([]);
    expect(await reader.readLines([])).toEqual([]);
  });
});

function failed(): never {
  throw new Error('parity.json holds no cells');
}

describe('loadDigitReader', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-models-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('refuses a network that is not the one of digits.json', async () => {
    cpSync(models, folder, { recursive: true, filter: (file) => !file.includes(`models${path.sep}train`) });
    const { cells } = z
      .object({ cells: z.object({ networks: z.array(z.object({ file: z.string() })) }) })
      .parse(JSON.parse(readFileSync(path.join(models, 'digits.json'), 'utf8')));
    const name = cells.networks[0]?.file ?? failed();
    const bytes = readFileSync(path.join(folder, name));
    bytes.writeUInt8(bytes.readUInt8(1_000) ^ 1, 1_000);
    writeFileSync(path.join(folder, name), bytes);
    await expect(loadDigitReader(folder)).rejects.toThrow(
      `${name} is not the network that digits.json names`,
    );
  });

  it('says which file is missing', async () => {
    await expect(loadDigitReader(path.join(folder, 'nowhere'))).rejects.toThrow('digits.json');
  });
});
