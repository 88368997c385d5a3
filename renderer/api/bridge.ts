import type { HattamaBridge } from '../../shared/api/bridge.ts';
import type { MergeLook } from '../../shared/api/merging.ts';
import type { Batch } from '../../shared/api/intake.ts';
import type { Answer } from '../../shared/api/result.ts';
import type { GivenFile, Looking, TakeOptions, Taking, Transport } from './transport.ts';

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
    look: (files) => look(bridge, files),
    hand: (files) => Promise.resolve({ data: { paths: pathsOf(bridge, files), refused: [] } }),
  };
}

async function take(
  bridge: HattamaBridge,
  files: readonly GivenFile[],
  { region }: TakeOptions,
): Promise<Answer<Taking>> {
  const paths = pathsOf(bridge, files);
  const answer = (await bridge.call('intake.add', { paths, ...(region ? { region } : {}) })) as Answer<Batch>;
  return answer.error ? { error: answer.error } : { data: { batch: answer.data, refused: [] } };
}

async function look(bridge: HattamaBridge, files: readonly GivenFile[]): Promise<Answer<Looking>> {
  const answer = (await bridge.call('exchange.look', { paths: pathsOf(bridge, files) })) as Answer<MergeLook>;
  return answer.error ? { error: answer.error } : { data: { look: answer.data, refused: [] } };
}

/** Paths of files; what was dropped from another program rather than from a folder has none. */
function pathsOf(bridge: HattamaBridge, files: readonly GivenFile[]): string[] {
  return files.map(({ file }) => bridge.pathOf(file)).filter((path) => path !== '');
}
