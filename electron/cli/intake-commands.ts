import path from 'node:path';
import type { Batch, JobsStatus } from '../../shared/api/intake.ts';
import type { Session } from '../workspace/core.ts';
import { clockTime, type ExitCode, exitCodes, type Terminal } from './terminal.ts';
import { waitFor } from './wait.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface AddOptions {
  person: string;
  region?: string;
  name?: string;
  json?: boolean;
}

/** `add`: takes files and folders in as one batch and waits until all are in. */
export async function add(
  terminal: Terminal,
  folder: string,
  paths: readonly string[],
  options: AddOptions,
): Promise<ExitCode> {
  return withWorkspace(folder, options.person, async (session) => {
    const { id } = await ask(session, 'intake.add', {
      paths: paths.map((given) => path.resolve(given)),
      ...(options.region === undefined ? {} : { region: options.region }),
      ...(options.name === undefined ? {} : { name: options.name }),
    });
    const cancel = () => void session.call('intake.cancel', { batch: id });
    terminal.cancelled.addEventListener('abort', cancel, { once: true });
    if (terminal.cancelled.aborted) cancel();
    const batch = await waitFor(session, 'intake', async () => {
      const now = await batchOf(session, id);
      terminal.progress(`${now.handled} of ${now.found} files, ${now.scans} scans, ${now.failed} failed`);
      return now.state === 'taking' ? null : now;
    });
    const failures = await ask(session, 'intake.failures', { batch: id });
    for (const { name, reason, detail } of failures)
      terminal.say(`failed: ${name}: ${reason}${detail ? ` (${detail})` : ''}`);
    terminal.print(options.json ? JSON.stringify({ batch, failures }, null, 2) : batchLine(batch));
    return batch.state === 'taken' && batch.failed === 0 ? exitCodes.done : exitCodes.someFailed;
  });
}

export interface WatchOptions {
  person: string;
  region?: string;
}

/** `watch`: takes in what comes into a folder, until Ctrl+C. */
export async function watch(
  terminal: Terminal,
  folder: string,
  watched: string,
  options: WatchOptions,
): Promise<ExitCode> {
  const target = path.resolve(watched);
  return withWorkspace(folder, options.person, async (session) => {
    await ask(session, 'intake.watch', {
      path: target,
      ...(options.region === undefined ? {} : { region: options.region }),
    });
    terminal.say(`Watching ${target}; Ctrl+C ends it.`);
    const said = new Map<number, string>();
    const stop = session.events((event) => {
      if (event.type !== 'intake' || event.batch.state === 'taking') return;
      const line = batchLine(event.batch);
      if (said.get(event.batch.id) !== line) terminal.print(line);
      said.set(event.batch.id, line);
    });
    try {
      await ended(terminal.cancelled);
    } finally {
      stop();
    }
    await ask(session, 'intake.unwatch', { path: target });
    return exitCodes.done;
  });
}

function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

const batchLine = ({ id, state, kinds, found, scans, known, failed }: Batch) =>
  `Batch ${id} ${state}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}: ${found} files, ${scans} new scans, ${known} known already, ${failed} failed.`;

async function batchOf(session: Session, id: number): Promise<Batch> {
  const batch = (await ask(session, 'intake.batches', {})).find((each) => each.id === id);
  if (!batch) throw new Error(`batch ${id} is gone`);
  return batch;
}

export interface ReadOptions {
  person: string;
  again?: boolean;
  json?: boolean;
}

/** `read`: lets the machine read what waits, to the end or to Ctrl+C; what is read by then stays, the rest goes on waiting. */
export async function read(terminal: Terminal, folder: string, options: ReadOptions): Promise<ExitCode> {
  return withWorkspace(folder, options.person, async (session) => {
    if (options.again) await ask(session, 'jobs.again', {});
    await ask(session, 'jobs.start', {});
    const pause = () => void session.call('jobs.pause', {});
    terminal.cancelled.addEventListener('abort', pause, { once: true });
    if (terminal.cancelled.aborted) pause();
    const status = await waitFor(session, 'jobs', async () => {
      const now = await ask(session, 'jobs.status', {});
      terminal.progress(readingProgress(now));
      const stopped = terminal.cancelled.aborted
        ? now.reading === 0 && !now.running
        : now.waiting + now.reading === 0;
      return stopped ? now : null;
    });
    terminal.print(
      options.json
        ? JSON.stringify(status, null, 2)
        : `Read ${status.done} pages, ${status.failed} failed, ${status.waiting} waiting.`,
    );
    return status.failed + status.waiting === 0 ? exitCodes.done : exitCodes.someFailed;
  });
}

function readingProgress(status: JobsStatus): string {
  const total = status.done + status.failed + status.waiting + status.reading;
  const left = status.secondsLeft === null ? '' : `, ${clockTime(status.secondsLeft)} left`;
  return `${status.done + status.failed} of ${total} pages, ${status.pagesPerMinute.toFixed(0)} a minute${left}, ${status.failed} failed`;
}
