import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, locked } from '../../../electron/setup/stamp.mjs';

let folder = '';
const at = (...parts: string[]) => path.join(folder, ...parts);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hattama-stamp-'));
  mkdirSync(at('src/deep'), { recursive: true });
  writeFileSync(at('src/a.ts'), 'one');
  writeFileSync(at('src/deep/b.ts'), 'two');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the hash of the sources', () => {
  const hash = () => contentHash(folder, ['src', 'absent.json']);

  it.each<[string, () => void]>([
    ['contents', () => writeFileSync(at('src/a.ts'), 'other')],
    ['a new file', () => writeFileSync(at('src/deep/c.ts'), '')],
    ['a file that goes', () => rmSync(at('src/deep/b.ts'))],
    ['a file that was absent', () => writeFileSync(at('absent.json'), '{}')],
    [
      'contents that move between files',
      () => {
        writeFileSync(at('src/a.ts'), 'two');
        writeFileSync(at('src/deep/b.ts'), 'one');
      },
    ],
  ])('changes with %s', (_case, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('does not change with times or hidden files', () => {
    const before = hash();
    utimesSync(at('src/a.ts'), 0, 0);
    writeFileSync(at('src/.DS_Store'), 'x');
    expect(hash()).toBe(before);
  });
});

describe('the build lock', () => {
  it('lets one in at a time, and goes when the work has failed', async () => {
    const file = at('locks/build.lock');
    const order: string[] = [];
    const slow = locked(file, async () => {
      order.push('first in');
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('first out');
      throw new Error('did not build');
    });
    const second = locked(file, () => Promise.resolve(order.push('second')));
    await expect(slow).rejects.toThrow('did not build');
    await second;
    expect(order).toEqual(['first in', 'first out', 'second']);
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a process that has died', async () => {
    const file = at('build.lock');
    // Above the largest process id of any system.
    writeFileSync(file, '99999999');
    await expect(locked(file, () => Promise.resolve('in'))).resolves.toBe('in');
  });
});
