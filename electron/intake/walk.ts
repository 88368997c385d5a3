import { type Dirent, existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IntakeReason } from '../../shared/protocol/intake.ts';
import { reasonOfSystemError } from '../imaging/index.ts';
import { layoutOf } from '../store/layout.ts';
import { isBystander, isSystemName } from './passed-over.ts';

/** A file to take in. */
export interface FoundFile {
  /** Absolute. */
  path: string;
  /** As shown: relative to the folder that was given, with forward slashes; the plain name of a file given itself. */
  name: string;
}

/** A file or folder that cannot even be looked into. */
export interface FoundProblem extends FoundFile {
  reason: IntakeReason;
  /** English, for the log and the help desk. */
  detail: string;
}

export type Found = FoundFile | FoundProblem;

/** Numbers in names count as numbers: 2.jpg comes before 10.jpg. One locale, so that every machine has one order. */
const natural = new Intl.Collator('en', { numeric: true });

/**
 * Lists the files behind the given files and folders: folders all the way down, in natural order, hidden and system
 * files and bystanders left out, every file and folder once, however many ways (links, too) lead to it. What cannot be
 * listed comes out as a problem, and the walk goes on. Stops early when `signal` is aborted.
 */
export async function* walk(given: readonly string[], signal?: AbortSignal): AsyncGenerator<Found> {
  const walker = new Walker(signal);
  for (const one of given) yield* walker.given(path.resolve(one));
}

class Walker {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  constructor(private readonly signal: AbortSignal | undefined) {}

  async *given(root: string): AsyncGenerator<Found> {
    const name = path.basename(root) || root;
    const kind = await kindOf(root);
    if (kind !== 'folder') {
      yield* this.leaf(root, name, kind);
      return;
    }
    let any = false;
    for await (const found of this.folder(root, root)) {
      any = true;
      yield found;
    }
    if (!any && !this.signal?.aborted)
      yield {
        path: root,
        name,
        reason: 'nothing-inside',
        detail: 'no file to take in was found in this folder',
      };
  }

  private async *folder(folder: string, root: string): AsyncGenerator<Found> {
    const entries = await this.entriesOf(folder);
    if (!Array.isArray(entries)) {
      yield { path: folder, name: nameIn(root, folder), ...entries };
      return;
    }
    for (const entry of entries) {
      if (this.signal?.aborted) return;
      if (isSystemName(entry.name)) continue;
      const inside = path.join(folder, entry.name);
      const kind = await kindOfEntry(entry, inside);
      if (kind === 'folder') yield* this.folder(inside, root);
      else if (kind !== 'file' || !(await isBystander(inside)))
        yield* this.leaf(inside, nameIn(root, inside), kind);
    }
  }

  private async entriesOf(folder: string): Promise<Dirent[] | Problem> {
    try {
      // The same folder can be reached through links, even from inside itself.
      const real = await realpath(folder);
      if (this.folders.has(real)) return [];
      this.folders.add(real);
      if (existsSync(layoutOf(folder).database))
        return { reason: 'a-workspace', detail: 'the pictures of a workspace are in one already' };
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.sort((a, b) => natural.compare(a.name, b.name) || (a.name < b.name ? -1 : 1));
    } catch (error) {
      return { reason: reasonOfSystemError(error), detail: String(error) };
    }
  }

  private *leaf(file: string, name: string, kind: 'file' | Problem): Generator<Found> {
    if (this.files.has(file)) return;
    this.files.add(file);
    yield kind === 'file' ? { path: file, name } : { path: file, name, ...kind };
  }
}

type Problem = Pick<FoundProblem, 'reason' | 'detail'>;

/** Node shows bytes that are no UTF-8 as this sign; the name then leads to nothing. */
const NO_TEXT = '\ufffd';

async function kindOfEntry(entry: Dirent, inside: string): Promise<'file' | 'folder' | Problem> {
  if (entry.name.includes(NO_TEXT) && !existsSync(inside))
    return { reason: 'unreadable-name', detail: 'the name is no valid UTF-8' };
  return entry.isFile() ? 'file' : kindOf(inside);
}

/** What lies at a path, links followed. */
async function kindOf(at: string): Promise<'file' | 'folder' | Problem> {
  try {
    const found = await stat(at);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : { reason: 'not-a-file', detail: 'neither a file nor a folder' };
  } catch (error) {
    return { reason: reasonOfSystemError(error), detail: String(error) };
  }
}

function nameIn(root: string, file: string): string {
  const relative = path.relative(root, file).split(path.sep).join('/');
  return relative || path.basename(root) || root;
}
