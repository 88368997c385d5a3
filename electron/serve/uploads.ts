import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Session } from '../workspace/core.ts';
import { readJson, sendError, sendJson, statusOf } from './answers.ts';

export interface UploadLimits {
  /** Most bytes of one file. */
  fileBytes: number;
  /** Most files of one upload. */
  files: number;
}

/** So many uploads are held for calls that name their files; of more the oldest goes. */
const MOST_HELD = 16;

export const uploadLimits: UploadLimits = { fileBytes: 1024 ** 3, files: 100_000 };

/**
 * Files on their way from the browser into the workspace: `POST /upload/start`, one `POST /upload/file?upload=&name=` a file with
 * its bytes as body, then `POST /upload/finish?upload=`, which hands them to `intake.add` and answers with its batch, or
 * `POST /upload/look?upload=`, which hands them to `exchange.look` and answers with what merging them would do, or
 * `POST /upload/hold?upload=`, which answers with paths that a call can then name.
 */
export interface Uploads {
  handle(
    action: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
    session: Session,
  ): Promise<void>;
  /** Removes an upload's files once its batch is taken in or cancelled, once they are merged or their look was dropped. */
  onEvent(event: CoreEvent): void;
  /** Removes what an earlier run left behind, unless a batch may still be resumed from it. */
  sweep(session: Session): Promise<void>;
}

/** `folder` is made when the first file comes; it lies on the workspace's disk, where the originals go next. */
export function createUploads(folder: string, limits: UploadLimits = uploadLimits): Uploads {
  const open = new Map<string, { files: number }>();
  const byBatch = new Map<number, string>();
  const byLook = new Map<number, string>();
  const held: string[] = [];
  const folderOf = (id: string) => path.join(folder, id);
  const remove = (id: string) => rm(folderOf(id), { recursive: true, force: true });

  async function file(
    id: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const upload = open.get(id);
    if (!upload) return sendError(response, 404, 'not-found', 'no such upload');
    const parts = safeParts(url.searchParams.get('name') ?? '');
    if (!parts) return refuse(request, response, 400, 'a name that cannot be a file here');
    if (upload.files >= limits.files)
      return refuse(request, response, 413, `more than ${limits.files} files`);
    if (Number(request.headers['content-length'] ?? 0) > limits.fileBytes)
      return refuse(request, response, 413, 'too large');
    const target = path.join(folderOf(id), ...parts);
    await mkdir(path.dirname(target), { recursive: true });
    try {
      // wx: a second file of the same name is refused rather than put in place of the first.
      await pipeline(request, atMost(limits.fileBytes), createWriteStream(target, { flags: 'wx' }));
    } catch (error) {
      if (error instanceof TooLarge) {
        await rm(target, { force: true });
        return refuse(request, response, 413, 'too large');
      }
      return fail(error, target, response);
    }
    upload.files += 1;
    sendJson(response, 200, { data: { files: upload.files } });
  }

  async function finish(
    id: string,
    request: IncomingMessage,
    response: ServerResponse,
    session: Session,
  ): Promise<void> {
    if (!open.has(id)) return sendError(response, 404, 'not-found', 'no such upload');
    const body = await readJson(request, response);
    if (!body) return;
    open.delete(id);
    const names = await readdir(folderOf(id)).catch(() => []);
    const options = typeof body.value === 'object' && body.value !== null ? body.value : {};
    const paths = names.sort().map((name) => path.join(folderOf(id), name));
    const answer = await session.call('intake.add', { ...options, paths });
    if (answer.error) await remove(id);
    else if (answer.data.state === 'taking') byBatch.set(answer.data.id, id);
    sendJson(response, answer.error ? statusOf(answer.error) : 200, answer);
  }

  async function look(id: string, response: ServerResponse, session: Session): Promise<void> {
    if (!open.delete(id)) return sendError(response, 404, 'not-found', 'no such upload');
    const answer = await session.call('exchange.look', { paths: await filesIn(folderOf(id)) });
    if (answer.error) await remove(id);
    else byLook.set(answer.data.look, id);
    sendJson(response, answer.error ? statusOf(answer.error) : 200, answer);
  }

  async function hold(id: string, response: ServerResponse): Promise<void> {
    if (!open.delete(id)) return sendError(response, 404, 'not-found', 'no such upload');
    held.push(id);
    const old = held.splice(0, Math.max(0, held.length - MOST_HELD));
    await Promise.all(old.map(remove));
    sendJson(response, 200, { data: { paths: await filesIn(folderOf(id)) } });
  }

  function forget<Key>(uploads: Map<Key, string>, key: Key): void {
    const id = uploads.get(key);
    if (id === undefined) return;
    uploads.delete(key);
    void remove(id);
  }

  return {
    async handle(action, url, request, response, session) {
      const id = url.searchParams.get('upload') ?? '';
      if (action === 'start') {
        const made = randomBytes(12).toString('hex');
        open.set(made, { files: 0 });
        return sendJson(response, 200, { data: { upload: made } });
      }
      if (action === 'file') return file(id, url, request, response);
      if (action === 'finish') return finish(id, request, response, session);
      if (action === 'look') return look(id, response, session);
      if (action === 'hold') return hold(id, response);
      sendError(response, 404, 'not-found', 'no such upload action');
    },
    onEvent(event) {
      if (event.type === 'intake' && event.batch.state !== 'taking') forget(byBatch, event.batch.id);
      if (event.type === 'merge' && event.stage === 'dropped' && event.look !== null)
        forget(byLook, event.look);
    },
    async sweep(session) {
      const batches = await session.call('intake.batches', {});
      if (batches.error || batches.data.some((batch) => batch.state === 'taking')) return;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Every file in a folder and the folders in it, in the order of their names; none while there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Parts of a relative file name as the browser gives it, or null when it could leave its folder or cannot be written
 * ("..", a drive, a control character, an empty or overlong part, more than 32 levels).
 */
export function safeParts(name: string): string[] | null {
  const parts = name.split(/[\\/]/);
  if (parts.length > 32) return null;
  const fits = parts.every(
    (part) =>
      part !== '' &&
      part !== '.' &&
      part !== '..' &&
      Buffer.byteLength(part) <= 255 &&
      !/[\p{Cc}]/u.test(part) &&
      !/^[A-Za-z]:/.test(part),
  );
  return fits ? parts : null;
}

class TooLarge extends Error {}

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.byteLength;
      if (seen > bytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

/** Refuses a body without reading the rest of it. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  response.setHeader('Connection', 'close');
  sendError(response, status, 'invalid-input', message);
  request.resume();
}

async function fail(error: unknown, target: string, response: ServerResponse): Promise<void> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code !== 'EEXIST') await rm(target, { force: true });
  if (response.destroyed) return;
  if (code === 'ENOSPC') return sendError(response, 507, 'disk-full', 'the disk is full');
  if (code === 'EEXIST') return sendError(response, 409, 'invalid-input', 'a second file of this name');
  sendError(response, 422, 'no-permission', `could not be written: ${code}`);
}
