import { readFileSync } from 'node:fs';
import path from 'node:path';
import { electionSchema } from '../../shared/forms/election.ts';
import { regionsOf } from '../../shared/protocol/count/regions.ts';
import type { KnownElection } from '../../shared/protocol/count/tables/known.ts';
import type { TableCell, TableSheet } from '../../shared/protocol/count/tables/table.ts';
import { projectFolder } from './reference.ts';
import { formA } from './seed.ts';

const file = electionSchema.parse(
  JSON.parse(readFileSync(path.join(projectFolder, 'resources/elections/kz-2019-president.json'), 'utf8')),
);

/** The election of 2019, as tables on it are understood. */
export const kz2019: KnownElection = {
  regions: regionsOf(file.regions),
  candidates: formA.candidates.map(({ id, name }) => ({ id, names: Object.values(name) })),
};

/** A sheet with these rows. */
export function sheetOf(rows: readonly (readonly TableCell[])[], more: Partial<TableSheet> = {}): TableSheet {
  return { name: '', hidden: false, hiddenRows: 0, hiddenColumns: 0, rows, merged: [], ...more };
}
