import type { DocumentKind, Linking } from '../../shared/protocol/documents.ts';
import type { Param, Reader, Writer } from './connection.ts';

interface LinkingRow {
  documentSha256: string;
  documentPage: number;
  toSha256: string | null;
  toPage: number | null;
  toElection: string | null;
  toRegion: string | null;
  toStation: number | null;
  kind: DocumentKind;
  linked: 0 | 1;
  n: number;
  workspace: string;
  person: string;
  at: string;
}

/**
 * What was said of documents, also by other workspaces, in no order that means anything.
 * @param all true: also what only undone merges brought, which does not count
 */
export function linkingsOf(db: Reader, all = false): Linking[] {
  return db
    .all<LinkingRow>(
      `SELECT document_sha256 AS documentSha256, document_page AS documentPage, to_sha256 AS toSha256, to_page AS toPage,
         to_election AS toElection, to_region AS toRegion, to_station AS toStation, kind, linked, n, workspace, person, at
       FROM linking WHERE in_force = 1 OR ?`,
      Number(all),
    )
    .map((row) => ({
      document: { sha256: row.documentSha256, page: row.documentPage },
      to:
        row.toSha256 !== null
          ? { picture: { sha256: row.toSha256, page: row.toPage ?? 1 } }
          : {
              station: {
                election: row.toElection ?? '',
                region: row.toRegion ?? '',
                station: row.toStation ?? 0,
              },
            },
      kind: row.kind,
      linked: row.linked === 1,
      n: row.n,
      workspace: row.workspace,
      person: row.person,
      at: row.at,
    }));
}

/** Adds what was said of a document; what is here already stays as it is. */
export function addLinking(
  db: Writer,
  { document, to, kind, linked, n, workspace, person, at }: Linking,
): void {
  const ran = db.run(
    `INSERT INTO linking (document_sha256, document_page, to_sha256, to_page, to_election, to_region, to_station,
       kind, linked, n, workspace, person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    document.sha256,
    document.page,
    ...targetColumns(to),
    kind,
    Number(linked),
    n,
    workspace,
    person,
    at,
  );
  if (ran.changes > 0) db.witness('linking', ran.id);
}

/** The row of something said of a document; undefined when it was never said here. */
export function linkingId(
  db: Reader,
  { document, to, kind, linked, n, workspace, at }: Linking,
): number | undefined {
  return db.get<{ id: number }>(
    `SELECT id FROM linking WHERE document_sha256 = ? AND document_page = ? AND to_sha256 IS ? AND to_page IS ?
       AND to_election IS ? AND to_region IS ? AND to_station IS ? AND kind = ? AND linked = ? AND n = ? AND workspace = ? AND at = ?`,
    document.sha256,
    document.page,
    ...targetColumns(to),
    kind,
    Number(linked),
    n,
    workspace,
    at,
  )?.id;
}

/** What a document is about, as its row has it: a picture's name and page, or a station's election, region and number. */
function targetColumns({ picture, station }: Linking['to']): Param[] {
  return [
    picture?.sha256 ?? null,
    picture?.page ?? null,
    station?.election ?? null,
    station?.region ?? null,
    station?.station ?? null,
  ];
}
