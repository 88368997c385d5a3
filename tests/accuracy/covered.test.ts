import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodePage, encodeJpeg } from '../../electron/imaging/index.ts';
import { shippedForms } from '../../electron/workspace/forms.ts';
import { openReader, type Reader } from '../../electron/workspace/open-reader.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { type Box, type Form, isNumeric } from '../../shared/forms/form.ts';
import type { Point, Quad, Raster } from '../../shared/forms/raster.ts';
import { randomFrom } from '../support/random.ts';
import { sampleScans } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';

let reader: Reader;
let forms: readonly Form[];
const folder = mkdtempSync(path.join(tmpdir(), 'hattama-covered-'));
beforeAll(async () => {
  const shipped = await shippedForms();
  forms = shipped.map(({ form }) => form);
  reader = openReader(shipped);
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true });
});

const SKIN = [200, 150, 120] as const;
const THICK_MM = 15;
/** Of the width of its field a finger hides so much. */
const HIDDEN = [0.2, 0.7] as const;

/** A place of the page, as shares of its width and height, in the picture. */
function inPicture([a, b, c, d]: Quad, u: number, v: number): Point {
  const mix = (p: Point, q: Point, t: number): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  return mix(mix(a, b, u), mix(d, c, u), v);
}

/** The picture with a finger from `from` to its tip at `to`, px; `thick` px wide. */
function withFinger(picture: Raster, from: Point, to: Point, thick: number, light: number): Raster {
  const data = picture.data.slice();
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const long = dx * dx + dy * dy;
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const t = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / long));
      const away = Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
      const cover = Math.max(0, Math.min(1, (thick / 2 - away) / 3));
      for (let channel = 0; channel < picture.channels && cover > 0; channel++) {
        const at = (y * picture.width + x) * picture.channels + channel;
        data[at] = (data[at] ?? 0) * (1 - cover) + (SKIN[channel] ?? 150) * light * cover;
      }
    }
  return { ...picture, data };
}

/** True where some of a field's box lies beneath a finger whose tip is at `tip` (mm), which points from the left (1) or the right (-1). */
const isBeneath = ([x, y, w, h]: Box, [tipX, tipY]: Point, way: number): boolean =>
  Math.abs(y + h / 2 - tipY) < (THICK_MM + h) / 2 && (way > 0 ? x < tipX : x + w > tipX);

async function readFile(file: string): Promise<PageExtraction> {
  for await (const { extraction } of reader.readFiles([file])) return extraction;
  throw new Error(`${file} was not read`);
}

it('a finger over part of a number is never read past: what is accepted beside one stands on the paper', async () => {
  const random = randomFrom(41);
  let [beneath, wrong, clear, accepted] = [0, 0, 0, 0];
  for (const { file, values, form: id } of readTruth(sampleScans() ?? '')) {
    const source = path.join(sampleScans() ?? '', file);
    const { placement } = await readFile(source);
    const form = forms.find((each) => each.id === id);
    const [page] = form?.pages ?? [];
    const known = form?.fields.filter(isNumeric).filter((field) => (values[field.id] ?? 0) >= 10) ?? [];
    const hidden = known[Math.floor(random() * known.length)];
    if (!form || !page || !hidden || !placement) throw new Error(`${file}: nothing to lay a finger on`);
    const way = random() < 0.5 ? 1 : -1;
    const [x, y, w, h] = hidden.box;
    const share = HIDDEN[0] + random() * (HIDDEN[1] - HIDDEN[0]);
    const tip: Point = [way > 0 ? x + share * w : x + (1 - share) * w, y + h * (0.2 + 0.6 * random())];
    const at = (mmX: number, mmY: number) =>
      inPicture(placement.corners, mmX / page.width, mmY / page.height);
    const picture = await decodePage(source, 1);
    const [left, right] = [at(0, tip[1]), at(page.width, tip[1])];
    const pxPerMm = Math.hypot(right[0] - left[0], right[1] - left[1]) / page.width;
    const base = way > 0 ? at(-30, tip[1] + 10) : at(page.width + 30, tip[1] + 10);
    const end = at(tip[0] - (way * THICK_MM) / 2, tip[1]);
    const covered = path.join(folder, `${file}.jpg`);
    const light = 0.7 + 0.3 * random();
    writeFileSync(covered, await encodeJpeg(withFinger(picture, base, end, THICK_MM * pxPerMm, light), 90));
    const { fields } = await readFile(covered);
    for (const field of form.fields.filter(isNumeric)) {
      const said = fields[field.id];
      const value = values[field.id];
      if (value === undefined || !said) continue;
      if (isBeneath(field.box, tip, way)) {
        beneath++;
        if (said.accept && said.value !== value) wrong++;
      } else {
        clear++;
        if (said.accept) accepted++;
      }
    }
  }
  expect(wrong).toBe(0);
  expect(beneath).toBeGreaterThan(25);
  expect(accepted / clear).toBeGreaterThan(0.8);
});
