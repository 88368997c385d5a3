import type { EntrySide } from '../../shared/api/reviewing.ts';
import type { Reader } from '../store/connection.ts';
import { entryPerson } from '../store/entries.ts';
import { entryOrigin, teamName } from '../store/origins.ts';
import { whoIs } from './own-standing.ts';

/** Whose an entry is: of this workspace, of another one, or of somebody who changed a row in a spreadsheet. */
export function sideOf(db: Reader, own: string, entry: number): EntrySide {
  const person = entryPerson(db, entry) ?? '';
  const { workspace } = whoIs(db, own, person);
  return {
    team: workspace === own ? '' : teamName(db, workspace) || workspace.slice(0, 8),
    person,
    edited: entryOrigin(db, entry)?.edited ?? null,
  };
}
