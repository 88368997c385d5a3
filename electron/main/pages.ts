import { readFile } from 'node:fs/promises';
import { securityHeaders } from '../serve/headers.ts';
import { callForPicture } from '../serve/pictures.ts';
import { screenFiles } from '../serve/screen-files.ts';
import type { Session } from '../workspace/core.ts';
import { isOwnAddress } from './origin.ts';

/**
 * Answers requests under the app's own scheme: the built screen, and pictures of the workspace as `/image/...`
 * (electron/serve/pictures.ts). Throws when the screen has not been built.
 * @param folder the built screen, with index.html
 */
export function createPages(folder: string, session: Session): (request: Request) => Promise<Response> {
  const files = screenFiles(folder);

  return async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url))
      return answer(404, 'text/plain', 'no such page');
    const url = new URL(request.url);
    if (url.pathname.startsWith('/image/')) return picture(session, url);
    const found = files.get(url.pathname);
    if (!found) return answer(404, 'text/plain', 'no such page');
    return answer(200, found.type, await readFile(found.file));
  };
}

async function picture(session: Session, url: URL): Promise<Response> {
  const result = await callForPicture(session, url.pathname.slice('/image/'.length), url.searchParams);
  if (!result) return answer(404, 'text/plain', 'no such picture');
  if (result.error) return answer(404, 'application/json; charset=utf-8', JSON.stringify(result));
  return answer(200, result.data.mime, result.data.bytes);
}

function answer(status: number, type: string, body: string | Uint8Array): Response {
  // A copy: Response takes no bytes that might lie in shared memory.
  const plain = typeof body === 'string' ? body : new Uint8Array(body);
  return new Response(plain, { status, headers: { ...securityHeaders, 'Content-Type': type } });
}
