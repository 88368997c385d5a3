import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { InkArea } from '../../electron/reading/types.ts';

const header = z.object({
  fields: z.array(
    z.object({
      width: z.int().positive(),
      height: z.int().positive(),
      boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
      truth: z.union([z.string(), z.array(z.int().min(0).max(13))]),
    }),
  ),
});

/** A synthetic field: its boxes' ink areas, and what they show: class indices a box, or a line's text. */
export interface PackedField<Truth> {
  areas: readonly InkArea[];
  truth: Truth;
}

/** Synthetic ink is drawn as if cut at this scale, px per mm. */
const PX_PER_MM = 8;

/** Reads a set of synthetic fields as `resources/models/train/hattama_digits/packs.py` writes it. */
function readPack(file: string): PackedField<string | number[]>[] {
  const bytes = gunzipSync(readFileSync(file));
  const end = bytes.indexOf(0x0a);
  const { fields } = header.parse(JSON.parse(bytes.toString('utf8', 0, end)));
  let at = end + 1;
  return fields.map(({ width, height, boxes, truth }) => {
    const ink = { width, height, channels: 1 as const, data: bytes.subarray(at, (at += width * height)) };
    return { areas: boxes.map((box) => ({ ink, box, pxPerMm: PX_PER_MM })), truth };
  });
}

/** A set of `cells` fields. */
export function readCellPack(file: string): PackedField<number[]>[] {
  return readPack(file).map(({ areas, truth }) => {
    if (typeof truth === 'string') throw new Error(`${file} holds lines, not cells`);
    return { areas, truth };
  });
}

/** A set of `line` fields. */
export function readLinePack(file: string): PackedField<string>[] {
  return readPack(file).map(({ areas, truth }) => {
    if (typeof truth !== 'string') throw new Error(`${file} holds cells, not lines`);
    return { areas, truth };
  });
}
