import type { Dirent } from 'node:fs';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Arrival } from '../../store/arrivals.ts';
import { layoutOf } from '../../store/layout.ts';
import { isSystemName } from '../passed-over.ts';
import { isNamedByTelegram, mayBeExport } from '../sources/tree.ts';

/** What browsers, chats and copying programs call files that are not whole yet. */
const UNDER_WAY = /\.(?:part|partial|crdownload|download|tmp|temp)$|^~|^\.~/i;

/** Files of a watched folder that are looked at; a tree beyond all measure is not gone through every two seconds. */
const MOST = 100_000;

/**
 * What lies in a folder, all the way down: files, and chats' exports as one each, since their files make sense together only.
 * Links to folders are not followed, nor is a workspace looked into.
 * @throws the system's error when the folder itself cannot be listed
 */
export async function unitsIn(folder: string): Promise<Arrival[]> {
  const units: Arrival[] = [];
  await gather(folder, await readdir(folder, { withFileTypes: true }), units);
  return units;
}

async function gather(folder: string, entries: readonly Dirent[], units: Arrival[]): Promise<void> {
  if (existsSync(layoutOf(folder).database)) return;
  if (mayBeExport(folder)) {
    units.push({ path: folder, stamp: await stampOfAll(folder) });
    return;
  }
  // An export under way: its list of messages is written last.
  if (isNamedByTelegram(path.basename(folder))) return;
  for (const entry of entries) {
    if (units.length >= MOST) return;
    if (isSystemName(entry.name) || UNDER_WAY.test(entry.name)) continue;
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await gather(at, await listed(at), units);
    else {
      const stamp = await stampOf(at);
      if (stamp !== null) units.push({ path: at, stamp });
    }
  }
}

/** What cannot be listed is tried again with the next look. */
async function listed(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Size and time of a file; null for what is none, or is gone. */
async function stampOf(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    return found.isFile() ? `${found.size} ${Math.round(found.mtimeMs)}` : null;
  } catch {
    return null;
  }
}

/** Number, sizes and latest time of all files under a folder. */
async function stampOfAll(folder: string): Promise<string> {
  let files = 0;
  let bytes = 0;
  let latest = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const [size = 0, time = 0] =
      (await stampOf(path.join(entry.parentPath, entry.name)))?.split(' ').map(Number) ?? [];
    files += 1;
    bytes += size;
    latest = Math.max(latest, time);
  }
  return `${files} ${bytes} ${latest}`;
}
