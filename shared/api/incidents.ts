import type { IncidentSaid } from '../protocol/count/incidents.ts';
import type { SheetProblem } from '../protocol/sheet-problems.ts';

/** What calls on acts of violation answer. */

/** An act in the list. */
export interface IncidentSummary {
  id: number;
  /** Key of its region; empty where none was named. */
  region: string;
  station: number | null;
  /** Code of its type. */
  type: string;
  happened: string;
  number: string;
  /** How its account begins. */
  account: string;
  complaint: IncidentSaid['complaint'];
  files: number;
  withdrawn: boolean;
}

export interface IncidentList {
  /** Acts that pass the filter. */
  total: number;
  rows: IncidentSummary[];
  /** Stations that they name, each once. */
  stations: number;
}

/** A file of an act. */
export interface IncidentFile {
  sha256: string;
  name: string;
  /** Null where its bytes are not in this workspace. */
  bytes: number | null;
  /** It can be shown as a picture. */
  picture: boolean;
}

/** What was said of an act at one time. */
export interface IncidentTold extends Omit<IncidentSaid, 'files'> {
  /** Id of the version. */
  version: number;
  files: IncidentFile[];
  person: string;
  at: string;
}

/** An act with all that was ever said of it. */
export interface IncidentView extends IncidentTold {
  id: number;
  uid: string;
  /** Key of its region (`region` is as it is kept). */
  regionKey: string;
  /** Earlier versions, the last one first. */
  history: IncidentTold[];
}

/** What came of a table of acts. */
export interface IncidentsImported {
  /** Acts that are new here, that are told otherwise from now on, that were told so already, and rows that were not taken. */
  fresh: number;
  changed: number;
  same: number;
  left: number;
  problems: SheetProblem[];
}
