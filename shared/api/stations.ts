import type { NoProtocolReason } from '../protocol/count/figures.ts';
import type { SaidValue } from '../protocol/count/sayings.ts';
import type { Figure } from '../protocol/rules/among.ts';

/** Which station: its election, the key of its region, its number. */
export interface StationAt {
  election: string;
  region: string;
  station: number;
}

/** A station in the list. */
export interface StationRow {
  region: string;
  district: string;
  station: number;
  name: string;
  listed: boolean;
  observed: boolean | null;
  reason: NoProtocolReason | null;
  registered: number | null;
  headCount: number | null;
  /** The last hour of which it is said who had voted. */
  last: { hour: string; voted: number } | null;
  /** The protocol that is counted; null where none is in hand. */
  scan: number | null;
  doubtful: boolean;
}

export interface StationList {
  total: number;
  rows: StationRow[];
  /** Districts of the region that was asked for, by name; empty for all regions. */
  districts: string[];
}

/** What counts of all that was said of a station under a key: a person's last word, else the last table's. */
export interface StationValue {
  value: SaidValue;
  by: 'person' | 'table';
}

/** What a person said of a station; `value` null takes back what was said before. */
export interface StationSaying {
  id: number;
  key: string;
  value: SaidValue | null;
  note: string;
  person: string;
  /** ISO 8601. */
  at: string;
}

/** What a table says of a station. */
export interface TableSaying {
  key: string;
  value: SaidValue;
  source: string;
  /** YYYY-MM-DD. */
  published: string;
}

/** All that is known of one station. */
export interface StationCard extends StationAt {
  /** False: nothing here names it. */
  known: boolean;
  listed: boolean;
  district: string;
  name: string;
  address: string;
  /** Voters by the register, else by the protocol; null where neither says. */
  voters: number | null;
  /** Voters by the register; null where it does not say. */
  registered: number | null;
  /** By key (shared/protocol/count/sayings.ts). */
  values: Readonly<Record<string, StationValue>>;
  /** The newest first. */
  sayings: StationSaying[];
  tables: TableSaying[];
  /** The paper that is counted. */
  protocol: { scan: number; registered: Figure; voted: Figure; doubtful: boolean; papers: number } | null;
}
