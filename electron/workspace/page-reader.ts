import type {
  BoxAnswer,
  BoxTask,
  CornersAnswer,
  CornersTask,
  PreviewAnswer,
  PreviewTask,
  ReadAnswer,
  ReadTask,
  SheetAnswer,
  SheetTask,
} from '../reading/index.ts';

/** What reads pages for a workspace: the pool of workers, opened with the first page. */
export interface PageReader {
  read(task: ReadTask, signal?: AbortSignal): Promise<ReadAnswer>;
  preview(task: PreviewTask, signal?: AbortSignal): Promise<PreviewAnswer>;
  sheet(task: SheetTask, signal?: AbortSignal): Promise<SheetAnswer>;
  corners(task: CornersTask, signal?: AbortSignal): Promise<CornersAnswer>;
  box(task: BoxTask, signal?: AbortSignal): Promise<BoxAnswer>;
  close(): Promise<void>;
}

/** A reader that is opened with the first page it is given, and anew after `renew`. */
export interface LazyReader extends PageReader {
  /** The next page opens a new reader; the one before finishes the pages that it has. */
  renew(): void;
}

/** Opens a reader when it is first needed, and closes it if it ever was. */
export function lazily(open: () => PageReader): LazyReader {
  let current: Lease | null = null;
  const retired = new Set<Promise<void>>();
  const use = async <T>(work: (reader: PageReader) => Promise<T>): Promise<T> => {
    const lease = (current ??= leaseOf(open()));
    lease.pages++;
    try {
      return await work(lease.reader);
    } finally {
      lease.pages--;
      if (lease.pages === 0) lease.onIdle?.();
    }
  };
  return {
    read: (task, signal) => use((reader) => reader.read(task, signal)),
    preview: (task, signal) => use((reader) => reader.preview(task, signal)),
    sheet: (task, signal) => use((reader) => reader.sheet(task, signal)),
    corners: (task, signal) => use((reader) => reader.corners(task, signal)),
    box: (task, signal) => use((reader) => reader.box(task, signal)),
    renew() {
      const before = current;
      current = null;
      if (!before) return;
      const closed = idle(before).then(() => before.reader.close());
      retired.add(closed);
      void closed.finally(() => retired.delete(closed));
    },
    async close() {
      await current?.reader.close();
      await Promise.all(retired);
    },
  };
}

interface Lease {
  reader: PageReader;
  /** Pages under way. */
  pages: number;
  onIdle: (() => void) | null;
}

function leaseOf(reader: PageReader): Lease {
  return { reader, pages: 0, onIdle: null };
}

function idle(lease: Lease): Promise<void> {
  return lease.pages === 0 ? Promise.resolve() : new Promise((resolve) => (lease.onIdle = resolve));
}
