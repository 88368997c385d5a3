import { type Dirent, existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PictureError, reasonOfSystemError } from '../imaging/index.ts';
import { layoutOf } from '../store/layout.ts';
import { type Found, type FoundProblem, inOrder, reasonOf } from './found.ts';
import { standIn } from './given.ts';
import { hashFile } from '../store/durable-copy.ts';
import { isBystander, isSystemName } from './passed-over.ts';
import type { Looking } from './sources/container.ts';
import { exportId, filesOf, openExport } from './sources/in-export.ts';
import { asMail, inMail, inZip } from './sources/in-package.ts';
import { packageKind, Packages } from './sources/packages.ts';
import { folderTree, isNamedByTelegram, mayBeExport } from './sources/tree.ts';

/**
 * Lists the files behind the given files and folders: folders all the way down, in natural order, hidden and system
 * files and bystanders left out, every file and folder once, however many ways (links, too) lead to it. What cannot be
 * listed comes out as a problem, and the walk goes on. Stops early when `signal` is aborted.
 */
export async function* walk(given: readonly string[], signal?: AbortSignal): AsyncGenerator<Found> {
  const walker = new Walker(signal, null);
  for (const one of given) yield* walker.given(path.resolve(one));
}

/**
 * The same, and what lies in ZIP archives, mails and chats' exports.
 * @param kinds told the kinds of sources that are met.
 */
export async function* walkInto(
  given: readonly string[],
  kinds: Looking['kinds'],
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  const packages = new Packages();
  try {
    const walker = new Walker(signal, { packages, kinds, signal });
    for (const one of given) yield* walker.given(path.resolve(one));
  } finally {
    await packages.close();
  }
}

class Walker {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  constructor(
    private readonly signal: AbortSignal | undefined,
    /** Null where packages are files as any other. */
    private readonly looking: Looking | null,
  ) {}

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
    if (this.looking && mayBeExport(folder)) {
      const exported = await exportIn(folder, root, this.looking);
      if (exported) {
        yield* exported;
        return;
      }
    }
    for (const entry of entries) {
      if (this.signal?.aborted) return;
      if (isSystemName(entry.name)) continue;
      const inside = path.join(folder, entry.name);
      const kind = await kindOfEntry(entry, inside);
      if (kind === 'folder') yield* this.folder(inside, root);
      else if (kind !== 'file' || (this.looking && packageKind(inside)) || !(await isBystander(inside)))
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
      return entries.sort((a, b) => inOrder(a.name, b.name));
    } catch (error) {
      return { reason: reasonOfSystemError(error), detail: String(error) };
    }
  }

  private async *leaf(file: string, name: string, kind: 'file' | Problem): AsyncGenerator<Found> {
    if (this.files.has(file)) return;
    this.files.add(file);
    const place = { file, inside: [] };
    const { looking } = this;
    const packed = looking ? packageKind(file) : null;
    if (looking && packed === 'mail') yield* mailAt(file, kind, looking);
    else if (kind !== 'file') yield { path: file, name, ...kind };
    else if (looking && packed === 'zip') yield* inZip({ path: file, name, place, numbered: false }, looking);
    else yield { path: file, name, place };
  }
}

/** The files of a chat's export in a folder; null where it is none. */
async function exportIn(
  folder: string,
  root: string,
  looking: Looking,
): Promise<AsyncIterable<Found> | Iterable<Found> | null> {
  const last = path.basename(folder);
  // What a person called the folder may name another.
  const shown = folder === root ? '' : `${isNamedByTelegram(last) ? last : 'chat'}/`;
  try {
    const chat = await openExport(folderTree(folder));
    return chat && unpacked(filesOf(chat, { root: folder, shown }, looking), looking);
  } catch (error) {
    return [{ path: exportId(folder), name: shown || 'chat', reason: reasonOf(error), detail: '' }];
  }
}

/** The attachments of a mail; of one that cannot be read neither path nor name are told, which may be its sender's. */
async function* mailAt(file: string, kind: 'file' | Problem, looking: Looking): AsyncGenerator<Found> {
  try {
    if (kind !== 'file') throw new PictureError(kind.reason, '');
    yield* inMail(asMail({ file, inside: [] }, await hashFile(file)), looking);
  } catch (error) {
    yield { path: standIn(file), name: 'E-mail', reason: reasonOf(error), detail: '' };
  }
}

async function* unpacked(files: ReturnType<typeof filesOf>, looking: Looking): AsyncGenerator<Found> {
  for await (const found of files)
    if ('numbered' in found) yield* inZip(found, looking);
    else yield found;
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
