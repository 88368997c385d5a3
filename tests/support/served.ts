import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createDownloads } from '../../electron/serve/downloads.ts';
import { serve, type ServeOptions } from '../../electron/serve/serve.ts';
import { openCore } from './open-core.ts';
import { throwAwayFolder } from './workspace-folder.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** A served core on a throw-away workspace. */
export interface Served {
  port: number;
  folder: string;
  /** The cookie of the person's browser. */
  cookie: string;
  newAddress: () => string;
  /** Sends as any program on this computer could: no cookie, no origin. */
  send: (path: string, sending?: Sending) => Promise<Reply>;
  /** Sends as the person's browser does, once its address was opened. */
  browse: (path: string, sending?: Sending) => Promise<Reply>;
  /** A call of the contract from the browser: status and parsed answer. */
  call: (name: string, input: unknown) => Promise<{ status: number; answer: unknown }>;
}

/** Serves a fresh core with a stand-in for the built screen; all is closed when the test ends. */
export async function serveCore(options: Partial<Pick<ServeOptions, 'limits'>> = {}): Promise<Served> {
  const downloads = await createDownloads();
  onTestFinished(() => downloads.close());
  const { core, folder } = await openCore({
    host: { kind: 'browser', chooseTarget: downloads.chooseTarget },
    person: null,
  });
  const pages = throwAwayFolder('pages');
  mkdirSync(pages);
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>Hattama</title>');
  const served = await serve(core, {
    pages,
    uploads: path.join(folder, 'temp/uploads'),
    downloads,
    ...options,
  });
  onTestFinished(() => served.close());
  const address = new URL(served.newAddress());
  const port = Number(address.port);
  const send: Served['send'] = (where, sending) => ask(port, where, sending);

  const cookie =
    String((await send(address.pathname + address.search)).headers['set-cookie']).split(';')[0] ?? '';
  const own = { Cookie: cookie, Origin: `http://127.0.0.1:${port}`, 'X-Hattama-Window': 'window-one' };
  const browse: Served['browse'] = (where, sending = {}) =>
    send(where, { ...sending, headers: { ...own, ...sending.headers } });
  const call: Served['call'] = async (name, input) => {
    const headers = { 'Content-Type': 'application/json' };
    const { status, text } = await browse(`/call/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    return { status, answer: JSON.parse(text) as unknown };
  };
  return { port, folder, cookie, newAddress: () => served.newAddress(), send, browse, call };
}

function ask(
  port: number,
  where: string,
  { method = 'GET', headers = {}, body }: Sending = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // Plain node:http sends the path as it stands; fetch would tidy "..", Host and Origin away.
    const asked = request({ host: '127.0.0.1', port, path: where, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
