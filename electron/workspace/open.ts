import { randomUUID } from 'node:crypto';
import path from 'node:path';
import program from '../../package.json' with { type: 'json' };
import type { CoreEvent } from '../../shared/api/events.ts';
import type { NoticeKey } from '../../shared/api/notices.ts';
import { MACHINE } from '../../shared/protocol/acts.ts';
import { standardPlan } from '../../shared/protocol/double-entry.ts';
import { type Audit, createAudit } from '../audit/change.ts';
import { ensureSigningKey } from '../audit/key-in-force.ts';
import { createQueue, type PageOutcome, type Queue, resumeJobs } from '../jobs/queue.ts';
import { workerLimit } from '../jobs/workers.ts';
import { failedExtraction } from '../reading/index.ts';
import { acceptReading } from '../review/accept.ts';
import { createClaims } from '../review/claims.ts';
import type { FormBook } from '../review/form-book.ts';
import type { JournalEdges } from '../store/journal.ts';
import { readMeta, writeMeta } from '../store/meta.ts';
import { openStore, type Store } from '../store/open.ts';
import { findScan } from '../store/scans.ts';
import { carry } from './call.ts';
import type { Core, Session } from './core.ts';
import { createDesigner } from './designer/designer.ts';
import { electionFilesOf } from './elections.ts';
import { type ErrorLog, fileLog } from './error-log.ts';
import { openFormShelf } from './form-shelf.ts';
import type { LoadedForm } from './forms.ts';
import type { Host } from './host.ts';
import { createGate } from './gate.ts';
import { createMerges } from './merges.ts';
import { createIntakeRuns } from './intake-runs.ts';
import { createWatches } from './watches.ts';
import type { WatchTimes } from '../intake/index.ts';
import { openPool } from './open-reader.ts';
import { lazily, type PageReader } from './page-reader.ts';
import { resource } from './resources.ts';
import type { Rooms, Seat } from './rooms.ts';
import { createScanPictures, type ScanPictures } from './scan-pictures.ts';

export interface WorkspaceOptions {
  /** Makes the workspace when the folder is empty or absent; otherwise such a folder is refused. */
  create?: boolean;
  clock?: () => Date;
  /** Opens what reads pages, with the first page. */
  openPages?: (forms: readonly LoadedForm[], workers: number) => PageReader;
  /** Told errors for the help desk; by default they go to `errors.log` in the workspace. */
  log?: ErrorLog;
  /** How often watched folders are looked into; tests do not wait for seconds. */
  watching?: WatchTimes;
  /** What tests put in place of the file system's answers. */
  journal?: JournalEdges;
}

/** Which machine read, as kept with each reading. */
const READER = `hattama ${program.version}`;

/**
 * Opens a workspace and builds its rooms. What was under way when the process last ended goes on: intake at once, reading
 * with `jobs.start`. A workspace that another process holds opens read-only.
 * Throws HattamaError: not-a-workspace, workspace-newer, workspace-damaged, workspace-busy, no-permission, disk-full.
 */
