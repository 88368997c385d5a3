import { onTestFinished } from 'vitest';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/api/result.ts';
import type { Core, Session } from '../../electron/workspace/core.ts';
import type { Host } from '../../electron/workspace/host.ts';
import { openWorkspace, type WorkspaceOptions } from '../../electron/workspace/index.ts';
import { throwAwayFolder } from './workspace-folder.ts';

/** A core on a throw-away workspace, with one session whose calls throw instead of answering an error. */
export interface OpenCore {
  folder: string;
  core: Core;
  session: Session;
  /** A call's data; throws its reference and message. */
  ask: <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;
  close: () => Promise<void>;
}

export interface OpenCoreOptions extends WorkspaceOptions {
  folder?: string;
  host?: Host;
  /** Code of the person who sits down; null for nobody. */
  person?: string | null;
}

export async function openCore({
  folder = throwAwayFolder(),
  host = { kind: 'window' },
  person = 'A1',
  ...options
}: OpenCoreOptions = {}): Promise<OpenCore> {
  const core = await openWorkspace(folder, host, { create: true, log: () => undefined, ...options });
  let open = true;
  const close = async () => {
    if (open) await core.close();
    open = false;
  };
  onTestFinished(close);
  const session = core.session();
  const ask: OpenCore['ask'] = async (name, input) => dataOf(await session.call(name, input));
  if (person !== null) await ask('people.use', { code: person, role: 'volunteer' });
  return { folder, core, session, ask, close };
}

function dataOf<T>(answer: Answer<T>): T {
  if (answer.error) throw new Error(`${answer.error.reference}: ${answer.error.message}`);
  return answer.data;
}

/** Waits until `look` answers something, at most `ms`. */
export async function until<T>(look: () => Promise<T | undefined | false>, ms = 30_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
