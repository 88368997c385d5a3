import { expect, test } from 'vitest';
import { workerLimit } from '../../../electron/jobs/workers.ts';

const GB = 1024 ** 3;

test.each([
  ['one core stays free for the person', 4, 16 * GB, 3],
  ['of two cores one reads', 2, 16 * GB, 1],
  ['a single core reads all the same', 1, 16 * GB, 1],
  ['an old laptop with many cores and little memory', 8, 1.5 * GB, 2],
  ['hardly any memory', 8, 0.2 * GB, 1],
])('%s', (_, cores, free, workers) => {
  expect(workerLimit(cores, free)).toBe(workers);
});
