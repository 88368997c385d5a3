import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePage } from '../../electron/imaging/index.ts';
import { createVision } from '../../electron/vision/index.ts';
import type { PreparedForm, ReferenceSource, Vision } from '../../electron/vision/types.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { photograph } from '../support/drawn-form.ts';
import { projectFolder, referenceData } from '../support/reference.ts';
import { type MovedRow, reprint, strokesInCells, worstStrokeMm } from '../support/reprint.ts';
import { readTruth } from '../support/truth.ts';

const formsFolder = path.join(projectFolder, 'resources/forms');
const scans = path.join(projectFolder, 'resources/samples/kz-2019');
const hard = path.join(projectFolder, 'tests/fixtures/kz-2019-hard');
const georgian = referenceData('ge');

let vision: Vision;
let forms: PreparedForm[];

async function loadForm(id: string): Promise<PreparedForm> {
  const checked = parseForm(readFileSync(path.join(formsFolder, `${id}.json`), 'utf8'));
  if (!checked.ok) throw new Error(`${id}: ${JSON.stringify(checked.problems)}`);
  const sources = checked.form.reference.map(async (reference): Promise<ReferenceSource> => {
    if (reference.kind !== 'features')
      return {
        kind: reference.kind,
        page: reference.page,
        raster: await picture(formsFolder, reference.image),
      };
    const data: unknown = JSON.parse(readFileSync(path.join(formsFolder, reference.file), 'utf8'));
    return { kind: 'features', page: reference.page, data };
  });
  return vision.prepare(checked.form, await Promise.all(sources));
}

/** The first channel of a picture. */
const grey = ({ width, height, channels, data }: Raster): Raster => ({
  width,
  height,
  channels: 1,
  data: Uint8Array.from({ length: width * height }, (_, n) => data[n * channels] ?? 0),
});

const picture = (folder: string, file: string) => decodePage(path.join(folder, file), 1);

beforeAll(async () => {
  vision = await createVision();
  forms = await Promise.all(['kz-2019-a', 'kz-2019-b', 'ge-2012'].map(loadForm));
});
afterAll(() => vision.dispose());

interface Outcome {
  file: string;
  form: string | null;
  residualMm: number;
}

async function placeAll(folder: string, files: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const file of files) {
    const placing = vision.place(await picture(folder, file), forms);
    const placement = placing.ok ? placing.page.placement : null;
    outcomes.push({ file, form: placement?.form.id ?? null, residualMm: placement?.residualMm ?? Infinity });
    if (placing.ok) placing.page.dispose();
  }
  return outcomes;
}

const right = (outcomes: readonly Outcome[], wanted: ReadonlyMap<string, string | null>) =>
  outcomes.filter(({ file, form }) => form === wanted.get(file));
const worstResidual = (outcomes: readonly Outcome[]) =>
  Math.max(...outcomes.map(({ residualMm }) => residualMm));

