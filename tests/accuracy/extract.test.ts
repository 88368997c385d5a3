import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedForms } from '../../electron/workspace/forms.ts';
import { openReader, type Reader } from '../../electron/workspace/open-reader.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import { georgianScans, hardScans, sampleScans } from '../support/reference.ts';
import { readTruth } from '../support/truth.ts';

/**
 * Floors of the whole way, from files to decisions, on pictures that nothing was trained on. What is reached now stands in
 * README; `npm run bench:extract -- <folder>` prints it. A floor only ever rises.
 */
interface Floors {
  /** Pages laid on their form, and pages without a form here that were refused. */
  placed: number;
  /** Shares of fields, stamps and signatures that were right. */
  fields: number;
  stamps: number;
  signatures: number;
  /** Share of all fields that was accepted: none of them may be wrong. */
  accepted: number;
}

let reader: Reader;
let forms: string[];
beforeAll(async () => {
  const shipped = await shippedForms();
  forms = shipped.map(({ form }) => form.id);
  reader = openReader(shipped);
});
afterAll(() => reader.close());

async function scoreFolder(folder: string): Promise<{ all: Score; failed: string[] }> {
  const truths = readTruth(folder);
  const scores: Score[] = [];
  const failed: string[] = [];
  let next = 0;
  for await (const result of reader.readFiles(truths.map(({ file }) => path.join(folder, file)))) {
    const truth = truths[next++];
    if (truth) scores.push(scorePage(truth, result, forms));
    if (result.extraction.status === 'failed') failed.push(`${result.file}: ${result.fault}`);
  }
  return { all: addScores(scores), failed };
}

const share = (part: number, of: number) => (of === 0 ? 1 : part / of);

function expectFloors(score: Score, floors: Floors): void {
  expect(score.placed).toBeGreaterThanOrEqual(floors.placed);
  expect(score.acceptedErrors).toBe(0);
  expect(share(score.right, score.fields)).toBeGreaterThanOrEqual(floors.fields);
  expect(share(score.accepted, score.fields)).toBeGreaterThanOrEqual(floors.accepted);
  expect(share(score.stampsRight, score.stamps)).toBeGreaterThanOrEqual(floors.stamps);
  expect(share(score.signaturesRight, score.signatures)).toBeGreaterThanOrEqual(floors.signatures);
}

const sets: readonly (readonly [string, string | null, Floors])[] = [
  [
    'the 25 Kazakh sample pictures',
    sampleScans(),
    { placed: 25, fields: 0.98, stamps: 0.98, signatures: 0.98, accepted: 0.91 },
  ],
  [
    'the 19 spoiled pictures',
    hardScans(),
    { placed: 19, fields: 0.98, stamps: 0.98, signatures: 0.95, accepted: 0.95 },
  ],
];

describe('from a folder to decisions', () => {
  it.each(sets)('%s stay above their floors, with no wrong field accepted', async (_name, folder, floors) => {
    const { all, failed } = await scoreFolder(folder ?? '');
    expect(failed).toEqual([]);
    expectFloors(all, floors);
  });

  it.skipIf(georgianScans() === null)(
    'the Georgian pages stay above theirs, and all other documents are refused',
    async () => {
      const { all, failed } = await scoreFolder(georgianScans() ?? '');
      expect(failed).toEqual([]);
      expectFloors(all, { placed: 6, fields: 0.97, stamps: 1, signatures: 1, accepted: 0.9 });
    },
  );
});
