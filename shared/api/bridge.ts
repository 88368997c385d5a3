import type { CallName } from './contract.ts';
import type { CoreEvent } from './events.ts';
import type { Answer } from './result.ts';

/**
 * What the desktop window's preload exposes to the screen as `window.hattama`; absent in browser mode. Pictures do not
 * come through it: both hosts serve them as `/image/page?scan=` and `/image/original?scan=&side=&turn=`.
 */
export interface HattamaBridge {
  /** Carries one call of the contract; the core validates `input`. Never rejects. */
  call(name: CallName, input: unknown): Promise<Answer<unknown>>;
  /** Calls back on every event of the core; answers the function that stops it. */
  onEvent(listener: (event: CoreEvent) => void): () => void;
  /** Path of a file or folder that was dropped on the window; empty when it has none. */
  pathOf(file: File): string;
}
