import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from './reference.ts';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `hattama <args>` in a folder, as a person does. `watch` is told what has come on stderr and stdout so far, and may interrupt. */
export function runHattama(
  folder: string,
  args: readonly string[],
  watch: (err: string, child: ChildProcess, out: string) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const entry = path.join(projectFolder, 'electron/setup/hattama.mjs');
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.out += chunk.toString();
      watch(ran.err, child, ran.out);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ran.err += chunk.toString();
      watch(ran.err, child, ran.out);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
  });
}
