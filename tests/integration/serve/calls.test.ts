import { get } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serveCore } from '../../support/served.ts';

describe('the contract over HTTP', () => {
  test('each window has its own person', async () => {
    const { call, browse } = await serveCore();
    await call('people.use', { code: 'V07', role: 'volunteer' });
    expect((await call('workspace.info', {})).answer).toMatchObject({ data: { person: { code: 'V07' } } });
    const other = await browse('/call/workspace.info', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Hattama-Window': 'window-two' },
      body: '{}',
    });
    expect(JSON.parse(other.text)).toMatchObject({ data: { person: null } });
  });

  test.each([
    ['an unknown call', '/call/workspace.format', '{}', 404, 'unknown-call'],
    ['a name of the prototype', '/call/__proto__', '{}', 404, 'unknown-call'],
    ['no JSON', '/call/workspace.info', '{', 400, 'invalid-input'],
    ['an empty body', '/call/workspace.info', '', 400, 'invalid-input'],
    ['wrong input', '/call/scans.get', '{"scan":"1 OR 1=1"}', 400, 'invalid-input'],
    ['a call too many', '/call/scans.get', '{"scan":1,"and":2}', 400, 'invalid-input'],
    ['a scan that is not there', '/call/scans.get', '{"scan":99}', 404, 'not-found'],
    ['a call without a person', '/call/intake.add', '{"paths":["/tmp"]}', 422, 'no-person'],
    ['an address that is none', '/cal/workspace.info', '{}', 404, 'not-found'],
  ])('%s gets a named error', async (_, where, body, status, reference) => {
    const { browse } = await serveCore();
    const reply = await browse(where, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.text)).toMatchObject({ error: { reference } });
  });

  test.each([
    ['a form post', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['no window named', { 'Content-Type': 'application/json', 'X-Hattama-Window': '' }, 400],
    [
      'a window’s name with a path in it',
      { 'Content-Type': 'application/json', 'X-Hattama-Window': '../../etc' },
      400,
    ],
  ])('%s is refused', async (_, headers, status) => {
    const { browse } = await serveCore();
    expect((await browse('/call/workspace.info', { method: 'POST', headers, body: '{}' })).status).toBe(
      status,
    );
  });

  test('a body beyond 32 MB is not read to its end', async () => {
    const { browse } = await serveCore();
    const body = `"${'x'.repeat(33 * 1024 * 1024)}"`;
    const headers = { 'Content-Type': 'application/json' };
    // The server answers and closes while the body is still on its way: either is seen first.
    const status = await browse('/call/workspace.info', { method: 'POST', headers, body }).then(
      (reply) => reply.status,
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status);
  });

  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../index.html',
    '//etc/passwd',
    '/index.html%00.png',
    '/constructor',
  ])('no part of the address becomes a path: %s', async (where) => {
    const { browse } = await serveCore();
    const { status, text } = await browse(where);
    expect(status === 404 || text.includes('<title>Hattama</title>'), text).toBe(true);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not a method here', async (method) => {
    const { browse } = await serveCore();
    expect((await browse('/', { method })).status).toBe(405);
  });

  test('pictures that are not there are a JSON error with a status', async () => {
    const { browse } = await serveCore();
    expect((await browse('/image/page?scan=5')).status).toBe(404);
    expect((await browse('/image/page?scan=x')).status).toBe(400);
    expect((await browse('/image/original?scan=1&side=1e9&turn=45')).status).toBe(400);
    expect((await browse('/image/secret?scan=1')).status).toBe(404);
  });

  test('events arrive as they happen', async () => {
    const { call, cookie, port } = await serveCore();
    await call('people.use', { code: 'V07', role: 'volunteer' });
    const told = new Promise<string>((resolve, reject) => {
      const asked = get(
        { host: '127.0.0.1', port, path: '/events', headers: { Cookie: cookie } },
        (response) => {
          response.on('data', (chunk: Buffer) => {
            const text = chunk.toString();
            if (!text.includes('data:')) return;
            asked.destroy();
            resolve(text);
          });
        },
      );
      asked.on('error', (error) => (asked.destroyed ? undefined : reject(error)));
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await call('intake.add', { paths: ['/nowhere/at/all'] });
    expect(await told).toMatch(/^data: \{"type":"intake"/m);
  });
});
