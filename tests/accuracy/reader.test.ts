import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCEPT_FROM } from '../../electron/reading/decision.ts';
import { type DigitReader, loadDigitReader } from '../../electron/reading/digits/reader.ts';
import { readCellPack, readLinePack } from '../support/packs.ts';
import {
  acceptedFrom,
  errorsAmong,
  readCellFields,
  readLineFields,
  type ReadField,
} from '../support/read-fields.ts';
import { projectFolder } from '../support/reference.ts';

/**
 * Floors of the digit reader alone, on figures that nothing was trained or tuned on (resources/models/train/make_held_out.py). What is reached
 * now stands in resources/models/CARD.md; `npm run bench:reader` prints it. A floor only ever rises.
 */
let reader: DigitReader;
beforeAll(async () => {
  reader = await loadDigitReader(path.join(projectFolder, 'resources/models'));
});

const pack = (name: string) => path.join(projectFolder, 'tests/fixtures/digits', `${name}.bin.gz`);
const cells = (name: string) => readCellFields(reader, readCellPack(pack(name)));
const lines = (name: string) => readLineFields(reader, readLinePack(pack(name)));

describe('the digit reader alone', () => {
  it.each<[string, () => Promise<readonly ReadField[]>, limit: number, right: number, accepted: number]>([
    ['fields of cells', () => cells('cells-held-out'), ACCEPT_FROM.cells, 0.985, 0.84],
    ['numbers on a line', () => lines('lines-held-out'), ACCEPT_FROM.line, 0.97, 0.74],
    ["MNIST's test digits as cells", () => cells('mnist-test'), ACCEPT_FROM.cells, 0.992, 0.95],
  ])(
    '%s stay above their floors, with at most 1 in 1,000 accepted wrong',
    async (...[, read, limit, right, accepted]) => {
      const fields = await read();
      const taken = acceptedFrom(fields, limit);
      expect(1 - errorsAmong(fields) / fields.length).toBeGreaterThanOrEqual(right);
      expect(taken.length / fields.length).toBeGreaterThanOrEqual(accepted);
      expect(errorsAmong(taken) / taken.length).toBeLessThanOrEqual(0.001);
    },
  );
});
