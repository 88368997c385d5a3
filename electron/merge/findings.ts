import type { ConflictSide, MergeConflict, StationDiffers } from '../../shared/api/merging.ts';
import type { EntrySide } from '../../shared/api/reviewing.ts';
import { worded } from '../../shared/forms/checks.ts';
import { betweenRules, checkBetween } from '../../shared/protocol/check-between.ts';
import { differences } from '../../shared/protocol/compare.ts';
import { type OnForm, protocolsAmong } from '../review/among.ts';
import { sideOf } from '../review/sides.ts';
import { scanById } from '../review/state.ts';
import type { Reader } from '../store/connection.ts';
import { valuesOf } from '../store/entries.ts';
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
    first: conflictSide(sideOf(db, own, rivals.first)),
    second: conflictSide(sideOf(db, own, rivals.second)),
    fields: differences(all, first, second).map((field) => ({
      field,
      first: first[field]?.value ?? null,
      second: second[field]?.value ?? null,
    })),
  };
}

const conflictSide = ({ team, person, edited }: EntrySide): ConflictSide => ({
  team,
  person,
  edited: edited?.file ?? null,
});

/** Stations of which papers that a merge touched say different things (F502), each once. */
export function differingStations(db: Reader, touched: ReadonlySet<number>): StationDiffers[] {
  // Forms of the protocols are those that they were confirmed under, which the workspace keeps.
  const protocols = sharingStations(protocolsAmong(db, new Map()), touched);
  const results = checkBetween(
    protocols.map(({ among }) => among),
    undefined,
    betweenRules.filter(({ code }) => code === 'F502'),
  );
  const stations = new Map<string, StationDiffers>();
  for (const { form, among } of protocols) {
    const found = results.get(among.scan)?.find(({ code, ok }) => code === 'F502' && ok === false);
    if (!found) continue;
    const { others, ...result } = found;
    const scans = [among.scan, ...others].sort((a, b) => a - b);
    const { region } = scanById(db, among.scan);
    stations.set(scans.join(), {
      ...worded(form, result, 'en'),
      region,
      station: among.station,
      form: form.id,
      scans,
    });
  }
  return [...stations.values()];
}

/** Protocols of stations of which there are several and at least one was touched. */
function sharingStations(protocols: readonly OnForm[], touched: ReadonlySet<number>): OnForm[] {
  const byStation = new Map<string, OnForm[]>();
  for (const protocol of protocols) {
    const { key } = protocol.among;
    if (key === null) continue;
    const group = byStation.get(key);
    if (group) group.push(protocol);
    else byStation.set(key, [protocol]);
  }
  return [...byStation.values()]
    .filter((group) => group.length > 1 && group.some(({ among }) => touched.has(among.scan)))
    .flat();
}
