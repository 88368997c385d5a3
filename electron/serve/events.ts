import type { ServerResponse } from 'node:http';
import type { CoreEvent } from '../../shared/api/events.ts';
import { securityHeaders } from './headers.ts';

/** Keeps idle connections from being cut. */
const heartbeatMs = 20_000;

/** The core's events as server-sent events, to every listening window. */
export interface Events {
  /** Keeps `response` open and tells it every event from now on. */
  listen(response: ServerResponse): void;
  tell(event: CoreEvent): void;
  close(): void;
}

export function createEvents(): Events {
  const listeners = new Set<ServerResponse>();
  const toAll = (text: string) => listeners.forEach((response) => response.write(text));
  const heartbeat = setInterval(() => toAll(': alive\n\n'), heartbeatMs).unref();

  return {
    listen(response) {
      response.writeHead(200, {
        ...securityHeaders,
        'Content-Type': 'text/event-stream; charset=utf-8',
        Connection: 'keep-alive',
      });
      response.write('retry: 1000\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    tell: (event) => toAll(`data: ${JSON.stringify(event)}\n\n`),
    close() {
      clearInterval(heartbeat);
      listeners.forEach((response) => response.end());
      listeners.clear();
    },
  };
}
