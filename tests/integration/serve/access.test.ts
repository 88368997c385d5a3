import { networkInterfaces } from 'node:os';
import { createConnection } from 'node:net';
import { describe, expect, test } from 'vitest';
import { serveCore } from '../../support/served.ts';

describe('who is let in', () => {
  test('the address works once: it becomes a cookie that scripts and other sites cannot use', async () => {
    const { send, newAddress } = await serveCore();
    const { pathname, search } = new URL(newAddress());
    const first = await send(pathname + search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(String(first.headers['set-cookie'])).toMatch(
      /^hattama-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect((await send(pathname + search)).status).toBe(403);
  });

  test('a new address makes the unused one before it void', async () => {
    const { send, newAddress } = await serveCore();
    const [old, fresh] = [new URL(newAddress()), new URL(newAddress())];
    expect((await send(`/${old.search}`)).status).toBe(403);
    expect((await send(`/${fresh.search}`)).status).toBe(303);
  });

  test.each([
    ['no cookie', {}],
    ['a made-up cookie', { Cookie: 'hattama-1=abc' }],
  ])('%s: neither pages nor pictures nor calls', async (_, headers) => {
    const { send } = await serveCore();
    for (const where of ['/', '/?token=guessed', '/image/page?scan=1', '/events', '/download/x'])
      expect((await send(where, { headers })).status, where).toBe(403);
  });

  test('a name that leads to 127.0.0.1 by DNS rebinding is refused, cookie or not', async () => {
    const { browse, port } = await serveCore();
    expect((await browse('/', { headers: { Host: `evil.example:${port}` } })).status).toBe(421);
    expect((await browse('/', { headers: { Host: `localhost:${port}` } })).status).toBe(200);
  });

  test.each([
    ['another page', { Origin: 'http://evil.example' }],
    ['a sandboxed page', { Origin: 'null' }],
    ['another port of this computer', { Origin: 'http://127.0.0.1:1' }],
    ['a cross-site image', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    const { browse } = await serveCore();
    expect((await browse('/image/page?scan=1', { headers })).status).toBe(403);
    expect((await browse('/call/workspace.info', { method: 'POST', headers, body: '{}' })).status).toBe(403);
  });

  test('a post without an origin is refused', async () => {
    const { send, browse } = await serveCore();
    const { headers } = await browse('/');
    expect(headers['set-cookie']).toBeUndefined();
    expect((await send('/call/workspace.info', { method: 'POST', body: '{}' })).status).toBe(403);
  });

  test('nothing listens on the computer’s other addresses', async () => {
    const { port } = await serveCore();
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(connects(address, port)).resolves.toBe(false);
  });

  test('every answer forbids framing, sniffing, keeping and anything from elsewhere', async () => {
    const { browse, send } = await serveCore();
    for (const { headers } of [await browse('/'), await browse('/nowhere'), await send('/')]) {
      expect(headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'",
      );
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:/);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
      });
    }
  });
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
  });
}
