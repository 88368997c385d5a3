import type { PreviewAnswer, PreviewTask, ReadAnswer, ReadTask } from '../reading/index.ts';

/** What reads pages for a workspace: the pool of workers, opened with the first page. */
export interface PageReader {
  read(task: ReadTask, signal?: AbortSignal): Promise<ReadAnswer>;
  preview(task: PreviewTask, signal?: AbortSignal): Promise<PreviewAnswer>;
  close(): Promise<void>;
}

/** Opens a reader when it is first asked for, and closes it if it ever was. */
export function lazily(open: () => PageReader): { get: () => PageReader; close: () => Promise<void> } {
  let reader: PageReader | null = null;
  return {
    get: () => (reader ??= open()),
    close: async () => {
      await reader?.close();
    },
  };
}
