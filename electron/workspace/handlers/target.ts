import path from 'node:path';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Host } from '../host.ts';

/** A file to be written, and what is made of it once it is. */
export type Target = NonNullable<Awaited<ReturnType<NonNullable<Host['chooseTarget']>>>>;

/**
 * Where to write: where the person says, null when they closed the dialog. Only a terminal names a path itself: a window must not
 * write over files of its choosing. Throws `not-here`, `invalid-input`.
 */
export async function targetOf(
  host: Host,
  given: string | undefined,
  suggestedName: string,
): Promise<Target | null> {
  if (given !== undefined) {
    if (host.kind !== 'cli') throw new HattamaError('not-here', 'Only the command line names a path');
    return { path: path.resolve(given), finish: () => Promise.resolve({ download: null }) };
  }
  if (!host.chooseTarget) throw new HattamaError('invalid-input', 'path: this host cannot ask for one');
  return host.chooseTarget(suggestedName);
}
