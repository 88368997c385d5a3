import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** All files of a folder, by their addresses with forward slashes, sorted. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).split(path.sep).join('/'))
    .sort();
}

/** SHA-256 of each file of a folder, by address. */
export function hashesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(folder).map((address) => [
      address,
      createHash('sha256')
        .update(readFileSync(path.join(folder, address)))
        .digest('hex'),
    ]),
  );
}
