import type { Desk } from './desk.ts';

const prefix = 'hattama.draft.';

/**
 * What was typed for a scan and not yet saved, kept until it is saved: in memory and in the tab's session storage, so that
 * neither a pause nor a reload loses a figure. A draft belongs to one version of a scan and one form.
 */
export interface Drafts {
  keep(key: DraftKey, desk: Desk): void;
  find(key: DraftKey): Desk | null;
  forget(scan: number): void;
}

export interface DraftKey {
  scan: number;
  version: number;
  form: string;
}

interface Kept extends DraftKey {
  desk: Desk;
}

export function createDrafts(storage: Storage = sessionStorage): Drafts {
  const memory = new Map<number, Kept>();

  return {
    keep(key, desk) {
      const kept: Kept = { ...key, desk };
      memory.set(key.scan, kept);
      try {
        storage.setItem(prefix + key.scan, JSON.stringify(kept));
      } catch {
        // Session storage is full: the copy in memory holds until the tab is closed.
      }
    },
    find({ scan, version, form }) {
      const kept = memory.get(scan) ?? parse(storage.getItem(prefix + scan));
      return kept && kept.version === version && kept.form === form ? kept.desk : null;
    },
    forget(scan) {
      memory.delete(scan);
      storage.removeItem(prefix + scan);
    },
  };
}

/** Only this code writes under the prefix, so the shape is known. */
function parse(text: string | null): Kept | null {
  return text === null ? null : (JSON.parse(text) as Kept);
}
