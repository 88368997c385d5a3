import { randomUUID } from 'node:crypto';
import { HattamaError } from '../../shared/api/result.ts';
import { type IncidentTable, incidentTable } from '../../shared/protocol/count/incident-table.ts';
import {
  type AttachedFile,
  canonicalIncident,
  fileNameTold,
  type Incident,
  incidentLimits,
  type IncidentSaid,
  saidAlone,
} from '../../shared/protocol/count/incidents.ts';
import { type NamedRegion, regionsOf } from '../../shared/protocol/count/regions.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader } from '../store/connection.ts';
import {
  findIncident,
  incidentsTold,
  insertIncident,
  insertIncidentVersion,
  versionsOf,
} from '../store/incidents.ts';
import { insertKeptFile, type KeptFile } from '../store/kept-files.ts';

/** What acts of an election are told by: its regions and its types of violation. */
export interface IncidentFrame {
  election: string;
  regions: readonly NamedRegion[];
  /** Codes of types; empty where no file of the election is here, and any code is let in. */
  types: readonly string[];
}

/** An act as a person saw it: refused as `changed-meanwhile` when it has moved on from that version. */
export interface IncidentSeen {
  incident: number;
  version: number;
}

/** Acts of an election as they are told now, their regions by key, the last told first. */
export function incidentsNow(db: Reader, { election, regions }: IncidentFrame): Incident[] {
  const book = regionsOf(regions);
  return incidentsTold(db)
    .filter((incident) => incident.election === election)
    .map((incident) => ({ ...incident, region: book.keyOf(incident.region) }))
    .sort((a, b) => b.version - a.version);
}

/** Acts of an election by type and region, withdrawn ones left out. */
export function incidentTableNow(db: Reader, frame: IncidentFrame): IncidentTable {
  const regions = regionsOf(frame.regions).known;
  return incidentTable(frame.election, incidentsNow(db, frame), { types: frame.types, regions });
}

/**
 * Tells an act anew, or says what is to be told of it from now on; what was said before stays. The region is kept by its id
 * where the election's file knows the name. Saying what is said already adds nothing.
 * @param seen null for a new act
 * @returns the act's id
 * @throws HattamaError not-found, changed-meanwhile, invalid-input (a type that the election does not list)
 */
export function tellIncident(
  audit: Audit,
  person: string,
  frame: IncidentFrame,
  seen: IncidentSeen | null,
  said: IncidentSaid,
): number {
  const before = seen && incidentAsSeen(audit.read, seen);
  const now = settled(frame, said);
  if (before && canonicalIncident(before) === canonicalIncident(now)) return before.id;
  return audit.change({ person, act: 'incident.told' }, (db, event) => {
    const incident = before?.id ?? insertIncident(db, randomUUID(), person, event.at);
    insertIncidentVersion(db, { incident, ...now, seen: [], person, at: event.at });
    event.tell({ incident });
    return incident;
  });
}

/**
 * Attaches files, whose bytes are kept already, to an act; one that is attached already stays under its name.
 * @throws HattamaError not-found, changed-meanwhile, invalid-input (too many)
 */
export function attachFiles(
  audit: Audit,
  person: string,
  seen: IncidentSeen,
  kept: readonly KeptFile[],
): void {
  const before = incidentAsSeen(audit.read, seen);
  const files = kept.reduce<readonly AttachedFile[]>(
    (all, { sha256, name }) =>
      all.some((each) => each.sha256 === sha256) ? all : [...all, { sha256, name: fileNameTold(name) }],
    before.files,
  );
  if (files.length > incidentLimits.files)
    throw new HattamaError('invalid-input', `At most ${incidentLimits.files} files are attached to an act`);
  if (files.length === before.files.length) return;
  audit.change({ person, act: 'incident.told' }, (db, event) => {
    for (const file of kept) insertKeptFile(db, { ...file, name: fileNameTold(file.name) }, event.at);
    const { id: incident } = before;
    insertIncidentVersion(db, { ...saidAlone(before), files, incident, seen: [], person, at: event.at });
    event.tell({ incident });
  });
}

/** Files that any version of an act has, by hash: of those a version may name any. */
export function filesOf(db: Reader, incident: number): ReadonlyMap<string, AttachedFile> {
  const all = versionsOf(db, incident).flatMap(({ files }) => files);
  return new Map(all.map((file) => [file.sha256, file]));
}

/** The act, as far as nobody has changed it since. Throws `not-found`, `changed-meanwhile`. */
function incidentAsSeen(db: Reader, { incident, version }: IncidentSeen): Incident {
  const now = findIncident(db, incident);
  if (!now) throw new HattamaError('not-found', `There is no act ${incident}`);
  if (now.version !== version)
    throw new HattamaError('changed-meanwhile', `Act ${incident} was changed by ${now.person} at ${now.at}`);
  return now;
}

/** What is said in the words that it is kept in. Throws `invalid-input`. */
export function settled({ regions, types }: IncidentFrame, said: IncidentSaid): IncidentSaid {
  if (types.length > 0 && !types.includes(said.type))
    throw new HattamaError('invalid-input', `type: the election lists no violation ${said.type}`);
  return { ...said, region: regionKept(regions, said.region) };
}

/** A region as it is kept: its id where it is known, empty for the whole country, else as written. */
export function regionKept(regions: readonly NamedRegion[], name: string): string {
  const book = regionsOf(regions);
  const key = book.keyOf(name);
  return key === '' || book.known.includes(key) ? key : name.trim();
}