describe('placing the Kazakh pictures', () => {
  it('lays every scan and photo on its form, to 0.1 mm', async () => {
    const truth = readTruth(scans);
    const outcomes = await placeAll(
      scans,
      truth.map(({ file }) => file),
    );
    const wanted = new Map(truth.map(({ file, form }) => [file, form]));
    expect(right(outcomes, wanted).map(({ file }) => file)).toEqual(truth.map(({ file }) => file));
    expect(worstResidual(outcomes)).toBeLessThan(0.1);
  });

  it('lays at least 18 of 19 spoiled pictures on their forms', async () => {
    const truth = readTruth(hard);
    const outcomes = await placeAll(
      hard,
      truth.map(({ file }) => file),
    );
    const placed = right(outcomes, new Map(truth.map(({ file, form }) => [file, form])));
    expect(placed.length).toBeGreaterThanOrEqual(truth.length - 1);
    expect(worstResidual(placed)).toBeLessThan(0.15);
  });

  it('lays scans on a form whose reference is a filled photo of another commission', async () => {
    const blank = forms[0]?.form;
    if (!blank) throw new Error('the forms are loaded');
    const form: Form = { ...blank, id: 'filled', reference: [{ kind: 'filled', page: 1, image: '009.jpg' }] };
    const filled = vision.prepare(form, [
      { kind: 'filled', page: 1, raster: await picture(scans, '009.jpg') },
    ]);
    for (const file of ['001.jpg', '003.jpg', '019.jpg', '023.jpg']) {
      const placing = vision.place(await picture(scans, file), [filled]);
      expect(placing.ok && placing.page.placement.residualMm, file).toBeLessThan(0.2);
      if (placing.ok) placing.page.dispose();
    }
    const other = vision.place(await picture(scans, '002.jpg'), [filled]);
    expect(other.ok, 'form B on a filled form A').toBe(false);
    filled.dispose();
  });

  it.each([
    ['down', [0.4, 1, 0.6, 1.2, 0.8, 1.6, 2, 1.6, 1.1, 0.7, 0.9, 1.3, 0.9, 0.5, 0.2]],
    ['up', [-0.4, -0.8, -0.3, -0.7, -1.2, -0.8, -1.3, -1.8, -1, -1.4, -0.9, -1.4, -0.9, -0.4, -0.8]],
  ])('follows a reprint of form A, whose rows moved %s by up to 2 mm, row by row', async (_, by) => {
    const blank = grey(await picture(formsFolder, 'kz-2019-a.png'));
    const pxPerMm = blank.width / 210;
    const fields = forms[0]?.form.fields.filter((field) => field.kind === 'cells') ?? [];
    // The station's number stands above the table. From each row's line to below its boxes.
    const rows = fields.slice(1).map(({ box: [, top, , height] }, row): MovedRow => ({
      top: top - 1.2,
      bottom: top + height,
      by: by[row] ?? 0,
    }));
    const cells = fields.flatMap((field) => field.cells);
    const page = strokesInCells(reprint(blank, rows, pxPerMm), cells, rows, pxPerMm);
    const scale = pxPerMm / 6.2;
    const photo = photograph(page, 1400, 1950, (x, y) => [
      (0.999 * x + 0.03 * y - 80 + 4 * Math.sin(y / 300)) * scale,
      (0.999 * y - 0.03 * x - 10 + 5 * Math.sin(x / 350)) * scale,
    ]);
    const placing = vision.place(photo, forms);
    if (!placing.ok) throw new Error(`${placing.refusal.reason} ${placing.refusal.score}`);
    expect(placing.page.placement.form.id).toBe('kz-2019-a');
    expect(worstStrokeMm(placing.page)).toBeLessThan(0.3);
    placing.page.dispose();
  });

  it('holds its memory over sixty-five pages', async () => {
    const page = await picture(hard, '115.jpg');
    const memory: number[] = [];
    for (let n = 0; n < 65; n++) {
      const placing = vision.place(page, forms.slice(0, 1));
      if (!placing.ok) throw new Error(placing.refusal.reason);
      for (const field of placing.page.placement.form.fields.slice(0, 4)) placing.page.cut(field, 8, 2);
      placing.page.dispose();
      memory.push(process.memoryUsage.rss());
    }
    const early = Math.max(...memory.slice(5, 25));
    expect(Math.max(...memory.slice(45)) - early).toBeLessThan(60 * 1024 * 1024);
  });
});

describe.runIf(georgian)('placing the Georgian pictures', () => {
  const folder = georgian ?? '';

  it('lays both pages of 2012 on their form', async () => {
    const outcomes = await placeAll(folder, ['2012/1.jpg', '2012/2.jpg']);
    expect(outcomes.map(({ form }) => form)).toEqual(['ge-2012', 'ge-2012']);
    expect(worstResidual(outcomes)).toBeLessThan(0.1);
  });

  it('refuses a sister form and what is no protocol', async () => {
    const others = readdirSync(path.join(folder, 'other')).map((file) => `other/${file}`);
    const outcomes = await placeAll(folder, ['2016/4.jpg', ...others]);
    expect(outcomes.filter(({ form }) => form !== null)).toEqual([]);
  });
});
