import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePage } from '../../electron/imaging/index.ts';
import { inkPrint } from '../../electron/reading/ink-print.ts';
import { numericCuts } from '../../electron/reading/page.ts';
import { createVision } from '../../electron/vision/index.ts';
import type { PreparedForm, Vision } from '../../electron/vision/types.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { pairsOfOnePaper } from '../../shared/protocol/rules/ink.ts';
import { blur, fade, grain, shade, shrink, tilt } from '../bench/spoil.ts';
import { hardScans, projectFolder, sampleScans } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';

/** W105 rests on this: pictures of one paper are found by their ink, and no two papers are taken for one. */
const formsFolder = path.join(projectFolder, 'resources/forms');

interface Printed {
  /** Set and file without "-again": the same for all pictures of one paper. */
  paper: string;
  form: string;
  print: Uint8Array;
}

let vision: Vision;
let forms: PreparedForm[];

async function loadForm(id: string): Promise<PreparedForm> {
  const checked = parseForm(readFileSync(path.join(formsFolder, `${id}.json`), 'utf8'));
  if (!checked.ok) throw new Error(`${id} does not check`);
  const [reference] = checked.form.reference;
  if (!reference || reference.kind === 'features') throw new Error(`${id} has no blank`);
  const raster = await decodePage(path.join(formsFolder, reference.image), 1);
  return vision.prepare(checked.form, [{ kind: reference.kind, page: 1, raster }]);
}

/** The print of a picture; null where it could not be placed. */
function printOf(paper: string, picture: Raster): Printed | null {
  const placing = vision.place(picture, forms);
  if (!placing.ok) return null;
  const print = inkPrint(numericCuts(placing.page));
  const form = placing.page.placement.form.id;
  placing.page.dispose();
  return print === null ? null : { paper, form, print: new Uint8Array(Buffer.from(print, 'base64')) };
}

async function printsOf(folder: string | null): Promise<Printed[]> {
  if (!folder) throw new Error('the pictures are there');
  const all: Printed[] = [];
  for (const { file } of readTruth(folder)) {
    const printed = printOf(
      `${path.basename(folder)}/${file.replace('-again', '')}`,
      await decodePage(path.join(folder, file), 1),
    );
    if (printed) all.push(printed);
  }
  return all;
}

/** Dice's coefficient, without a limit. */
function likeness(a: Printed, b: Printed): number {
  let [both, sum] = [0, 0];
  const bits = (byte: number) => byte.toString(2).replaceAll('0', '').length;
  a.print.forEach((byte, index) => {
    const other = b.print[index] ?? 0;
    both += bits(byte & other);
    sum += bits(byte) + bits(other);
  });
  return (2 * both) / sum;
}

/** Likeness of all pairs on one form: of one paper, and of different papers; rising. */
function distributions(prints: readonly Printed[]): { same: number[]; different: number[] } {
  const same: number[] = [];
  const different: number[] = [];
  prints.forEach((a, index) => {
    for (const b of prints.slice(index + 1))
      if (a.form === b.form) (a.paper === b.paper ? same : different).push(likeness(a, b));
  });
  return { same: same.sort((a, b) => a - b), different: different.sort((a, b) => a - b) };
}

/** Pairs that the product takes for one paper, by paper. */
function foundPairs(prints: readonly Printed[]): [string, string][] {
  return forms.flatMap(({ form }) => {
    const own = prints.filter((printed) => printed.form === form.id);
    return pairsOfOnePaper(own.map(({ print }) => print)).map(({ first, second }): [string, string] => [
      own[first]?.paper ?? '',
      own[second]?.paper ?? '',
    ]);
  });
}

function tell(what: string, { same, different }: ReturnType<typeof distributions>): void {
  const at = (all: readonly number[]) =>
    [0, 0.05, 0.5, 0.95, 1]
      .map((share) => (all[Math.round(share * (all.length - 1))] ?? NaN).toFixed(2))
      .join(' ');
  process.stdout.write(
    `${what}: least, 5 %, median, 95 %, most: ${same.length} pairs of one paper ${at(same)}; ` +
      `${different.length} of different papers ${at(different)}\n`,
  );
}

beforeAll(async () => {
  vision = await createVision();
  forms = await Promise.all(['kz-2019-a', 'kz-2019-b'].map(loadForm));
});
afterAll(() => vision.dispose());

describe('pictures of one paper', () => {
  it('are found, each second picture in the sets, and no two papers are taken for one', async () => {
    const prints = [...(await printsOf(sampleScans())), ...(await printsOf(hardScans()))];
    expect(prints.length).toBeGreaterThanOrEqual(43);
    const measured = distributions(prints);
    tell('the sets', measured);
    const pairs = foundPairs(prints);
    expect(pairs.filter(([a, b]) => a !== b)).toEqual([]);
    expect(pairs).toHaveLength(4);
    expect(measured.same[0]).toBeGreaterThan(0.9);
    expect(measured.different.at(-1)).toBeLessThan(0.62);
  });

  it('are found however badly they came out, as long as they are placed', async () => {
    const folder = sampleScans() ?? '';
    const prints: Printed[] = [];
    for (const file of ['001.jpg', '008.jpg', '011.jpg']) {
      const source = await decodePage(path.join(folder, file), 1);
      const spoiled = [
        source,
        await blur(source, 0.3),
        await shrink(source, 650),
        tilt(source, 25),
        shade(source, 0.9),
      ];
      for (const picture of [...spoiled, fade(source, 0.1), grain(source, 45)])
        prints.push(...[printOf(file, picture)].filter((printed) => printed !== null));
    }
    const measured = distributions(prints);
    tell('spoiled', measured);
    expect(prints.length).toBeGreaterThanOrEqual(17);
    expect(foundPairs(prints).filter(([a, b]) => a !== b)).toEqual([]);
    expect(foundPairs(prints)).toHaveLength(measured.same.length);
    expect(measured.same[0]).toBeGreaterThan(0.74);
  });
});
