import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { keepOriginal } from '../../../electron/intake/keep.ts';
import { clearLeftovers, hashFile } from '../../../electron/store/durable-copy.ts';
import { layoutOf, originalPath } from '../../../electron/store/layout.ts';
import { noise, picture } from '../../support/files.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** The folders of a workspace, and a picture of about 3 MB beside it. */
function place() {
  const workspace = throwAwayFolder();
  const { originals, temp } = layoutOf(workspace);
  mkdirSync(originals, { recursive: true });
  mkdirSync(temp);
  const file = path.join(path.dirname(workspace), 'scan.png');
  writeFileSync(file, png);
  return { workspace, originals, temp, file };
}

let png: Buffer;
beforeAll(async () => {
  png = await picture(noise(1200, 800)).png().toBuffer();
});

/** Writes to a file at every turn of the event loop, `times` times, while `work` is done. */
async function writtenTo<T>(file: string, times: number, work: () => Promise<T>): Promise<T> {
  let left = times;
  const writer = (async () => {
    for (; left > 0; left -= 1) {
      appendFileSync(file, '\0');
      await setImmediate();
    }
  })();
  try {
    return await work();
  } finally {
    left = 0;
    await writer;
  }
}

describe('a file that is still being written to', () => {
  test('is waited for a little, and then kept as it is in the end', async () => {
    const { workspace, temp, file } = place();
    const kept = await writtenTo(file, 3, () => keepOriginal(file, workspace, temp));
    expect([kept.bytes, kept.sha256]).toEqual([readFileSync(file).length, await hashFile(file)]);
    expect(await hashFile(originalPath(workspace, kept.sha256, 'png'))).toBe(kept.sha256);
  });

  test('is refused when it does not come to rest, and leaves nothing behind', async () => {
    const { workspace, temp, originals, file } = place();
    const taking = writtenTo(file, Infinity, () => keepOriginal(file, workspace, temp));
    await expect(taking).rejects.toMatchObject({ reason: 'changing' });
    expect([readdirSync(temp), readdirSync(originals)]).toEqual([[], []]);
  });
});

test('the file that came is left as it was', async () => {
  const { workspace, temp, file } = place();
  await keepOriginal(file, workspace, temp);
  expect(Buffer.compare(readFileSync(file), png)).toBe(0);
});

test('a workspace that cannot be written to is no fault of the file', async () => {
  const { workspace, file } = place();
  await expect(keepOriginal(file, workspace, path.join(file, 'temp'))).rejects.toMatchObject({
    name: 'HattamaError',
  });
});

test('leftovers of killed processes go, other rooms’ files stay', async () => {
  const { temp } = place();
  for (const name of ['intake-999999999-a', `intake-${process.pid}-b`, 'export.part'])
    writeFileSync(path.join(temp, name), '');
  await clearLeftovers(temp);
  expect(readdirSync(temp).sort()).toEqual(['export.part', `intake-${process.pid}-b`]);
});
