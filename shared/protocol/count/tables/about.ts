import type { NoProtocolReason } from '../figures.ts';
import type { AboutMeaning } from '../mapping.ts';
import { type CellProblem, readCoordinate, readReason, readYesOrNo } from './cells.ts';
import { cellText, type TableCell } from './table.ts';

/** What a row says of a station beside figures; what it does not say is absent. */
export interface About {
  name?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  observed?: boolean;
  reason?: NoProtocolReason;
}

/**
 * Reads what rows say of stations from the columns that are taken for it.
 * @param columnOf the column of a meaning; null where none is taken for it
 * @returns of the cells of a row, and the name that its place came with; a cell that says nothing of the kind is told
 */
export function aboutReader(
  columnOf: (meaning: AboutMeaning) => number | null,
): (
  cell: (column: number | null) => TableCell,
  nameOfPlace: string,
  tell: (column: number, why: CellProblem) => void,
) => About {
  const column = {
    name: columnOf('name'),
    address: columnOf('address'),
    latitude: columnOf('latitude'),
    longitude: columnOf('longitude'),
    observed: columnOf('was_observed'),
    reason: columnOf('reason'),
  };
  return (cell, nameOfPlace, tell) => {
    const about: About = {};
    const name = cellText(cell(column.name)) || nameOfPlace;
    if (name !== '') about.name = name;
    const address = cellText(cell(column.address));
    if (address !== '') about.address = address;
    for (const [key, most] of [
      ['latitude', 90],
      ['longitude', 180],
    ] as const) {
      const read = readCoordinate(cell(column[key]), most);
      if (read && 'why' in read) tell(column[key] ?? 0, read.why);
      else if (read) about[key] = read.value;
    }
    const observed = readYesOrNo(cell(column.observed));
    if (observed && 'why' in observed) tell(column.observed ?? 0, observed.why);
    else if (observed) about.observed = observed.value;
    const reason = readReason(cell(column.reason));
    if (reason !== null) about.reason = reason;
    return about;
  };
}
