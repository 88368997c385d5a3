import type { CoreEvent } from '../../shared/api/events.ts';
import type { Session } from '../workspace/core.ts';

/** Events may be missed; the state is asked for at least this often. */
const askEveryMs = 1000;

/**
 * Waits until `look` finds that something is finished; it is asked again whenever the core tells an event of `type`.
 * @param look answers the finished thing, or null while it goes on
 * @returns what `look` found
 */
export async function waitFor<T>(
  session: Session,
  type: CoreEvent['type'],
  look: () => Promise<T | null>,
): Promise<T> {
  let wake: () => void = () => undefined;
  const stop = session.events((event) => {
    if (event.type === type) wake();
  });
  try {
    for (;;) {
      const told = new Promise<void>((resolve) => (wake = resolve));
      const found = await look();
      if (found !== null) return found;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([told, new Promise<void>((resolve) => (timer = setTimeout(resolve, askEveryMs)))]);
      clearTimeout(timer);
    }
  } finally {
    stop();
  }
}
