import { expect, it } from 'vitest';
import { fittingWorkers } from '../../../electron/workspace/open-reader.ts';

const GB = 1024 ** 3;

it.each([
  [2, 8 * GB, 2],
  [8, 16 * GB, 8],
  [16, 8 * GB, 6],
  [8, 2 * GB, 1],
  [4, 0.5 * GB, 1],
  [1, 64 * GB, 1],
])('with %d cores and %d bytes of memory %d workers fit', (cores, memory, workers) => {
  expect(fittingWorkers(cores, memory)).toBe(workers);
});
