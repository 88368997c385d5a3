import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodePage, encodeJpeg } from '../../electron/imaging/index.ts';
import type { ReadingPool } from '../../electron/reading/index.ts';
import { type LoadedForm, shippedForms } from '../../electron/workspace/forms.ts';
import { openPool } from '../../electron/workspace/open-reader.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { type Box, isNumeric } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import type { FieldValue } from '../../shared/protocol/values.ts';
import { projectFolder } from '../support/reference.ts';
import { blur } from './spoil.ts';

/**
 * `node tests/bench/run.mjs practice`: makes the practice protocols of resources/practice anew from sample scans: each page straightened
 * and read by the product's own reader, and what stands on its paper, from the samples' truth.
 */

/** What each practice protocol teaches, the sample it is made of, and the field that is smudged on it. */
const made = [
  { lesson: 'first', sample: '019.jpg' },
  { lesson: 'look', sample: '024.jpg' },
  { lesson: 'corrected', sample: '012.jpg' },
  { lesson: 'illegible', sample: '011.jpg', smudged: 'votes_kossanov' },
  { lesson: 'sums', sample: '003.jpg' },
] as const;

/** Scale of the kept pages, px per mm: a page is 1000 px wide. */
const KEPT = 1000 / 210;
/** Scale at which a figure is smudged: about that of the picture itself. */
const WORKED = 8;
/** How far ink runs under a wet thumb, mm. */
const SMUDGE_MM = 1.5;

interface Truth {
  form: string;
  region: string;
  values: Record<string, number>;
  corrected: string[];
  stamp: boolean;
  signatures: Record<string, boolean>;
}

