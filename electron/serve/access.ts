import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What `Access.judge` finds: let in, exchange the token for the cookie, or refuse with an HTTP status. */
export type Verdict =
  { pass: true } | { pass: false; setCookie: string } | { pass: false; status: 403 | 421; message: string };

/**
 * Who may talk to the server. The token in the opened address works once; the cookie that it is exchanged for never leaves
 * this site. The Host check stops DNS rebinding, the Origin check stops other pages of the same browser.
 */
export interface Access {
  /** Makes the one-time token of an address to open; an earlier one that was not used up is void. */
  newToken(): string;
  /** Names the port, known only once the server listens. */
  listen(port: number): void;
  judge(request: IncomingMessage, url: URL): Verdict;
}

export function createAccess(): Access {
  const key = secret();
  let token: string | null = null;
  let port = 0;
  // Cookies are shared between ports: the name keeps two open workspaces apart.
  const cookieName = () => `hattama-${port}`;

  function judge(request: IncomingMessage, url: URL): Verdict {
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    if (!hosts.includes(request.headers.host ?? ''))
      return { pass: false, status: 421, message: 'Wrong host.' };
    const origin = request.headers.origin;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (origin === undefined ? !reads : !hosts.some((host) => origin === `http://${host}`))
      return { pass: false, status: 403, message: 'Wrong origin.' };
    if (request.headers['sec-fetch-site'] === 'cross-site' && url.pathname !== '/')
      return { pass: false, status: 403, message: 'Wrong site.' };
    if (same(cookieOf(request, cookieName()), key)) return { pass: true };
    const offered = url.searchParams.get('token');
    if (reads && url.pathname === '/' && token !== null && same(offered, token)) {
      token = null;
      return { pass: false, setCookie: `${cookieName()}=${key}; HttpOnly; SameSite=Strict; Path=/` };
    }
    return {
      pass: false,
      status: 403,
      message:
        'Open the address that Hattama printed when it started. It works once; pressing Enter there prints a new one.',
    };
  }

  return { newToken: () => (token = secret()), listen: (number) => void (port = number), judge };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time, so that a wrong secret's answer time says nothing. */
function same(offered: string | null, expected: string): boolean {
  const a = Buffer.from(offered ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
