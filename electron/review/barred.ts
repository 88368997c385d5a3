import {
  type Actor,
  enterSecond,
  resolveDifferences,
  type ScanState,
  type TransitionError,
} from '../../shared/protocol/transitions.ts';

/**
 * What keeps a person from what a scan awaits, its second entry or the resolution of its differences; null when nothing
 * does, or when it awaits neither.
 */
export function barredBy(state: ScanState, actor: Actor): TransitionError | null {
  switch (state.status) {
    case 'second-entry':
      return errorOf(enterSecond(state, actor, { form: state.form, failed: false, same: true }));
    case 'differing':
      return errorOf(resolveDifferences(state, actor, false));
    default:
      return null;
  }
}

function errorOf(tried: ReturnType<typeof enterSecond>): TransitionError | null {
  return tried.ok ? null : tried.error;
}
