import type {
  AttachedFile,
  ComplaintState,
  Incident,
  IncidentSaid,
} from '../../shared/protocol/count/incidents.ts';
import type { Reader, Writer } from './connection.ts';

/** What was said of an act of violation at one time. */
export interface IncidentVersion extends IncidentSaid {
  id: number;
  incident: number;
  /** Keys of versions of another workspace between the one before and this one. */
  seen: readonly string[];
  person: string;
  at: string;
}

interface VersionRow {
  id: number;
  incident: number;
  uid: string;
  election: string;
  region: string;
  station: number | null;
  type: string;
  happened: string;
  number: string;
  account: string;
  people: string;
  complaint: ComplaintState;
  outcome: string;
  files: string;
  withdrawn: 0 | 1;
  seen: string;
  person: string;
  at: string;
}

const select = `SELECT version.id, version.incident, incident.uid, election, region, station, type, happened, number, account, people,
    complaint, outcome, files, withdrawn, seen, version.person, version.at
  FROM incident_version AS version JOIN incident ON incident.id = version.incident`;
const counting = 'version.id = (SELECT max(id) FROM incident_version WHERE incident = version.incident)';

/** Acts as they are told now, in the order in which they came, withdrawn ones too. */
export function incidentsTold(db: Reader): Incident[] {
  return db.all<VersionRow>(`${select} WHERE ${counting} ORDER BY version.incident`).map(incidentOf);
}

/** An act as it is told now; undefined where there is none. */
export function findIncident(db: Reader, id: number): Incident | undefined {
  const row = db.get<VersionRow>(`${select} WHERE version.incident = ? AND ${counting}`, id);
  return row && incidentOf(row);
}

/** Id of the act with a uid; undefined where there is none. */
export function incidentByUid(db: Reader, uid: string): number | undefined {
  return db.get<{ id: number }>('SELECT id FROM incident WHERE uid = ?', uid)?.id;
}

/** All that was ever said of an act, oldest first. */
export function versionsOf(db: Reader, incident: number): IncidentVersion[] {
  return db
    .all<VersionRow>(`${select} WHERE version.incident = ? ORDER BY version.id`, incident)
    .map(versionOf);
}

/** All that was ever said of all acts, by act, oldest first. */
export function allVersions(db: Reader): IncidentVersion[] {
  return db.all<VersionRow>(`${select} ORDER BY version.incident, version.id`).map(versionOf);
}

/** Adds an act, of which nothing is said yet; answers its id. */
export function insertIncident(db: Writer, uid: string, person: string, at: string): number {
  const { id } = db.run('INSERT INTO incident (uid, person, at) VALUES (?, ?, ?)', uid, person, at);
  db.witness('incident', id);
  return id;
}

/** Adds what is said of an act from now on; answers the version's id. */
export function insertIncidentVersion(db: Writer, version: Omit<IncidentVersion, 'id'>): number {
  const { id } = db.run(
    `INSERT INTO incident_version (incident, election, region, station, type, happened, number, account, people, complaint,
       outcome, files, withdrawn, seen, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    version.incident,
    version.election,
    version.region,
    version.station,
    version.type,
    version.happened,
    version.number,
    version.account,
    JSON.stringify(version.people),
    version.complaint,
    version.outcome,
    JSON.stringify(version.files.map(({ sha256, name }) => [sha256, name])),
    Number(version.withdrawn),
    JSON.stringify(version.seen),
    version.person,
    version.at,
  );
  db.witness('incident_version', id);
  return id;
}

function incidentOf(row: VersionRow): Incident {
  const { id, incident, uid, person, at } = row;
  return { id: incident, uid, version: id, person, at, ...saidIn(row) };
}

function versionOf(row: VersionRow): IncidentVersion {
  const { id, incident, seen, person, at } = row;
  return { id, incident, seen: JSON.parse(seen) as string[], person, at, ...saidIn(row) };
}

function saidIn(row: VersionRow): IncidentSaid {
  const { election, region, station, type, happened, number, account, complaint, outcome } = row;
  const files = JSON.parse(row.files) as [string, string][];
  return {
    election,
    region,
    station,
    type,
    happened,
    number,
    account,
    people: JSON.parse(row.people) as string[],
    complaint,
    outcome,
    files: files.map(([sha256, name]): AttachedFile => ({ sha256, name })),
    withdrawn: row.withdrawn === 1,
  };
}
