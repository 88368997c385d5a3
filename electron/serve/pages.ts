import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { send, sendError } from './answers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/**
 * The screen's built files. The list is made once and addresses are looked up in it: no part of an address ever becomes a path.
 * Throws when the screen has not been built.
 */
export function createPages(folder: string): (pathname: string, response: ServerResponse) => Promise<void> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file);
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`The screen is not built: ${folder} has no index.html`);
  files.set('/', index);

  return async (pathname, response) => {
    const file = files.get(pathname);
    const type = file && types[path.extname(file)];
    if (!file || !type) return sendError(response, 404, 'not-found', 'no such page');
    send(response, 200, type, await readFile(file));
  };
}
