import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodePage, encodeJpeg, pageCount } from '../../electron/imaging/index.ts';
import { walk } from '../../electron/intake/index.ts';
import { createVision } from '../../electron/vision/index.ts';
import type {
  PlacedPage,
  PreparedForm,
  PxBox,
  ReferenceSource,
  Vision,
} from '../../electron/vision/types.ts';
import { type LoadedForm, namedForms, shippedForms } from '../../electron/workspace/forms.ts';
import type { Raster } from '../../shared/forms/raster.ts';

/**
 * `npm run bench:overlay -- <folder> [--form <id or file>]... --out <folder>`: draws the form's boxes over every straightened page, and the ink that
 * was cut from them beside it, for looking at. Where registering goes wrong, it is seen here first.
 */
const PX_PER_MM = 6;
const MARGIN_MM = 1;

type Colour = readonly [number, number, number];
const RED: Colour = [204, 0, 0];
const GREEN: Colour = [0, 136, 0];

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { form: { type: 'string', multiple: true }, out: { type: 'string' } },
  });
  const [folder] = positionals;
  const { out } = values;
  if (!folder || !out) throw new Error('Say: npm run bench:overlay -- <folder> --out <folder>');
  mkdirSync(out, { recursive: true });
  const vision = await createVision();
  const loaded = values.form ? await namedForms(values.form) : await shippedForms();
  const forms = await Promise.all(loaded.map((form) => prepare(vision, form)));
  for await (const found of walk([folder])) {
    if ('reason' in found) continue;
    const pages = await pageCount(found.path);
    for (let page = 1; page <= pages; page += 1) await overlay(vision, forms, found.path, page, out);
  }
  vision.dispose();
}

async function prepare(vision: Vision, { form, file }: LoadedForm): Promise<PreparedForm> {
  const beside = (name: string) => path.join(path.dirname(file), name);
  const sources = form.reference.map(async (reference): Promise<ReferenceSource> => {
    const { page } = reference;
    if (reference.kind === 'features') {
      const data: unknown = JSON.parse(readFileSync(beside(reference.file), 'utf8'));
      return { kind: 'features', page, data };
    }
    return { kind: reference.kind, page, raster: await decodePage(beside(reference.image), 1) };
  });
  return vision.prepare(form, await Promise.all(sources));
}

async function overlay(
  vision: Vision,
  forms: readonly PreparedForm[],
  file: string,
  page: number,
  out: string,
) {
  const placing = vision.place(await decodePage(file, page), forms);
  if (!placing.ok)
    return say(
      `${path.basename(file)} ${page}: ${placing.refusal.reason}, score ${placing.refusal.score.toFixed(2)}`,
    );
  const target = path.join(out, `${path.basename(file)}-${page}.jpg`);
  const { score, residualMm, form } = placing.page.placement;
  await draw(placing.page, target);
  placing.page.dispose();
  say(
    `${path.basename(file)} ${page}: ${form.id}, score ${score.toFixed(2)}, residual ${residualMm.toFixed(3)} mm, ${target}`,
  );
}

/** The page on the left, the ink of its fields on the right, both with boxes: fields red, cells green. */
async function draw(placed: PlacedPage, target: string): Promise<void> {
  const page = placed.straighten(PX_PER_MM);
  const { width, height } = page;
  const sheet: Raster = {
    width: 2 * width,
    height,
    channels: 3,
    data: new Uint8Array(6 * width * height).fill(255),
  };
  for (let y = 0; y < height; y += 1)
    sheet.data.set(page.data.subarray(3 * y * width, 3 * (y + 1) * width), 6 * y * width);
  for (const field of placed.placement.form.fields) {
    if (field.page !== placed.placement.page) continue;
    const cut = placed.cut(field, PX_PER_MM, MARGIN_MM);
    // Where the cut's corner lies on the page: its own box is the form's.
    const [left, top] = [field.box[0] * PX_PER_MM - cut.box[0], field.box[1] * PX_PER_MM - cut.box[1]].map(
      Math.round,
    );
    const at = (x: number, y: number) => [(left ?? 0) + x, (top ?? 0) + y] as const;
    cut.ink.data.forEach((ink, n) => {
      const [x, y] = at(n % cut.ink.width, Math.floor(n / cut.ink.width));
      if (ink > 0) paint(sheet, width + x, y, [255 - ink, 255 - ink, 255 - ink]);
    });
    for (const side of [0, width]) {
      frame(sheet, at(side + cut.box[0], cut.box[1]), cut.box, RED);
      for (const cell of cut.cells) frame(sheet, at(side + cell[0], cell[1]), cell, GREEN);
    }
  }
  await writeFile(target, await encodeJpeg(sheet, 90));
}

function frame(
  sheet: Raster,
  [left, top]: readonly [number, number],
  [, , w, h]: PxBox,
  colour: Colour,
): void {
  for (let x = 0; x <= w; x += 1) for (const y of [0, h]) paint(sheet, left + x, top + y, colour);
  for (let y = 0; y <= h; y += 1) for (const x of [0, w]) paint(sheet, left + x, top + y, colour);
}

function paint(sheet: Raster, x: number, y: number, colour: Colour): void {
  const [px, py] = [Math.round(x), Math.round(y)];
  if (px >= 0 && py >= 0 && px < sheet.width && py < sheet.height)
    sheet.data.set(colour, 3 * (py * sheet.width + px));
}

await main();
