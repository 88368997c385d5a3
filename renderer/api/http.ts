import type { CoreEvent } from '../../shared/api/events.ts';
import type { MergeLook } from '../../shared/api/merging.ts';
import type { Batch } from '../../shared/api/intake.ts';
import type { Answer } from '../../shared/api/result.ts';
import type {
  GivenFile,
  Handed,
  HandOptions,
  Looking,
  RefusedFile,
  TakeOptions,
  Taking,
  Transport,
} from './transport.ts';

const windowKey = 'hattama.window';

/** Browser mode: the contract over HTTP on 127.0.0.1, events as server-sent events, files as uploads (electron/serve). */
export function httpTransport(): Transport {
  const listeners = new Set<(event: CoreEvent) => void>();
  let source: EventSource | null = null;

  function listen(): void {
    source ??= new EventSource('/events');
    source.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as CoreEvent;
      listeners.forEach((listener) => listener(event));
    };
  }

  return {
    call: (name, input) => post(`/call/${name}`, JSON.stringify(input), 'application/json'),
    onEvent(listener) {
      listeners.add(listener);
      listen();
      return () => listeners.delete(listener);
    },
    take,
    look,
    hand,
  };
}

/** This tab's id: its session (and so its person) at the server, kept over a reload. */
function windowId(): string {
  let id = sessionStorage.getItem(windowKey);
  if (!id) {
    id = crypto.randomUUID();
    sessionStorage.setItem(windowKey, id);
  }
  return id;
}

async function post<T>(
  address: string,
  body: BodyInit,
  type: string,
  signal?: AbortSignal,
): Promise<Answer<T> & { status?: number }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': type, 'X-Hattama-Window': windowId() },
      body,
      signal: signal ?? null,
    });
    return { ...((await response.json()) as Answer<T>), status: response.status };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { error: { reference: signal?.aborted ? 'cancelled' : 'internal', message, fatal: false } };
  }
}

interface HandedOver {
  upload: string;
  refused: RefusedFile[];
}

/** Hands files over one after the other, to be finished in one way or another. */
async function handOver(
  files: readonly GivenFile[],
  { onProgress, signal }: HandOptions,
): Promise<Answer<HandedOver>> {
  const started = await post<{ upload: string }>('/upload/start', '{}', 'application/json', signal);
  if (started.error) return started;
  const { upload: id } = started.data;
  const refused: RefusedFile[] = [];
  for (const [index, { name, file }] of files.entries()) {
    const address = `/upload/file?upload=${id}&name=${encodeURIComponent(name)}`;
    const answer = await post<unknown>(address, file, 'application/octet-stream', signal);
    if (answer.error?.reference === 'cancelled' || answer.error?.reference === 'disk-full')
      return { error: answer.error };
    if (answer.error) refused.push({ name, reason: answer.status === 413 ? 'too-large' : 'unreadable' });
    onProgress(index + 1);
  }
  return { data: { upload: id, refused } };
}

async function take(files: readonly GivenFile[], options: TakeOptions): Promise<Answer<Taking>> {
  const handed = await handOver(files, options);
  if (handed.error) return handed;
  const { upload, refused } = handed.data;
  if (refused.length === files.length) return { data: { batch: null, refused } };
  const { region, signal } = options;
  const finished = await post<Batch>(
    `/upload/finish?upload=${upload}`,
    JSON.stringify({ name: nameOf(files), ...(region ? { region } : {}) }),
    'application/json',
    signal,
  );
  return finished.error ? { error: finished.error } : { data: { batch: finished.data, refused } };
}

async function look(files: readonly GivenFile[], options: HandOptions): Promise<Answer<Looking>> {
  const handed = await handOver(files, options);
  if (handed.error) return handed;
  const { upload, refused } = handed.data;
  if (refused.length === files.length) return { data: { look: null, refused } };
  // Not to be broken off: what ends the look is `exchange.drop`.
  const looked = await post<MergeLook>(`/upload/look?upload=${upload}`, '{}', 'application/json');
  return looked.error ? { error: looked.error } : { data: { look: looked.data, refused } };
}

async function hand(files: readonly GivenFile[], options: HandOptions): Promise<Answer<Handed>> {
  const handed = await handOver(files, options);
  if (handed.error) return handed;
  const { upload, refused } = handed.data;
  const held = await post<{ paths: string[] }>(`/upload/hold?upload=${upload}`, '{}', 'application/json');
  return held.error ? { error: held.error } : { data: { paths: held.data.paths, refused } };
}

/** A batch is called after the folder that was given, else after its first file. */
function nameOf(files: readonly GivenFile[]): string {
  const first = files[0]?.name ?? '';
  return (first.includes('/') ? first.slice(0, first.indexOf('/')) : first).slice(0, 200);
}
