import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Answer } from '../../shared/api/result.ts';

/** One window, browser tab or terminal on a workspace, with its own person. */
export interface Session {
  /** Carries one call: validates `input`, runs the handler, answers `{ data }` or `{ error }`; never rejects. */
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>>;
  /** Calls back on every event of the core; answers the function that stops it. */
  events(listener: (event: CoreEvent) => void): () => void;
  close(): void;
}

/** An open workspace. `close` waits for the write under way, stops the workers and releases the folder. */
export interface Core {
  session(): Session;
  close(): Promise<void>;
}
