import { appendFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { asCallError } from './call.ts';

/** What is logged of an error. */
export type ErrorLog = (what: string, error: unknown) => void;

/** The older half is thrown away when the file grows beyond this, bytes. */
const mostBytes = 1024 * 1024;

/**
 * A log for the help desk, one JSON line an error, in `errors.log` of the workspace. What the person was told and can
 * mend is not written; a disk that cannot take the line keeps nobody from working.
 */
export function fileLog(folder: string, clock: () => Date): ErrorLog {
  const file = path.join(folder, 'errors.log');
  return (what, error) => {
    const { reference, message, fatal } = asCallError(error);
    if (reference !== 'internal' && !fatal) return;
    const stack = error instanceof Error ? error.stack : undefined;
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, `${file}.1`);
      appendFileSync(
        file,
        `${JSON.stringify({ at: clock().toISOString(), what, reference, message, stack })}\n`,
      );
    } catch {
      return;
    }
  };
}
