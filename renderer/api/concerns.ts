import type { CoreEvent } from '../../shared/api/events.ts';

/** True if an event is of one of these types; a merge that has ended may have changed any scan. */
export function concerns(event: CoreEvent, types: readonly string[]): boolean {
  if (types.includes(event.type)) return true;
  return event.type === 'merge' && event.stage === 'ended' && types.includes('scan');
}
