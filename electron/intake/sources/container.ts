import type { IntakeReason, SourceKind } from '../../../shared/protocol/intake.ts';
import type { Told } from '../door/door.ts';
import { type Found, type FoundProblem, type Place, reasonOf } from '../found.ts';
import type { Packages } from './packages.ts';

/** Something that holds files, about to be looked into. */
export interface Container {
  /** As a `FoundFile` has them: what the batch knows it by, and its name as shown. */
  path: string;
  name: string;
  place: Place;
  /** The message that brought it, for all that is in it. */
  told?: Told | undefined;
  /** True if names inside may name people: they are replaced by numbers. */
  numbered: boolean;
}

/** What looking into sources needs, and what it notes. */
export interface Looking {
  packages: Packages;
  /** Kinds of sources that were met. */
  kinds: Set<SourceKind>;
  signal: AbortSignal | undefined;
}

/** Looks into a container; what it throws becomes the container's problem. Details could quote names, so none are given. */
export async function* lookInto(
  container: Container,
  look: () => AsyncGenerator<Found>,
): AsyncGenerator<Found> {
  let any = false;
  try {
    for await (const found of look()) {
      any = true;
      yield found;
    }
    if (!any) yield problem(container, 'nothing-inside');
  } catch (error) {
    yield problem(container, reasonOf(error), container.numbered ? '' : String(error));
  }
}

/** A container, or something in one, that does not come in. */
export function problem(
  { path, name }: Pick<Container, 'path' | 'name'>,
  reason: IntakeReason,
  detail = '',
): FoundProblem {
  return { path, name, reason, detail };
}

/** A place inside a container. */
export const within = ({ file, inside }: Place, name: string): Place => ({ file, inside: [...inside, name] });
