import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { securityHeaders } from '../serve/headers.ts';
import type { Session } from '../workspace/core.ts';
import { isOwnAddress } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Answers requests under the app's own scheme: the built screen, and pictures of the workspace as `/image/page?scan=` and
 * `/image/original?scan=&side=&turn=`. The files are listed once and addresses looked up in that list: no part of an
 * address ever becomes a path. Throws when the screen has not been built.
 * @param folder the built screen, with index.html
 */
export function createPages(folder: string, session: Session): (request: Request) => Promise<Response> {
  const files = listFiles(folder);

  return async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url))
      return answer(404, 'text/plain', 'no such page');
    const url = new URL(request.url);
    if (url.pathname.startsWith('/image/')) return picture(session, url);
    const file = files.get(url.pathname);
    const type = file && types[path.extname(file)];
    if (!file || !type) return answer(404, 'text/plain', 'no such page');
    return answer(200, type, await readFile(file));
  };
}

function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file);
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`The screen is not built: ${folder} has no index.html`);
  return files.set('/', index);
}

async function picture(session: Session, url: URL): Promise<Response> {
  const number = (name: string) =>
    url.searchParams.has(name) ? { [name]: Number(url.searchParams.get(name)) } : {};
  const scan = Number(url.searchParams.get('scan'));
  const result =
    url.pathname === '/image/page'
      ? await session.call('image.page', { scan })
      : await session.call('image.original', { scan, ...number('side'), ...number('turn') });
  if (result.error) return answer(404, 'application/json; charset=utf-8', JSON.stringify(result));
  return answer(200, result.data.mime, result.data.bytes);
}

function answer(status: number, type: string, body: string | Uint8Array): Response {
  // A copy: Response takes no bytes that might lie in shared memory.
  const plain = typeof body === 'string' ? body : new Uint8Array(body);
  return new Response(plain, { status, headers: { ...securityHeaders, 'Content-Type': type } });
}
