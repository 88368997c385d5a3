import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Host } from '../workspace/host.ts';
import { sendError } from './answers.ts';
import { securityHeaders } from './headers.ts';

/** Written exports until the browser fetches them; all are removed when the server closes. */
export interface Downloads {
  /** The part of the host that an export is written through. */
  chooseTarget: NonNullable<Host['chooseTarget']>;
  /** Answers `GET /download/<id>`. */
  send(id: string, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

export async function createDownloads(): Promise<Downloads> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hattama-downloads-'));
  const files = new Map<string, string>();

  return {
    async chooseTarget(suggestedName) {
      const id = randomBytes(16).toString('base64url');
      const target = path.join(folder, id, path.basename(suggestedName));
      await mkdir(path.dirname(target));
      return {
        path: target,
        finish: () => {
          files.set(id, target);
          return Promise.resolve({ download: `/download/${id}` });
        },
      };
    },
    async send(id, response) {
      const file = files.get(id);
      if (!file) return sendError(response, 404, 'not-found', 'no such download');
      const { size } = await stat(file);
      response.writeHead(200, {
        ...securityHeaders,
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(size),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(path.basename(file))}`,
      });
      await pipeline(createReadStream(file), response);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
