import {
  type CallName,
  contract,
  type HostKind,
  type Input,
  type Output,
} from '../../shared/api/contract.ts';
import { type Answer, type CallError, HattamaError } from '../../shared/api/result.ts';
import { handlers } from './handlers/index.ts';
import type { Host } from './host.ts';
import type { Rooms, Seat } from './rooms.ts';

/** Browser mode carries the same calls as the desktop window. */
const kindOf = (host: Host): HostKind => (host.kind === 'cli' ? 'cli' : 'window');

/**
 * Carries one call: the only place where input is validated, where a read-only workspace refuses, and where an error
 * becomes an answer and is logged. Never rejects.
 * @param log is told each error once.
 */
export async function carry<Name extends CallName>(
  rooms: Rooms,
  seat: Seat,
  name: Name,
  input: Input<Name>,
  log: (name: string, error: unknown) => void,
): Promise<Answer<Output<Name>>> {
  try {
    if (!Object.hasOwn(contract, name))
      throw new HattamaError('unknown-call', `There is no call ${String(name)}`);
    const definition = contract[name];
    if (!definition.hosts.includes(kindOf(rooms.host)))
      throw new HattamaError('not-here', `${name} is not for ${rooms.host.kind}`);
    const valid = definition.input.safeParse(input);
    if (!valid.success) throw new HattamaError('invalid-input', problemsOf(valid.error.issues));
    if (definition.writes && rooms.store.readOnly)
      throw new HattamaError('read-only', `The workspace is read-only: ${rooms.store.readOnly}`);
    if (definition.writes) await rooms.gate.pass();
    return { data: await handlers[name](rooms, valid.data as never, seat) };
  } catch (error) {
    log(String(name), error);
    return { error: asCallError(error) };
  }
}

function problemsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  return issues.map(({ path, message }) => `${path.map(String).join('.') || 'input'}: ${message}`).join('; ');
}

/** What a call answers for an error; one that no room throws on purpose is an error of ours. */
export function asCallError(error: unknown): CallError {
  if (!(error instanceof HattamaError))
    return {
      reference: 'internal',
      message: error instanceof Error ? error.message : String(error),
      fatal: false,
    };
  const { reference, message, fatal, params } = error;
  return { reference, message, fatal, ...(Object.keys(params).length > 0 ? { params } : {}) };
}
