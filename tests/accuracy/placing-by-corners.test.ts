import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePage } from '../../electron/imaging/index.ts';
import { createVision } from '../../electron/vision/index.ts';
import type { Placement, PreparedForm, ReferenceSource, Vision } from '../../electron/vision/types.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Point, Quad, Raster } from '../../shared/forms/raster.ts';
import { randomFrom } from '../support/random.ts';
import { projectFolder } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';

const formsFolder = path.join(projectFolder, 'resources/forms');
const scans = path.join(projectFolder, 'resources/samples/kz-2019');

let vision: Vision;
let forms: PreparedForm[];

async function loadForm(id: string): Promise<PreparedForm> {
  const checked = parseForm(readFileSync(path.join(formsFolder, `${id}.json`), 'utf8'));
  if (!checked.ok) throw new Error(`${id}: ${JSON.stringify(checked.problems)}`);
  const sources = checked.form.reference.flatMap((reference) =>
    reference.kind === 'features' ? [] : [reference],
  );
  const references = sources.map(async ({ kind, page, image }): Promise<ReferenceSource> => ({
    kind,
    page,
    raster: await decodePage(path.join(formsFolder, image), 1),
  }));
  return vision.prepare(checked.form, await Promise.all(references));
}

beforeAll(async () => {
  vision = await createVision();
  forms = [await loadForm('kz-2019-a'), await loadForm('kz-2019-b')];
});
afterAll(() => vision.dispose());

function byMachine(picture: Raster): Placement {
  const placing = vision.place(picture, forms);
  if (!placing.ok) throw new Error(placing.refusal.reason);
  placing.page.dispose();
  return placing.page.placement;
}

function byPerson(picture: Raster, formId: string, corners: Quad): Placement {
  const placing = vision.placeByCorners(
    picture,
    forms.filter(({ form }) => form.id === formId),
    corners,
  );
  if (!placing.ok) throw new Error(placing.refusal.reason);
  placing.page.dispose();
  return placing.page.placement;
}

/** Px of the picture a mm of the page, along its upper edge. */
const scaleOf = ({ corners: [[x0, y0], [x1, y1]] }: Placement) => Math.hypot(x1 - x0, y1 - y0) / 210;

/** The corners with each `mm` off, to any side. */
function off(placement: Placement, mm: number, random: () => number): Quad {
  return placement.corners.map(([x, y]): Point => {
    const way = 2 * Math.PI * random();
    const px = mm * scaleOf(placement);
    return [x + px * Math.cos(way), y + px * Math.sin(way)];
  }) as unknown as Quad;
}

test('with corners a few mm off, every sample page lies as exactly as where the machine finds it', async () => {
  const random = randomFrom(17);
  for (const { file } of readTruth(scans)) {
    const picture = await decodePage(path.join(scans, file), 1);
    const machine = byMachine(picture);
    const person = byPerson(picture, machine.form.id, off(machine, 6, random));
    expect(person.doubt, file).toBeNull();
    expect(person.score, file).toBeGreaterThan(0.9);
    expect(person.residualMm, file).toBeLessThan(0.1);
    person.corners.forEach(([x, y], n) => {
      const [toX, toY] = machine.corners[n as 0];
      expect(Math.hypot(x - toX, y - toY) / scaleOf(machine), file).toBeLessThan(6);
    });
  }
});

test.each([
  ['a part of it is all that was photographed', cropped, null],
  ['print is all but washed out', washedOut, null],
  ['half of it is covered in strips', covered, 'lies-badly'],
] as const)('a page that the machine gives up is placed by its corners where %s', async (_, spoil, doubt) => {
  const whole = await decodePage(path.join(scans, '001.jpg'), 1);
  const machine = byMachine(whole);
  const { picture, from } = spoil(whole);
  expect(vision.place(picture, forms)).toMatchObject({ ok: false, refusal: { status: 'unplaced' } });
  const marked = off(machine, 3, randomFrom(3)).map(([x, y]): Point => [x - from[0], y - from[1]]);
  const person = byPerson(picture, machine.form.id, marked as unknown as Quad);
  expect(person).toMatchObject({ by: 'person', doubt });
  expect(person.residualMm).toBeLessThan(0.1);
});

interface Spoilt {
  picture: Raster;
  /** Where the picture begins in the whole one, px. */
  from: Point;
}

function cropped({ width, height, channels, data }: Raster): Spoilt {
  const [left, top] = [Math.round(0.3 * width), Math.round(0.25 * height)];
  const [across, down] = [Math.round(0.58 * width), Math.round(0.45 * height)];
  const part = new Uint8Array(across * down * channels);
  for (let row = 0; row < down; row++) {
    const start = ((top + row) * width + left) * channels;
    part.set(data.subarray(start, start + across * channels), row * across * channels);
  }
  return { picture: { width: across, height: down, channels, data: part }, from: [left, top] };
}

function washedOut(picture: Raster): Spoilt {
  const random = randomFrom(7);
  const data = Uint8Array.from(picture.data, (value) => (value - 255) * 0.05 + 90 + (random() - 0.5) * 40);
  return { picture: { ...picture, data }, from: [0, 0] };
}

function covered(picture: Raster): Spoilt {
  const { width, height, channels } = picture;
  const random = randomFrom(7);
  const data = Uint8Array.from(picture.data, (value, at) => {
    const row = Math.floor(at / (width * channels));
    return ((row / height) * 12) % 1 < 0.5 ? 200 + 30 * random() : value;
  });
  return { picture: { ...picture, data }, from: [0, 0] };
}
