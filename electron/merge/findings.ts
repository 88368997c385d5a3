import type { ConflictSide, MergeConflict, StationDiffers } from '../../shared/api/merging.ts';
import { differences } from '../../shared/protocol/compare.ts';
import { findingsBetween } from '../review/between.ts';
import { whoIs } from '../review/own-standing.ts';
import { scanById } from '../review/state.ts';
import type { Reader } from '../store/connection.ts';
import { entryPerson, valuesOf } from '../store/entries.ts';
import { entryOrigin, teamName } from '../store/origins.ts';
import { rivalsOf } from '../store/standings.ts';

/** What two teams say differently of one image (F503); null where no conflict is open. */
export function conflictOf(db: Reader, own: string, id: number): MergeConflict | null {
  const rivals = rivalsOf(db, id);
  if (!rivals) return null;
  const { original: sha256, page, region, station, form } = scanById(db, id);
  const [first, second] = [valuesOf(db, rivals.first), valuesOf(db, rivals.second)];
  const all = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return {
    scan: id,
    sha256,
    page,
    region,
    station,
    form: form ?? '',
    first: sideOf(db, own, rivals.first),
    second: sideOf(db, own, rivals.second),
    fields: differences(all, first, second).map((field) => ({
      field,
      first: first[field]?.value ?? null,
      second: second[field]?.value ?? null,
    })),
  };
}

function sideOf(db: Reader, own: string, entry: number): ConflictSide {
  const code = entryPerson(db, entry) ?? '';
  const { workspace } = whoIs(db, own, code);
  return {
    team: workspace === own ? '' : teamName(db, workspace) || workspace.slice(0, 8),
    person: code,
    edited: entryOrigin(db, entry)?.edited?.file ?? null,
  };
}

/** Stations of which papers that a merge touched say different things (F502), each once. */
export function differingStations(db: Reader, touched: ReadonlySet<number>): StationDiffers[] {
  const stations = new Map<string, StationDiffers>();
  // Forms of the protocols are those that they were confirmed under, which the workspace keeps.
  for (const { scan, findings } of findingsBetween(db, new Map())) {
    for (const { code, message, others } of findings) {
      const scans = [scan, ...others].sort((a, b) => a - b);
      if (code !== 'F502' || !scans.some((one) => touched.has(one))) continue;
      const { region, station } = scanById(db, scan);
      stations.set(scans.join(), { region, station, scans, message });
    }
  }
  return [...stations.values()];
}
