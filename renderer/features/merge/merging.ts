import { type Client, errorOf } from '../../api/client.ts';
import type { GivenFile, RefusedFile } from '../../api/transport.ts';
import type { MergeLook, MergeReport, MergeStage } from '../../../shared/api/merging.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { ActName } from '../../../shared/protocol/acts.ts';

/** How far something under way is. */
export interface Progress {
  stage: MergeStage | 'handing';
  done: number;
  total: number;
}

/** What was said last, once nothing is under way any more. */
export type Said = 'left' | 'none' | 'undone' | 'redone' | 'other' | 'nothing';

/** A dry run to decide about. */
interface Looked extends MergeLook {
  /** Files that could not be handed over. */
  refused: readonly RefusedFile[];
}

/** Where a person is with files of other workspaces. */
export type MergingState =
  | { at: 'idle'; error: CallError | null; refused: readonly RefusedFile[]; said: Said | null }
  | { at: 'looking'; progress: Progress }
  | (Looked & { at: 'looked'; error: CallError | null })
  | (Looked & { at: 'merging'; progress: Progress })
  | { at: 'merged'; report: MergeReport; error: CallError | null; said: Said | null };

/** A merge on its way: what stays while the person looks at other screens. */
export interface Merging {
  readonly get: () => MergingState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Hands dropped or chosen files over and looks at them. */
  give(files: readonly GivenFile[]): Promise<void>;
  /** The same with the host's own dialog. */
  choose(what: 'files' | 'folder'): Promise<void>;
  /** Ends what is under way. */
  cancel(): Promise<void>;
  /** Does what was looked at. */
  merge(): Promise<void>;
  /** Leaves a look, or a result, behind. */
  leave(): Promise<void>;
  /** Takes the merge back, or does it again. */
  undo(): Promise<void>;
  redo(): Promise<void>;
}

const begun: Progress = { stage: 'reading', done: 0, total: 0 };
const idle = (said: Said | null = null, error: CallError | null = null): MergingState => ({
  at: 'idle',
  said,
  error,
  refused: [],
});

function saidOf(which: 'undo' | 'redo', act: ActName | null): Said {
  if (act === null) return 'nothing';
  if (act !== 'merge.done') return 'other';
  return which === 'undo' ? 'undone' : 'redone';
}

export function createMerging(client: Client): Merging {
  const listeners = new Set<() => void>();
  let state = idle();
  let abort: AbortController | null = null;

  function go(next: MergingState): void {
    state = next;
    listeners.forEach((listener) => listener());
  }

  /** Follows what the core tells while `work` is under way, and answers its outcome. */
  async function follow<T>(work: () => Promise<T>): Promise<T> {
    const stop = client.onEvent((event) => {
      if (event.type !== 'merge' || event.stage === 'ended' || event.stage === 'dropped') return;
      const { stage, done, total } = event;
      if (state.at === 'looking' || state.at === 'merging')
        go({ ...state, progress: { stage, done, total } });
    });
    return work().finally(stop);
  }

  async function look(work: () => Promise<Looked | readonly RefusedFile[] | null>): Promise<void> {
    if (state.at !== 'idle') return;
    go({ at: 'looking', progress: begun });
    try {
      const found = await follow(work);
      if (found === null) go(idle());
      else if ('look' in found) go({ at: 'looked', ...found, error: null });
      else go({ at: 'idle', said: null, error: null, refused: found });
    } catch (thrown) {
      const error = errorOf(thrown);
      go(error.reference === 'cancelled' ? idle('left') : idle(null, error));
    }
  }

  /** Has the pictures read that came along. */
  async function read(): Promise<void> {
    try {
      await client.call('jobs.start', {});
    } catch (thrown) {
      if (state.at === 'merged') go({ ...state, error: errorOf(thrown) });
    }
  }

  async function step(which: 'undo' | 'redo'): Promise<void> {
    try {
      const stepped = await client.call(`review.${which}`, {});
      const said = saidOf(which, stepped?.act ?? null);
      // Until the merge itself is taken back its report stays.
      go(state.at === 'merged' && said !== 'undone' ? { ...state, error: null, said } : idle(said));
    } catch (thrown) {
      const error = errorOf(thrown);
      go(state.at === 'merged' ? { ...state, error } : idle(null, error));
    }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async give(given) {
      // A folder may hold thousands of pictures, of which none is merged.
      const files = given.filter(({ name }) => !name.includes('/') || /\.(?:xlsx|ods|csv|zip)$/i.test(name));
      if (files.length === 0) return state.at === 'idle' && given.length > 0 ? go(idle('none')) : undefined;
      await look(async () => {
        abort = new AbortController();
        const { signal } = abort;
        const total = files.length;
        // Once all are handed over they are read: what cancels that is the core.
        const onProgress = (done: number) =>
          go({ at: 'looking', progress: done < total ? { stage: 'handing', done, total } : begun });
        onProgress(0);
        const { look: found, refused } = await client.look(files, { onProgress, signal });
        return found ? { ...found, refused } : refused;
      });
    },

    choose: (what) =>
      look(async () => {
        const chosen = await client.call('intake.choose', { what });
        if (!chosen) return null;
        const found = await client.call('exchange.look', { paths: chosen.paths });
        return { ...found, refused: [] };
      }),

    async cancel() {
      abort?.abort();
      if (state.at === 'looking' && state.progress.stage !== 'handing')
        await client.call('exchange.drop', { look: null });
      if (state.at === 'merging') await client.call('exchange.drop', { look: state.look });
    },

    async merge() {
      if (state.at !== 'looked') return;
      const { look, report, refused } = state;
      go({ at: 'merging', look, report, refused, progress: begun });
      try {
        const merged = await follow(() => client.call('exchange.merge', { look }));
        go({ at: 'merged', report: merged, error: null, said: null });
        if (merged.counts.pictures > 0) void read();
      } catch (thrown) {
        const error = errorOf(thrown);
        // Once cancelled the look is gone too.
        go(error.reference === 'cancelled' ? idle('left') : { at: 'looked', look, report, refused, error });
      }
    },

    async leave() {
      if (state.at === 'looked') {
        const { look } = state;
        go(idle('left'));
        await client.call('exchange.drop', { look });
      } else if (state.at === 'merged') go(idle());
    },

    undo: () => step('undo'),
    redo: () => step('redo'),
  };
}
