import type { HattamaBridge } from '../../shared/api/bridge.ts';
import type { Batch } from '../../shared/api/outputs.ts';
import type { Answer } from '../../shared/api/result.ts';
import type { GivenFile, TakeOptions, Taking, Transport } from './transport.ts';

declare global {
  interface Window {
    /** Exposed by the desktop window's preload; absent in browser mode. */
    readonly hattama?: HattamaBridge;
  }
}

/** The desktop window: calls go through the preload's bridge; dropped files are handed over by path. */
export function bridgeTransport(bridge: HattamaBridge): Transport {
  return {
    call: (name, input) => bridge.call(name, input),
    onEvent: (listener) => bridge.onEvent(listener),
    take: (files, options) => take(bridge, files, options),
  };
}

async function take(
  bridge: HattamaBridge,
  files: readonly GivenFile[],
  { region }: TakeOptions,
): Promise<Answer<Taking>> {
  const paths = files.map(({ file }) => bridge.pathOf(file)).filter((path) => path !== '');
  const answer = (await bridge.call('intake.add', { paths, ...(region ? { region } : {}) })) as Answer<Batch>;
  return answer.error ? { error: answer.error } : { data: { batch: answer.data, refused: [] } };
}
