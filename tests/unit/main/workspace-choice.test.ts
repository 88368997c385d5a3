import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemory, readArguments } from '../../../electron/main/workspace-choice.ts';

describe('arguments', () => {
  it.each([
    ['none', [], { sample: false, folder: null }],
    ['a folder', ['Алматы 2019'], { sample: false, folder: path.resolve('/home/aigul/Алматы 2019') }],
    ['an absolute folder', ['/data/ws'], { sample: false, folder: path.resolve('/data/ws') }],
    ['the sample', ['--sample'], { sample: true, folder: null }],
    [
      "Chromium's switches",
      ['--disable-gpu', '--lang=ru', 'ws'],
      { sample: false, folder: path.resolve('/home/aigul/ws') },
    ],
  ])('%s', (_case, args, asked) => {
    expect(readArguments(args, '/home/aigul')).toEqual(asked);
  });
});

describe('the workspace opened last', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'hattama-memory-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is remembered over a restart', () => {
    const userData = path.join(folder, 'made on the way');
    createMemory(userData).remember('/data/Алматы');
    expect(createMemory(userData).last()).toBe('/data/Алматы');
  });

  it.each([
    ['there is none yet', null],
    ['the file is broken', '{'],
    ['the file says something else', '{"folder":1}'],
  ])('is nothing when %s', (_case, text) => {
    if (text !== null) writeFileSync(path.join(folder, 'workspace.json'), text);
    expect(createMemory(folder).last()).toBeNull();
  });
});
