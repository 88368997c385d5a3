import type { CallName } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Batch } from '../../shared/api/intake.ts';
import type { MergeLook } from '../../shared/api/merging.ts';
import type { Answer } from '../../shared/api/result.ts';

/** A file that a person dropped or chose; `name` is relative to what was dropped, with forward slashes. */
export interface GivenFile {
  name: string;
  file: File;
}

/** A given file that did not reach the workspace, with a key under `intakeReason.` */
export interface RefusedFile {
  name: string;
  reason: 'too-large' | 'unreadable';
}

export interface Taking {
  /** Null when no file of those given could be handed over. */
  batch: Batch | null;
  refused: RefusedFile[];
}

/** What became of files that were handed over to be merged. */
export interface Looking {
  /** Null when no file of those given could be handed over. */
  look: MergeLook | null;
  refused: RefusedFile[];
}

/** Files that a call can name by their paths. */
export interface Handed {
  paths: string[];
  refused: RefusedFile[];
}

export interface HandOptions {
  /** Files handed over so far. */
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

export interface TakeOptions extends HandOptions {
  region: string;
}

/** How the screen reaches the core: the desktop's bridge or HTTP. The client (client.ts) is built on it. */
export interface Transport {
  /** Carries one call; a lost connection is an answer with the reference `internal`. Never rejects. */
  call(name: CallName, input: unknown): Promise<Answer<unknown>>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
  /** Hands dropped or chosen files to `intake.add`. */
  take(files: readonly GivenFile[], options: TakeOptions): Promise<Answer<Taking>>;
  /** Hands dropped or chosen files to `exchange.look`. */
  look(files: readonly GivenFile[], options: HandOptions): Promise<Answer<Looking>>;
  /** Brings dropped or chosen files to where calls find them. */
  hand(files: readonly GivenFile[], options: HandOptions): Promise<Answer<Handed>>;
}
