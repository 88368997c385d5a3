import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from './reference.ts';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `hattama <args>` in a folder, as a person does. `watch` is told what has come on stderr so far, and may interrupt. */
export function runHattama(
  folder: string,
  args: readonly string[],
  watch: (err: string, child: ChildProcess) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const entry = path.join(projectFolder, 'electron/setup/hattama.mjs');
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (ran.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => watch((ran.err += chunk.toString()), child));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}
