import { readdirSync } from 'node:fs';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
};

/** One file of the built screen. */
export interface ScreenFile {
  /** Absolute. */
  file: string;
  /** Its Content-Type. */
  type: string;
}

/**
 * The screen's built files by the address they have, for both hosts of the window. The list is made once and addresses
 * are looked up in it: no part of an address ever becomes a path. Throws when the screen has not been built.
 * @param folder the built screen, with index.html
 */
export function screenFiles(folder: string): ReadonlyMap<string, ScreenFile> {
  const files = new Map<string, ScreenFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const type = types[path.extname(file)];
    if (entry.isFile() && type)
      files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { file, type });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`The screen is not built: ${folder} has no index.html`);
  return files.set('/', index);
}
