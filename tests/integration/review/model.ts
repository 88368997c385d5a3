import { writeMeta } from '../../../electron/store/meta.ts';
import type { Store } from '../../../electron/store/open.ts';
import { putPerson } from '../../../electron/store/people.ts';
import type { EntryMode, Role, ScanStatus } from '../../../shared/protocol/status.ts';
import { readScan, seed } from '../../support/seed.ts';
import { throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/** What a workspace is by its rules, told anew without any of its code. */

/** Two candidates' votes; the protocol adds up when they are 96 together. */
export interface Votes {
  tokayev: number;
  tugel: number;
}
export const fails = ({ tokayev, tugel }: Votes) => tokayev + tugel !== 96;
export const same = (a: Votes, b: Votes) => a.tokayev === b.tokayev && a.tugel === b.tugel;

export interface ModelEntry extends Votes {
  person: string;
  /** Everyone behind it but the second person who agreed with it. */
  behind: readonly string[];
  /** The entry it is compared with. */
  other: number | null;
}

/** What undo brings back. */
export interface Standing {
  status: ScanStatus;
  entry: number | null;
  /** Number of the refusal that holds, or held last. */
  refusal: number | null;
  closed: readonly string[];
}

interface Step {
  scan: number;
  before: string;
  after: string;
}

export interface Model {
  mode: EntryMode;
  scans: Standing[];
  entries: ModelEntry[];
  refusals: number;
  /** Seconds that agreed, by the entry they agreed with. */
  agreed: Map<number, string[]>;
  /** By person. */
  done: Map<string, Step[]>;
  undone: Map<string, Step[]>;
}

/** The workspace that is held against the model. */
export interface Real {
  folder: string;
  store: Store;
  scans: number[];
}

export const people = [
  { code: 'V1', role: 'volunteer' },
  { code: 'V2', role: 'volunteer' },
  { code: 'M1', role: 'merger' },
  { code: 'K1', role: 'auditor' },
] as const;
export type Person = { code: string; role: Role };

/** Keeps an entry in the model; answers its number. */
export function entered(model: Model, entry: ModelEntry): number {
  model.entries.push(entry);
  return model.entries.length - 1;
}

/** The entry that counts of a scan. */
export const entryOf = (model: Model, scan: Standing) => model.entries[scan.entry ?? -1] as ModelEntry;

/** A real workspace with two scans that are read, and the model of it. */
export function workspace(mode: EntryMode): { model: Model; real: Real } {
  const folder = throwAwayFolder();
  const store = throwAwayStore(folder);
  const { audit, scans } = seed(store, 2);
  for (const scan of scans) readScan(store, audit, scan);
  audit.change({ person: 'A1', act: 'workspace.configured' }, (db, { at }) => {
    writeMeta(db, 'entry', { mode, sharePct: 0 });
    for (const each of people) putPerson(db, each, at);
  });
  const standings = scans.map(() => ({
    status: 'to-confirm' as const,
    entry: null,
    refusal: null,
    closed: [],
  }));
  const model = {
    mode,
    scans: standings,
    entries: [],
    refusals: 0,
    agreed: new Map<number, string[]>(),
    done: new Map<string, Step[]>(),
    undone: new Map<string, Step[]>(),
  };
  return { model, real: { folder, store, scans } };
}
