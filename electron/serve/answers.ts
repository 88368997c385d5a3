import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallError, ErrorReference } from '../../shared/api/result.ts';
import { securityHeaders } from './headers.ts';

/** Most bytes of a JSON body: 100,000 paths of a large batch fit. */
const maxJsonBytes = 32 * 1024 * 1024;

/** Sends a body with the security headers; `extra` wins over them. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  extra: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': type,
    'Content-Length': String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength),
    ...extra,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Sends `{ error }` in the contract's one answer shape. */
export function sendError(
  response: ServerResponse,
  status: number,
  reference: ErrorReference,
  message: string,
): void {
  const error: CallError = { reference, message, fatal: false };
  sendJson(response, status, { error });
}

/** HTTP status of an answer's error; the screen reads the reference, not the status. */
export function statusOf(error: CallError): number {
  switch (error.reference) {
    case 'invalid-input':
      return 400;
    case 'unknown-call':
    case 'not-found':
    case 'image-missing':
    case 'picture-away':
      return 404;
    case 'wrong-status':
    case 'changed-meanwhile':
      return 409;
    case 'internal':
      return 500;
    default:
      return 422;
  }
}

/** Reads a JSON body; answers 400, 413 or 415 itself and gives `undefined` when there is none to be had. */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ value: unknown } | undefined> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    sendError(response, 415, 'invalid-input', 'send application/json');
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxJsonBytes) {
      // The rest of the body is not read: the connection cannot be used again.
      response.setHeader('Connection', 'close');
      sendError(response, 413, 'invalid-input', `a body of more than ${maxJsonBytes} bytes`);
      return undefined;
    }
    chunks.push(chunk);
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch (error) {
    sendError(
      response,
      400,
      'invalid-input',
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
