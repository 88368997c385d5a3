import path from 'node:path';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Session } from '../workspace/core.ts';
import { openWorkspace } from '../workspace/index.ts';

/** One call to the core; throws its error. */
export async function ask<Name extends CallName>(
  session: Session,
  name: Name,
  input: Input<Name>,
): Promise<Output<Name>> {
  const answer = await session.call(name, input);
  if (answer.error) {
    throw new HattamaError(answer.error.reference, answer.error.message, { fatal: answer.error.fatal });
  }
  return answer.data;
}

/**
 * Opens a workspace for one command and closes it again, whatever happens.
 * @param person code under which the command writes; null for commands that only read
 * @param options `create`: make the workspace where there is none
 */
export async function withWorkspace<T>(
  folder: string,
  person: string | null,
  work: (session: Session) => Promise<T>,
  options: { create?: boolean } = {},
): Promise<T> {
  const core = await openWorkspace(path.resolve(folder), { kind: 'cli' }, options);
  try {
    const session = core.session();
    if (person !== null) await ask(session, 'people.use', { code: person, role: 'volunteer' });
    return await work(session);
  } finally {
    await core.close();
  }
}