const folder = path.join(projectFolder, 'resources/practice');
const samples = path.join(projectFolder, 'resources/samples/kz-2019');
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const truth = JSON.parse(await readFile(path.join(samples, 'truth.json'), 'utf8')) as Record<string, Truth>;
  const forms = await shippedForms();
  const pool = openPool(forms, { workers: 1 });
  const scratch = await mkdtemp(path.join(tmpdir(), 'hattama-practice-'));
  await mkdir(folder, { recursive: true });
  try {
    const protocols = [];
    for (const [index, each] of made.entries()) {
      const paper = truth[each.sample];
      const form = forms.find((loaded) => loaded.form.id === paper?.form);
      if (!paper || !form) throw new Error(`No truth or form of ${each.sample}`);
      const source = path.join(samples, each.sample);
      const smudged = 'smudged' in each ? each.smudged : null;
      const page = smudged ? await smudge(pool, form, source, smudged, scratch) : source;
      const { reading, jpeg } = await read(pool, page, paper.form, KEPT);
      const picture = `${index + 1}.jpg`;
      await writeFile(path.join(folder, picture), jpeg);
      const accepted = Object.values(reading.fields).filter(({ accept }) => accept).length;
      say(`${picture}: ${each.sample}, ${each.lesson}, ${accepted} accepted, ${jpeg.length} bytes`);
      protocols.push({
        lesson: each.lesson,
        picture,
        region: paper.region,
        reading,
        paper: paperOf(form, paper, smudged),
      });
    }
    const lines = protocols.map((protocol) => JSON.stringify(protocol));
    await writeFile(path.join(folder, 'practice.json'), `[\n${lines.join(',\n')}\n]\n`);
  } finally {
    await pool.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function read(
  pool: ReadingPool,
  source: string,
  form: string,
  pxPerMm: number,
): Promise<{ reading: PageExtraction; jpeg: Uint8Array }> {
  const task = { kind: 'read', source, page: 1, forms: [form], straightenedPxPerMm: pxPerMm } as const;
  const { extraction, straightened } = await pool.read(task);
  if (extraction.status !== 'read' || !straightened) throw new Error(`${source}: ${extraction.reason}`);
  // The checks are worded anew on the screen, and the print of the ink is for finding copies.
  const reading = { ...extraction, ms: 0, checks: [] };
  delete reading.ink;
  return { reading, jpeg: straightened };
}

/** Straightens a page and lets a wet thumb go over one field; answers the picture's path. */
async function smudge(
  pool: ReadingPool,
  { form }: LoadedForm,
  source: string,
  field: string,
  scratch: string,
): Promise<string> {
  const { jpeg } = await read(pool, source, form.id, WORKED);
  const clean = path.join(scratch, 'clean.jpg');
  await writeFile(clean, jpeg);
  const page = await decodePage(clean, 1);
  const box = form.fields.find(({ id }) => id === field)?.box;
  if (!box) throw new Error(`No field ${field}`);
  const spoiled = path.join(scratch, 'smudged.jpg');
  await writeFile(spoiled, await encodeJpeg(await smeared(page, box), 95));
  return spoiled;
}

/** How far a line's rim reaches beyond what is surely ink, mm. */
const LINE_MM = 0.25;
/** Only what is written runs: ink is bluer than print and paper, by so many levels. */
const BLUER = 15;
/** How much of the colour a run line still has, and how dense it is at most. */
const DENSITY = { gain: 5, most: 0.92 };

/** The page with the ink of one field run into a blot: what was written lies under it, what is printed stays. */
async function smeared(page: Raster, box: Box): Promise<Raster> {
  const [red, green, blue] = [0, 1, 2] as const;
  const within = pixelsOf(page, box);
  const level = (at: number, channel: number) => page.data[at * page.channels + channel] ?? 0;
  const isInk = (at: number) => level(at, blue) - level(at, red) > BLUER;
  const ink = within.filter(isInk);
  const mean = (pixels: readonly number[], channel: number) =>
    pixels.reduce((sum, at) => sum + level(at, channel), 0) / pixels.length;
  const paper = within.filter((at) => !isInk(at) && level(at, red) > 128);
  const [wet, dry] = [ink, paper].map((pixels) => [red, green, blue].map((channel) => mean(pixels, channel)));
  const mask = new Uint8Array(page.width * page.height);
  for (const at of ink) mask[at] = 255;
  const written = { width: page.width, height: page.height, channels: 1, data: mask } as const;
  const [run, lines] = [await blur(written, SMUDGE_MM), await blur(written, LINE_MM)];
  const data = new Uint8Array(page.data);
  for (const at of within) {
    const cover = Math.min(DENSITY.most, (DENSITY.gain * (run.data[at * run.channels] ?? 0)) / 255);
    for (const channel of [red, green, blue]) {
      const under = (lines.data[at * lines.channels] ?? 0) > 10 ? (dry?.[channel] ?? 0) : level(at, channel);
      data[at * page.channels + channel] = Math.round((1 - cover) * under + cover * (wet?.[channel] ?? 0));
    }
  }
  return { ...page, data };
}

/** Numbers of the pixels of a box, mm, with as much around it as ink runs. */
function pixelsOf(page: Raster, [x, y, width, height]: Box): number[] {
  const px = (mm: number) => Math.round(mm * WORKED);
  const pixels: number[] = [];
  for (let row = px(y - SMUDGE_MM); row < px(y + height + SMUDGE_MM); row += 1)
    for (let column = px(x - SMUDGE_MM); column < px(x + width + SMUDGE_MM); column += 1)
      pixels.push(row * page.width + column);
  return pixels;
}

/** What stands on the paper: a person who enters it so makes no mistake. */
function paperOf(
  { form }: LoadedForm,
  { values, corrected, stamp, signatures }: Truth,
  smudged: string | null,
): { values: Record<string, FieldValue>; marks: Record<string, boolean> } {
  const numeric = form.fields.filter(isNumeric).map(({ id }): [string, FieldValue] => {
    const value = values[id] ?? null;
    if (id === smudged || value === null) return [id, { value: null, state: 'illegible', corrected: false }];
    return [id, { value, state: 'number', corrected: corrected.includes(id) }];
  });
  return { values: Object.fromEntries(numeric), marks: { ...signatures, stamp } };
}

await main();
