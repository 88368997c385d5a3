import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { Answer, CallError } from '../../shared/api/result.ts';
import { bridgeTransport } from './bridge.ts';
import { httpTransport } from './http.ts';
import type { GivenFile, Handed, HandOptions, Looking, TakeOptions, Taking, Transport } from './transport.ts';

/** A call that was answered with an error; the screen shows `error.reference` by key. */
export class CallFailed extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.message);
    this.name = 'CallFailed';
    this.error = error;
  }
}

/** The contract as the screen uses it: data or a thrown `CallFailed`. */
export interface Client {
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  onEvent(listener: (event: CoreEvent) => void): () => void;
  take(files: readonly GivenFile[], options: TakeOptions): Promise<Taking>;
  look(files: readonly GivenFile[], options: HandOptions): Promise<Looking>;
  hand(files: readonly GivenFile[], options: HandOptions): Promise<Handed>;
}

export function createClient(transport: Transport = defaultTransport()): Client {
  return {
    async call<Name extends CallName>(name: Name, input: Input<Name>) {
      return unwrap((await transport.call(name, input)) as Answer<Output<Name>>);
    },
    onEvent: (listener) => transport.onEvent(listener),
    take: async (files, options) => unwrap(await transport.take(files, options)),
    look: async (files, options) => unwrap(await transport.look(files, options)),
    hand: async (files, options) => unwrap(await transport.hand(files, options)),
  };
}

function unwrap<T>(answer: Answer<T>): T {
  if (answer.error) throw new CallFailed(answer.error);
  return answer.data;
}

function defaultTransport(): Transport {
  return window.hattama ? bridgeTransport(window.hattama) : httpTransport();
}

/** Any thrown thing as an error that the screen can show. */
export function errorOf(thrown: unknown): CallError {
  if (thrown instanceof CallFailed) return thrown.error;
  return {
    reference: 'internal',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    fatal: false,
  };
}
