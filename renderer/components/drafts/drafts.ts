/**
 * What a person has done of a scan and not yet saved, kept until it is saved: in memory and in the browser's storage, so
 * that neither a pause nor a reload, nor the end of the program, loses a figure. A draft belongs to one version of a scan and one form.
 */
export interface Drafts<Work> {
  keep(key: DraftKey, work: Work): void;
  find(key: DraftKey): Work | null;
  /** What was kept of the same scan and form before something else changed the scan; null when nothing was. */
  before(key: DraftKey): Work | null;
  forget(scan: number): void;
}

export interface DraftKey {
  scan: number;
  version: number;
  form: string;
  /** Whose work it is, where nobody else may go on with it. */
  by?: string;
}

interface Kept<Work> {
  key: DraftKey;
  work: Work;
}

/** @param prefix of the keys in the storage: one kind of work each. */
export function createDrafts<Work>(prefix: string, storage: Storage = localStorage): Drafts<Work> {
  const memory = new Map<number, Kept<Work>>();

  function keptOf(scan: number): Kept<Work> | null {
    // Only this code writes under the prefix, so the shape is known.
    const text = storage.getItem(prefix + scan);
    return memory.get(scan) ?? (text === null ? null : (JSON.parse(text) as Kept<Work>));
  }

  return {
    keep(key, work) {
      const kept = { key, work };
      memory.set(key.scan, kept);
      try {
        storage.setItem(prefix + key.scan, JSON.stringify(kept));
      } catch {
        // The storage is full: the copy in memory holds until the tab is closed.
      }
    },
    find(key) {
      const kept = keptOf(key.scan);
      return kept && isSame(kept.key, key) ? kept.work : null;
    },
    before(key) {
      const kept = keptOf(key.scan);
      const isEarlier = kept !== null && kept.key.version < key.version;
      return isEarlier && isSame({ ...kept.key, version: key.version }, key) ? kept.work : null;
    },
    forget(scan) {
      memory.delete(scan);
      storage.removeItem(prefix + scan);
    },
  };
}

function isSame(one: DraftKey, other: DraftKey): boolean {
  return one.version === other.version && one.form === other.form && one.by === other.by;
}
