import { incidentStep, seenBeyond } from '../../shared/protocol/count/incident-steps.ts';
import { type IncidentSaid, saidAlone } from '../../shared/protocol/count/incidents.ts';
import type { SheetProblem, SheetProblemCode } from '../../shared/protocol/sheet-problems.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader, Writer } from '../store/connection.ts';
import {
  incidentByUid,
  type IncidentVersion,
  insertIncident,
  insertIncidentVersion,
  versionsOf,
} from '../store/incidents.ts';
import { historyOf, uidOfRow, versionKey } from './incident-keys.ts';
import { type IncidentFrame, regionKept } from './incidents.ts';

/** A row of a table of acts, as far as its cells could be read; of columns that the table does not have it says nothing. */
export interface GivenIncident {
  sheet: string;
  place: string;
  /** Empty where the row has none. */
  uid: string;
  /** Code of the type, or its name in any language. */
  type: string;
  said: Partial<Omit<IncidentSaid, 'type'>>;
  /** Keys of versions that the row went through, the last one as it was exported; none where it does not say. */
  versions: readonly string[];
}

/** What came of a table of acts. */
export interface IncidentsTaken {
  /** Acts that are new here. */
  fresh: number;
  /** Acts that are told otherwise from now on. */
  changed: number;
  /** Rows that say what is told here. */
  same: number;
  /** Rows that say what was told here earlier, or that were not taken. */
  left: number;
  problems: SheetProblem[];
}

/** How a table is taken in. */
export interface IncidentTaking {
  /** Frames of elections by id; an election without one takes in any type. */
  frameOf: (election: string) => IncidentFrame;
  /** Code of a type by its code or by its name in any language; undefined where the election lists no such. */
  typeOf: (election: string, text: string) => string | undefined;
  /** Election of rows that name none. */
  election: string;
  /** SHA-256 of the table's file, for the log. */
  sha256: string;
}

interface Version {
  uid: string;
  /** Null for an act that is new here. */
  incident: number | null;
  said: IncidentSaid;
  seen: string[];
}

const nothing: Omit<IncidentSaid, 'type' | 'election'> = {
  region: '',
  station: null,
  happened: '',
  number: '',
  account: '',
  people: [],
  complaint: 'none',
  outcome: '',
  files: [],
  withdrawn: false,
};

/**
 * Takes acts of a table in, all in one act of the log: new ones, and as new versions those that were changed in the table since
 * they were exported. What was changed here too stays as it is, and is named. The same table a second time changes nothing.
 */
export function takeIncidents(
  audit: Audit,
  person: string,
  given: readonly GivenIncident[],
  taking: IncidentTaking,
): IncidentsTaken {
  const taken: IncidentsTaken = { fresh: 0, changed: 0, same: 0, left: 0, problems: [] };
  const equal = new Map<string, number>();
  const versions = given.flatMap((row) => versionFor(audit.read, row, taking, taken, equal));
  if (versions.length === 0) return taken;
  const { fresh, changed } = taken;
  audit.change({ person, act: 'incident.told' }, (db, event) => {
    for (const version of versions) insertVersion(db, version, person, event.at);
    event.tell({ file: taking.sha256, fresh, changed });
  });
  return taken;
}

function insertVersion(db: Writer, { uid, incident, said, seen }: Version, person: string, at: string): void {
  insertIncidentVersion(db, {
    incident: incident ?? insertIncident(db, uid, person, at),
    ...said,
    seen,
    person,
    at,
  });
}

/** The version that a row adds; none where it adds nothing, which is counted and, where it has to be, said. */
function versionFor(
  db: Reader,
  row: GivenIncident,
  taking: IncidentTaking,
  taken: IncidentsTaken,
  equal: Map<string, number>,
): Version[] {
  const leave = (code: SheetProblemCode, params: Record<string, string> = {}) => {
    taken.problems.push({ code, sheet: row.sheet, place: row.place, params });
    taken.left += 1;
    return [];
  };
  const known = row.uid === '' ? undefined : incidentByUid(db, row.uid);
  const before = known === undefined ? [] : versionsOf(db, known);
  const said = saidBy(row, before.at(-1), taking);
  if (!said) return leave('not-in-list', { name: 'type', text: row.type });
  const now = versionKey(said);
  if (row.uid === '') return anonymous(db, said, taken, equal);
  if (known === undefined) {
    taken.fresh += 1;
    const { uid, versions } = row;
    return [
      { uid, incident: null, said, seen: versions.at(-1) === now ? versions.slice(0, -1) : [...versions] },
    ];
  }
  const here = historyOf(before);
  if (now !== here.at(-1) && row.versions.length === 0) return leave('version-missing');
  const history = row.versions.at(-1) === now ? row.versions : [...row.versions, now];
  switch (incidentStep(history, here)) {
    case 'same':
      taken.same += 1;
      return [];
    case 'older':
      return leave('older-version');
    case 'apart':
      return leave('changed-here-too');
    case 'newer':
      taken.changed += 1;
      return [{ uid: row.uid, incident: known, said, seen: seenBeyond(history, here) }];
  }
}

/** A row without a uid: known by what it says, so that it comes in once. */
function anonymous(
  db: Reader,
  said: IncidentSaid,
  taken: IncidentsTaken,
  equal: Map<string, number>,
): Version[] {
  const key = versionKey(said);
  const nth = equal.get(key) ?? 0;
  equal.set(key, nth + 1);
  const uid = uidOfRow(said, nth);
  if (incidentByUid(db, uid) !== undefined) {
    taken.same += 1;
    return [];
  }
  taken.fresh += 1;
  return [{ uid, incident: null, said, seen: [] }];
}

/** All that a row says, with what was said before where the table has no such column; null where its type is none of the election's. */
function saidBy(
  row: GivenIncident,
  before: IncidentVersion | undefined,
  { frameOf, typeOf, election: asked }: IncidentTaking,
): IncidentSaid | null {
  const election = row.said.election || before?.election || asked;
  const type = typeOf(election, row.type);
  if (type === undefined) return null;
  const base = before ? saidAlone(before) : { ...nothing, election, type };
  const region = row.said.region ?? base.region;
  return { ...base, ...row.said, election, type, region: regionKept(frameOf(election).regions, region) };
}
