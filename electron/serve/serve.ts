import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallName, callNames } from '../../shared/api/contract.ts';
import type { Core, Session } from '../workspace/core.ts';
import { createAccess } from './access.ts';
import { readJson, send, sendError, sendJson, sendText, statusOf } from './answers.ts';
import type { Downloads } from './downloads.ts';
import { createEvents } from './events.ts';
import { securityHeaders } from './headers.ts';
import { callForPicture } from './pictures.ts';
import { createPages } from './pages.ts';
import { createUploads, type UploadLimits } from './uploads.ts';
import { createWindows } from './windows.ts';

export interface ServeOptions {
  /** Folder with the built screen (index.html and its assets). */
  pages: string;
  /** Folder on the workspace's disk for files on their way in; need not exist. */
  uploads: string;
  downloads: Downloads;
  /** 0: the usual port, or any free one. */
  port?: number;
  /** Tried first where any free port will do. */
  usualPort?: number;
  limits?: UploadLimits;
}

export interface Served {
  /** Makes an address with a one-time token: the first browser that opens it is let in; earlier ones are void. */
  newAddress(): string;
  close(): Promise<void>;
}

/**
 * Serves a core to an ordinary browser on 127.0.0.1: the contract as `POST /call/<name>`, events as `GET /events`, pictures as
 * `GET /image/...` (pictures.ts), files in and out as `/upload` and `/download`. Rejects when the port is taken or the
 * screen is not built.
 */
export async function serve(core: Core, options: ServeOptions): Promise<Served> {
  const access = createAccess();
  const windows = createWindows(core);
  const events = createEvents();
  const pages = createPages(options.pages);
  const uploads = createUploads(options.uploads, options.limits);
  const house = core.session();
  const stop = house.events((event) => {
    uploads.onEvent(event);
    events.tell(event);
  });
  await uploads.sweep(house);

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const verdict = access.judge(request, url);
    if (!verdict.pass) {
      if ('setCookie' in verdict)
        return send(response, 303, 'text/plain', '', { 'Set-Cookie': verdict.setCookie, Location: '/' });
      return sendText(response, verdict.status, verdict.message);
    }
    const [, area = '', rest = ''] = url.pathname.split('/');
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (area === 'events') return events.listen(response);
      if (area === 'image') return sendPicture(house, rest, url, response);
      if (area === 'download') return options.downloads.send(rest, response);
      return pages(url.pathname, response);
    }
    if (request.method !== 'POST') return send(response, 405, 'text/plain', '', { Allow: 'GET, HEAD, POST' });
    const session = windows.of(headerOf(request, 'x-hattama-window'));
    if (!session) return sendError(response, 400, 'invalid-input', 'no window named');
    if (area === 'call') return sendCall(session, rest, request, response);
    if (area === 'upload') return uploads.handle(rest, url, request, response, session);
    sendError(response, 404, 'not-found', 'no such address');
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => fail(response, error));
  });
  // Large uploads over a slow disk take longer than the default five minutes.
  server.requestTimeout = 0;
  const port = await listenNear(server, options);
  access.listen(port);

  return {
    newAddress: () => `http://127.0.0.1:${port}/?token=${access.newToken()}`,
    async close() {
      stop();
      events.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      windows.close();
      house.close();
    },
  };
}

/** Listens on the asked port, else on the usual one if it is free, else on any. */
async function listenNear(
  server: ReturnType<typeof createServer>,
  { port = 0, usualPort }: ServeOptions,
): Promise<number> {
  if (port !== 0 || usualPort === undefined) return listen(server, port);
  return listen(server, usualPort).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return listen(server, 0);
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function sendCall(
  session: Session,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isCallName(name)) return sendError(response, 404, 'unknown-call', `no call "${name}"`);
  const body = await readJson(request, response);
  if (!body) return;
  // The core validates every input; here it is only carried.
  const answer = await session.call(name, body.value as never);
  sendJson(response, answer.error ? statusOf(answer.error) : 200, answer);
}

function isCallName(name: string): name is CallName {
  return (callNames as readonly string[]).includes(name);
}

async function sendPicture(
  session: Session,
  what: string,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const answer = await callForPicture(session, what, url.searchParams);
  if (!answer) return sendError(response, 404, 'not-found', 'no such picture');
  if (answer.error) return sendJson(response, statusOf(answer.error), answer);
  send(response, 200, answer.data.mime, answer.data.bytes);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** The last resort: a broken connection needs no answer, anything else is told without its details. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const message = error instanceof Error ? error.message : String(error);
  response.writeHead(500, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    Connection: 'close',
  });
  response.end(JSON.stringify({ error: { reference: 'internal', message, fatal: false } }));
}
