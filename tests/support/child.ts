import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { rolldown } from 'rolldown';
import { projectFolder } from './reference.ts';

/** Bundles a program of tests/support/children, so that plain Node runs it; answers its path. */
export async function bundleChild(name: string): Promise<string> {
  const bundle = await rolldown({
    input: path.join(projectFolder, 'tests/support/children', `${name}.ts`),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    logLevel: 'silent',
  });
  // Inside the project, so that its packages are found.
  const file = path.join(projectFolder, '.cache/children', `${name}-${process.pid}.mjs`);
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  lines: string[];
  stderr: string;
}

/** Runs a bundled child to its end. `onLine` is told each line that it says and may kill it. */
export async function runChild(
  file: string,
  args: readonly string[],
  onLine: (line: string, child: ChildProcessByStdio<null, Readable, Readable>) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    onLine(line, child);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, lines, stderr };
}
