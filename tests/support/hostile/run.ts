import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { bundleChild, runChild } from '../child.ts';
import { throwAwayFolder } from '../workspace-folder.ts';

/** What a process of its own said of strangers' files. */
export interface Told {
  /** By file name: the reason for which it was refused, or "taken". */
  said: ReadonlyMap<string, string>;
  /** The longest that one file took, ms. */
  longestMs: number;
  /** The most memory that the process had. */
  peakMb: number;
}

export type HostileFile = readonly [
  name: string,
  make: () => Promise<Uint8Array> | Uint8Array,
  ...more: readonly unknown[],
];

/**
 * Hands files to a new workspace in a process of its own; expects that it ends well,
 * that the workspace verifies, and that no object has anything more than before.
 */
export async function handOver(
  way: 'intake' | 'designer' | 'merge' | 'verify',
  files: readonly HostileFile[],
): Promise<Told> {
  const folder = throwAwayFolder('given');
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (const [name, make] of files) {
    paths.push(path.join(folder, name));
    writeFileSync(path.join(folder, name), await make());
  }
  const ended = await runChild(await bundleChild('stranger'), [throwAwayFolder(), way, ...paths]);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  const lines = ended.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.at(-1)).toMatchObject({ verified: true, unpolluted: true });
  const each = lines.slice(0, -1);
  return {
    said: new Map(each.map(({ name, said }) => [String(name), String(said)])),
    longestMs: Math.max(...each.map(({ ms }) => Number(ms))),
    peakMb: Number(lines.at(-1)?.peakMb),
  };
}
