import { HattamaError } from '../../shared/api/result.ts';
import type { PublicationView } from '../../shared/api/tables.ts';
import { LEFT_OUT } from '../../shared/protocol/count/mapping.ts';
import { allPublications, type Publication } from '../store/publications.ts';
import type { Rooms } from './rooms.ts';

/** All tables that came in, the last one of each kind and source first. */
export function publicationViews(rooms: Rooms): PublicationView[] {
  const all = allPublications(rooms.audit.read);
  const versions = new Map<string, Publication[]>();
  for (const each of all) {
    const key = JSON.stringify([each.kind, each.election, each.source]);
    const known = versions.get(key);
    if (known) known.push(each);
    else versions.set(key, [each]);
  }
  return [...versions.values()].flatMap((of) =>
    of.map((each, index) => viewOf(each, index + 1, of.length)).reverse(),
  );
}

/** A table that came in. Throws not-found. */
export function publicationView(rooms: Rooms, id: number): PublicationView {
  const view = publicationViews(rooms).find((each) => each.id === id);
  if (!view) throw new HattamaError('not-found', `There is no table ${id}`);
  return view;
}

function viewOf(publication: Publication, version: number, versions: number): PublicationView {
  const { file, fileName, fileBytes, mapping, columns, ...rest } = publication;
  return {
    ...rest,
    version,
    versions,
    file: { name: fileName, sha256: file, bytes: fileBytes },
    columns: columns.map((text, column) => ({ text, meaning: mapping.columns[column] ?? LEFT_OUT })),
  };
}
