import type { Core, Session } from '../workspace/core.ts';

/** How long a window's session outlives its last sign of life: a closed laptop lid must not lose the person's seat. */
const idleMs = 12 * 60 * 60 * 1000;
const maxWindows = 64;

const windowId = /^[A-Za-z0-9_-]{8,64}$/;

/** The sessions of the browser's windows, by the id that each window makes for itself. */
export interface Windows {
  /** The window's session, made on its first call; null for a malformed id or when too many windows are open. */
  of(id: string | undefined): Session | null;
  close(): void;
}

export function createWindows(core: Core): Windows {
  const open = new Map<string, { session: Session; timer: NodeJS.Timeout }>();

  function forget(id: string): void {
    open.get(id)?.session.close();
    open.delete(id);
  }

  return {
    of(id) {
      if (id === undefined || !windowId.test(id)) return null;
      let entry = open.get(id);
      if (!entry) {
        if (open.size >= maxWindows) return null;
        entry = { session: core.session(), timer: setTimeout(() => forget(id), idleMs).unref() };
        open.set(id, entry);
      }
      entry.timer.refresh();
      return entry.session;
    },
    close() {
      for (const { session, timer } of open.values()) {
        clearTimeout(timer);
        session.close();
      }
      open.clear();
    },
  };
}
