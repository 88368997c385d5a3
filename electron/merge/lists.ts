import type { MergedCopy, MergeEdit } from '../../shared/api/merging.ts';
import type { EditFacts } from '../../shared/protocol/facts.ts';
import type { Snapshot } from '../review/snapshot.ts';
import { scanById } from '../review/state.ts';
import type { Reader } from '../store/connection.ts';
import type { Scan } from '../store/scans.ts';
import { sourcesOf } from '../store/sources.ts';

/** A copy that a merge spoke of: as people saw it before and see it now, null where they did not. */
export interface Touched {
  before: string | null;
  after: string | null;
  /** The first file that speaks of it. */
  file: string;
}

/** A copy as a report lists it. */
export function mergedCopy(db: Reader, id: number, { before, file }: Touched): MergedCopy {
  const scan = scanById(db, id);
  const { original, page, region, status } = scan;
  return {
    scan: id,
    file,
    name: sourcesOf(db, original)[0]?.name ?? original.slice(0, 12),
    page,
    region,
    station: toldStation(scan),
    before: before === null ? null : ((JSON.parse(before) as Snapshot).status ?? null),
    after: status,
  };
}

/** A row edited by hand that came as an entry of a scan. */
export interface Edited {
  scan: number;
  form: string;
  edited: EditFacts;
}

/** A row edited by hand, as a report lists it. */
export function editOf(db: Reader, { scan: id, form, edited }: Edited): MergeEdit {
  const scan = scanById(db, id);
  const { file, sheet, row, cells } = edited;
  return {
    file,
    sheet,
    row,
    scan: id,
    region: scan.region,
    station: toldStation(scan),
    form,
    cells: isBlind(scan) ? null : cells,
  };
}

/** Nothing of what was entered is told before a blind second entry is there. */
const isBlind = ({ status }: Scan) => status === 'second-entry';

const toldStation = (scan: Scan) => (isBlind(scan) ? null : scan.station);