export async function openWorkspace(
  folder: string,
  host: Host,
  options: WorkspaceOptions = {},
): Promise<Core> {
  const clock = options.clock ?? (() => new Date());
  const store = openStore(folder, {
    migrations: resource('migrations'),
    create: options.create ?? false,
    at: clock().toISOString(),
    ...(options.journal ? { edges: options.journal } : {}),
  });
  try {
    return await build(store, host, clock, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function build(store: Store, host: Host, clock: () => Date, options: WorkspaceOptions): Promise<Core> {
  const log = options.log ?? fileLog(store.folder, clock);
  const listeners = new Set<(event: CoreEvent) => void>();
  const tell = (event: CoreEvent) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        // A host's trouble with an event is no trouble of the act that it tells of.
        log('events', error);
      }
    }
  };
  const notices = new Set<NoticeKey>(store.notices);
  const stopped = (what: NoticeKey) => (error: unknown) => {
    log(what, error);
    notices.add(what);
    tell({ type: 'notice', key: what });
  };

  const { shelf, unusable } = await openFormShelf(store.folder, store.read, () => pages.renew());
  const { book } = shelf;
  const { elections, unusable: unusableElections } = await electionFilesOf(store.folder);
  for (const error of unusableElections) {
    log('election-unusable', error);
    notices.add('election-unusable');
  }
  for (const error of unusable) {
    log('form-unusable', error);
    notices.add('form-unusable');
  }
  const audit = createAudit(store, clock, (scans) => tellScans(store, scans, tell));
  if (!store.readOnly) {
    furnish(audit, path.basename(store.folder), shelf.loaded());
    if (!hasKey(audit, store.folder, log)) notices.add('no-signing-key');
  }

  const workers = workerLimit();
  const pages = lazily(() =>
    (options.openPages ?? ((forms) => openPool(forms, { workers })))(shelf.loaded(), workers),
  );
  const pictures = createScanPictures(store, () => pages);
  const queue = openQueue({
    store,
    audit,
    book,
    pictures,
    workers,
    tell,
    onStopped: stopped('reading-stopped'),
  });
  const intake = createIntakeRuns(
    { store, audit },
    {
      onProgress: (batch) => {
        tell({ type: 'intake', batch });
        queue.wake();
      },
      onStopped: stopped('intake-stopped'),
    },
  );
  // A terminal's command may only want to look: there, intake goes on with the commands that take in or read.
  if (!store.readOnly && host.kind !== 'cli') intake.resume();
  const gate = createGate();
  const watches = createWatches(
    { store, audit, intake, gate, clock },
    {
      onChange: () => tell({ type: 'watch' }),
      onStopped: stopped('intake-stopped'),
      ...(options.watching ? { times: options.watching } : {}),
    },
  );
  if (!store.readOnly && host.kind !== 'cli') watches.start();
  const claims = createClaims(
    () => performance.now(),
    (scan) => tell({ type: 'claim', scan }),
  );
  const merges = createMerges({ store, queue, intake, shelf, gate, clock, tell });
  const rooms: Rooms = {
    store,
    audit,
    host,
    forms: book,
    shelf,
    elections,
    designer: createDesigner({ store, audit, shelf, reader: pages, clock }),
    queue,
    gate,
    merges,
    intake,
    watches,
    pictures,
    claims,
    notices,
    clock,
    tell,
  };

  return {
    session: () => openSession(rooms, listeners, log),
    close: async () => {
      await merges.stop();
      await watches.stop();
      await intake.stop();
      await queue.stop();
      await pages.close();
      listeners.clear();
      store.close();
    },
  };
}

/** What a new workspace knows about itself. */
function furnish(audit: Audit, name: string, forms: readonly LoadedForm[]): void {
  if (readMeta(audit.read).id !== undefined) return;
  audit.change({ person: MACHINE, act: 'workspace.made' }, (db, { at }) => {
    writeMeta(db, 'id', randomUUID());
    writeMeta(db, 'name', name);
    writeMeta(db, 'region', '');
    writeMeta(
      db,
      'forms',
      forms.map(({ form }) => form.id),
    );
    writeMeta(db, 'entry', standardPlan);
    writeMeta(db, 'at', at);
  });
}

/** Work goes on without a key; only what leaves the workspace is then not signed. */
function hasKey(audit: Audit, folder: string, log: ErrorLog): boolean {
  try {
    return ensureSigningKey(audit, folder);
  } catch (error) {
    log('signing-key', error);
    return false;
  }
}

function tellScans(store: Store, scans: readonly number[], tell: (event: CoreEvent) => void): void {
  for (const scan of scans) tell({ type: 'scan', scan, version: findScan(store.read, scan)?.version ?? 0 });
}

interface QueueParts {
  store: Store;
  audit: Audit;
  book: FormBook;
  pictures: ScanPictures;
  workers: number;
  tell: (event: CoreEvent) => void;
  onStopped: (error: unknown) => void;
}

/** The queue, its pages read by the pool and accepted by review. */
function openQueue({ store, audit, book, pictures, workers, tell, onStopped }: QueueParts): Queue {
  const edges = {
    accept: (scan: number, outcome: PageOutcome) => acceptReading(audit, book, scan, READER, outcome),
    failed: () => ({
      extraction: failedExtraction('worker-failed', 0),
      fault: 'the process ended while it was read',
    }),
  };
  if (!store.readOnly) resumeJobs(store, edges);
  return createQueue(store, {
    ...edges,
    workers,
    now: () => performance.now(),
    runPage: (job, signal) => pictures.read(job, readMeta(store.read).forms ?? [], signal),
    onProgress: (status) => tell({ type: 'jobs', status }),
    onStopped,
  });
}

function openSession(rooms: Rooms, listeners: Set<(event: CoreEvent) => void>, log: ErrorLog): Session {
  const seat: Seat = { person: null };
  const own = new Set<(event: CoreEvent) => void>();
  return {
    call: (name, input) => carry(rooms, seat, name, input, log),
    events(listener) {
      own.add(listener);
      listeners.add(listener);
      return () => {
        own.delete(listener);
        listeners.delete(listener);
      };
    },
    close: () => {
      own.forEach((listener) => listeners.delete(listener));
      rooms.claims.releaseAll(seat);
    },
  };
}
