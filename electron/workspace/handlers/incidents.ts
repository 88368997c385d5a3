import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Valid } from '../../../shared/api/contract.ts';
import type { Exported } from '../../../shared/api/exporting.ts';
import type { Picture } from '../../../shared/api/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { stationsNamed } from '../../../shared/protocol/count/incident-table.ts';
import { type AttachedFile, incidentPasses } from '../../../shared/protocol/count/incidents.ts';
import { takeIncidents } from '../../count/incident-import.ts';
import { incidentRows } from '../../count/incident-rows.ts';
import { attachFiles, filesOf, incidentsNow, incidentTableNow, tellIncident } from '../../count/incidents.ts';
import { writeIncidents } from '../../exchange/incidents/write.ts';
import { PictureError, preview } from '../../imaging/index.ts';
import { hashFile } from '../../store/durable-copy.ts';
import { findIncident } from '../../store/incidents.ts';
import { keepFile } from '../../store/keep-file.ts';
import { findKeptFile, type KeptFile } from '../../store/kept-files.ts';
import { lastChange } from '../../store/last-change.ts';
import { keptFilePath } from '../../store/layout.ts';
import { sendErrand } from '../errand.ts';
import { frameOf, summaryOf, takingOf, viewOf } from '../incident-views.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { seated } from './seat.ts';
import { type Target, targetOf } from './target.ts';

type IncidentCalls = Extract<keyof Handlers, `incidents.${string}`>;

export const incidentHandlers: Pick<Handlers, IncidentCalls> = {
  'incidents.list': (rooms, { election, withdrawn, offset, limit, ...filter }) => {
    const found = incidentsNow(rooms.audit.read, frameOf(rooms, election)).filter(
      (incident) => incident.withdrawn === withdrawn && incidentPasses(incident, filter),
    );
    return {
      total: found.length,
      rows: found.slice(offset, offset + limit).map(summaryOf),
      stations: stationsNamed(found),
    };
  },
  'incidents.get': (rooms, { incident }) => viewOf(rooms, incident),
  'incidents.table': (rooms, { election }) => incidentTableNow(rooms.audit.read, frameOf(rooms, election)),

  'incidents.tell': (rooms, input, seat) => {
    const person = seated(seat);
    const { incident, version, ...said } = input;
    const seen = incident === undefined ? null : { incident, version: version ?? 0 };
    const before = seen && findIncident(rooms.audit.read, seen.incident);
    const frame = frameOf(rooms, said.election ?? before?.election);
    const files = said.files ? filesNamed(rooms, incident, said.files) : (before?.files ?? []);
    const told = tellIncident(rooms.audit, person, frame, seen, { ...said, election: frame.election, files });
    rooms.tell({ type: 'count' });
    return viewOf(rooms, told);
  },

  'incidents.attach': async (rooms, { paths, ...seen }, seat) => {
    const person = seated(seat);
    refuseRelative(paths);
    const kept: KeptFile[] = [];
    for (const file of paths)
      kept.push({ ...(await keepFile(rooms.store.folder, file)), name: path.basename(file) });
    attachFiles(rooms.audit, person, seen, kept);
    rooms.tell({ type: 'count' });
    return viewOf(rooms, seen.incident);
  },

  'incidents.picture': (rooms, { sha256, side }) => pictureOf(rooms, sha256, side),

  'incidents.file': async (rooms, { sha256, name }) => {
    const { file, kept } = keptFile(rooms, sha256);
    const target = await targetOf(rooms.host, undefined, suggestedName(name ?? kept.name));
    if (!target) return null;
    await copyFile(file, target.path);
    const { download } = await target.finish();
    return { path: target.path, download };
  },

  'incidents.import': async (rooms, { path: file, election }, seat) => {
    const person = seated(seat);
    refuseRelative([file]);
    const frame = frameOf(rooms, election);
    const { rows, problems, refused, sha256 } = await sendErrand(rooms.store, {
      kind: 'incidents',
      path: file,
    });
    if (sha256 === null) return { fresh: 0, changed: 0, same: 0, left: 0, problems };
    await rooms.gate.pass();
    const taken = takeIncidents(rooms.audit, person, rows, takingOf(rooms, frame.election, sha256));
    rooms.tell({ type: 'count' });
    return { ...taken, left: refused + taken.left, problems: [...problems, ...taken.problems] };
  },

  'incidents.export': async (rooms, input, seat) => {
    const day = rooms.clock().toISOString().slice(0, 10);
    const target = await targetOf(rooms.host, input.path, `incidents-${day}.${input.format}`);
    return target && exportTo(rooms, input, seat.person?.code ?? MACHINE, target);
  },
};

async function exportTo(
  rooms: Rooms,
  input: Valid<'incidents.export'>,
  person: string,
  target: Target,
): Promise<Exported> {
  const { read } = rooms.audit;
  const { format, language, withoutPeople } = input;
  const { election } = frameOf(rooms, input.election);
  const rows = incidentRows(read, election, { withoutPeople });
  const last = lastChange(read);
  await writeIncidents(target.path, rows, {
    format,
    language,
    withoutPeople,
    election,
    violations: rooms.elections.get(election)?.violations ?? [],
    asOf: last?.at ?? null,
    auditHead: last?.hash ?? null,
  });
  if (!rooms.store.readOnly) {
    const sha256 = await hashFile(target.path);
    await rooms.gate.pass();
    rooms.audit.change({ person, act: 'export.written' }, (_, event) =>
      event.tell({ format, language, withoutPeople, election, incidents: rows.length, sha256 }),
    );
  }
  const { download } = await target.finish();
  return { rows: rows.length, path: target.path, download };
}

/** Files of any version of an act, by their hashes. Throws `invalid-input` for one that it never had. */
function filesNamed(
  { audit }: Rooms,
  incident: number | undefined,
  hashes: readonly string[],
): AttachedFile[] {
  const had = incident === undefined ? new Map<string, AttachedFile>() : filesOf(audit.read, incident);
  return hashes.map((sha256) => {
    const file = had.get(sha256);
    if (!file) throw new HattamaError('invalid-input', `files: ${sha256} was never attached to this act`);
    return file;
  });
}

async function pictureOf(rooms: Rooms, sha256: string, side: number): Promise<Picture> {
  const { file } = keptFile(rooms, sha256);
  try {
    return await preview(file, 1, { side, turn: 0 });
  } catch (error) {
    if (error instanceof PictureError)
      throw new HattamaError('image-missing', `${sha256}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A kept file and where it lies. Throws `not-found` where its bytes are not in this workspace. */
function keptFile({ audit, store }: Rooms, sha256: string): { kept: KeptFile; file: string } {
  const kept = findKeptFile(audit.read, sha256);
  if (!kept) throw new HattamaError('not-found', `The file ${sha256} is not in this workspace`);
  return { kept, file: keptFilePath(store.folder, sha256, kept.extension) };
}

/** A name that can be written on every system. */
const suggestedName = (name: string) => name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '_');

function refuseRelative(paths: readonly string[]): void {
  const relative = paths.find((each) => !path.isAbsolute(each));
  if (relative !== undefined) throw new HattamaError('invalid-input', `paths: ${relative} is not absolute`);
}
