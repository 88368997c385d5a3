import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { send, sendError } from './answers.ts';
import { screenFiles } from './screen-files.ts';

/** Answers requests for the screen's built files. Throws when the screen has not been built. */
export function createPages(folder: string): (pathname: string, response: ServerResponse) => Promise<void> {
  const files = screenFiles(folder);

  return async (pathname, response) => {
    const found = files.get(pathname);
    if (!found) return sendError(response, 404, 'not-found', 'no such page');
    send(response, 200, found.type, await readFile(found.file));
  };
}
