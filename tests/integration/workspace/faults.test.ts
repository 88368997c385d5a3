import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { bundleChild } from '../../support/child.ts';
import { killAtWork, layField } from '../../support/faults.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

let child = '';
beforeAll(async () => {
  await ensureBuilt(['core']);
  child = await bundleChild('at-work');
});

test('killed 20 times while taking in, confirming, merging and exporting: every acknowledged act is there, and no half of one', async () => {
  const field = await layField(throwAwayFolder());
  const toll = await killAtWork(field, child, 20, 1);
  expect(toll.wrong).toEqual([]);
  expect(toll.kills).toBe(20);
  // A kill before anything was done proves nothing.
  for (const act of ['add', 'save', 'merge', 'export']) expect(toll.acts[act] ?? 0, act).toBeGreaterThan(0);
}, 240_000);
