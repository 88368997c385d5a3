import type {
  IncidentFile,
  IncidentSummary,
  IncidentTold,
  IncidentView,
} from '../../shared/api/incidents.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { type AttachedFile, type Incident, saidAlone } from '../../shared/protocol/count/incidents.ts';
import { foldName, regionsOf } from '../../shared/protocol/count/regions.ts';
import type { IncidentTaking } from '../count/incident-import.ts';
import type { IncidentFrame } from '../count/incidents.ts';
import type { Reader } from '../store/connection.ts';
import { findIncident, versionsOf } from '../store/incidents.ts';
import { findKeptFile } from '../store/kept-files.ts';
import { mainElection } from './counting.ts';
import type { Rooms } from './rooms.ts';

/** Extensions of files that are shown as pictures. */
const PICTURES = new Set(['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'heic', 'heif']);
/** Characters of an account that stand in the list. */
const BEGINNING = 200;
const CODE = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** What acts of an election are told by. @throws HattamaError not-found where there is no election at all */
export function frameOf(rooms: Rooms, election = mainElection(rooms)): IncidentFrame {
  if (election === '') throw new HattamaError('not-found', 'There is no election that acts could be about');
  const file = rooms.elections.get(election);
  return {
    election,
    regions: file?.regions ?? [],
    types: file?.violations.map(({ code }) => code) ?? [],
  };
}

/** How a table of acts is understood: elections by their files, types by their codes or names. */
export function takingOf(rooms: Rooms, election: string, sha256: string): IncidentTaking {
  const names = new Map<string, ReadonlyMap<string, string>>();
  const typesOf = (id: string) => {
    const known = names.get(id) ?? typeNames(rooms, id);
    names.set(id, known);
    return known;
  };
  return {
    frameOf: (id) => frameOf(rooms, id),
    typeOf(id, text) {
      const types = typesOf(id);
      if (types.size === 0) return CODE.test(text) ? text : undefined;
      return types.get(foldName(text));
    },
    election,
    sha256,
  };
}

function typeNames(rooms: Rooms, election: string): ReadonlyMap<string, string> {
  const violations = rooms.elections.get(election)?.violations ?? [];
  return new Map(
    violations.flatMap(({ code, title }) =>
      [code, ...Object.values(title)].map((name) => [foldName(name), code] as const),
    ),
  );
}

/** An act as the list has it. */
export function summaryOf(incident: Incident): IncidentSummary {
  const { id, region, station, type, happened, number, account, complaint, files, withdrawn } = incident;
  return {
    id,
    region,
    station,
    type,
    happened,
    number,
    account: account.slice(0, BEGINNING),
    complaint,
    files: files.length,
    withdrawn,
  };
}

/** An act with all that was ever said of it. @throws HattamaError not-found */
export function viewOf(rooms: Rooms, id: number): IncidentView {
  const { read } = rooms.audit;
  const now = findIncident(read, id);
  const [told, ...history] = versionsOf(read, id)
    .reverse()
    .map(({ id: version, person, at, ...said }): IncidentTold => ({
      ...saidAlone(said),
      files: said.files.map((file) => fileOf(read, file)),
      version,
      person,
      at,
    }));
  if (!now || !told) throw new HattamaError('not-found', `There is no act ${id}`);
  const regionKey = regionsOf(rooms.elections.get(told.election)?.regions ?? []).keyOf(told.region);
  return { ...told, id, uid: now.uid, regionKey, history };
}

function fileOf(db: Reader, { sha256, name }: AttachedFile): IncidentFile {
  const kept = findKeptFile(db, sha256);
  return { sha256, name, bytes: kept?.bytes ?? null, picture: PICTURES.has(kept?.extension ?? '') };
}
