import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namedForms } from '../../electron/workspace/forms.ts';
import { openReader, type Reader } from '../../electron/workspace/open-reader.ts';
import { addScores, scorePage } from '../support/extract-score.ts';
import { projectFolder } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';

/**
 * Forms that nothing was tuned on (resources/models/train/make_invented.py): joined boxes in thin blue lines, dotted lines, a dense table, shaded fields
 * on a security ground; of each a scan, a photo, a scan of pencil and a black-and-white scan, in hands that no training saw.
 */
const folder = path.join(projectFolder, 'tests/fixtures/invented');

let reader: Reader;
let forms: string[];
beforeAll(async () => {
  const files = readdirSync(folder).filter((file) => /^xa-.*\.json$/.test(file));
  const loaded = await namedForms(files.map((file) => path.join(folder, file)));
  forms = loaded.map(({ form }) => form.id);
  reader = openReader(loaded);
});
afterAll(() => reader.close());

it('reads forms that it never met, and accepts nothing wrong on them', async () => {
  const truths = readTruth(folder);
  const read = reader.readFiles(truths.map(({ file }) => path.join(folder, file)));
  const scores = [];
  const refused = [];
  let next = 0;
  for await (const result of read) {
    const truth = truths[next++];
    if (!truth) continue;
    if (result.extraction.status === 'read') scores.push(scorePage(truth, result, forms));
    else refused.push(`${truth.file}: ${result.extraction.status}`);
  }
  // Of one, a black-and-white scan, the thin blue lines are gone: its words alone show that it lies in its place.
  expect(refused).toEqual([]);
  const all = addScores(scores);
  expect(all.acceptedErrors).toBe(0);
  expect(all.fields).toBe(280);
  expect(all.right / all.fields).toBeGreaterThanOrEqual(0.97);
  expect(all.accepted / all.fields).toBeGreaterThanOrEqual(0.88);
  expect(all.signaturesRight / all.signatures).toBeGreaterThanOrEqual(0.9);
});
