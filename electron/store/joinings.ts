import type { Candidate, Joining } from '../../shared/protocol/copies.ts';
import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { Reader, Writer } from './connection.ts';

interface JoiningRow {
  oneSha256: string;
  onePage: number;
  otherSha256: string;
  otherPage: number;
  joined: 0 | 1 | null;
  n: number;
  workspace: string;
  person: string;
  at: string;
}

/**
 * What was said of two pictures, also by other workspaces, in no order that means anything.
 * @param all true: also what only undone merges brought, which does not count
 */
export function joiningsOf(db: Reader, all = false): Joining[] {
  return db
    .all<JoiningRow>(
      `SELECT one_sha256 AS oneSha256, one_page AS onePage, other_sha256 AS otherSha256, other_page AS otherPage,
         joined, n, workspace, person, at FROM joining WHERE in_force = 1 OR ?`,
      Number(all),
    )
    .map(({ oneSha256, onePage, otherSha256, otherPage, joined, ...said }) => ({
      one: { sha256: oneSha256, page: onePage },
      other: { sha256: otherSha256, page: otherPage },
      joined: joined === null ? null : joined === 1,
      ...said,
    }));
}

/** Adds what was said of two pictures, `one` before `other`; what is here already stays as it is. */
export function addJoining(db: Writer, { one, other, joined, n, workspace, person, at }: Joining): void {
  const ran = db.run(
    `INSERT INTO joining (one_sha256, one_page, other_sha256, other_page, joined, n, workspace, person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    one.sha256,
    one.page,
    other.sha256,
    other.page,
    joined === null ? null : Number(joined),
    n,
    workspace,
    person,
    at,
  );
  if (ran.changes > 0) db.witness('joining', ran.id);
}

/** Changes whenever what is said of pictures does. */
export function joiningsMark(db: Reader): string {
  const said = db.get<{ mark: string }>(
    "SELECT count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(sum(id * in_force), 0) AS mark FROM joining",
  );
  return said?.mark ?? '';
}

/** A scan of which something was said, as it stands among the pictures of its paper. */
export interface CandidateRow extends Candidate {
  scan: number;
}

/** The scans that are here of which anything was said, by id. */
export function candidateScans(db: Reader): CandidateRow[] {
  return db
    .all<{
      scan: number;
      sha256: string;
      page: number;
      status: ScanStatus;
      score: number | null;
      pxPerMm: number | null;
    }>(
      `SELECT scan.id AS scan, scan.original AS sha256, scan.page, scan.status, scan.score,
         json_extract(reading.json, '$.placement.pxPerMm') AS pxPerMm
       FROM (SELECT one_sha256 AS sha256, one_page AS page FROM joining UNION SELECT other_sha256, other_page FROM joining) AS named
         CROSS JOIN present AS scan ON scan.original = named.sha256 AND scan.page = named.page
         LEFT JOIN reading INDEXED BY reading_scale ON reading.id = scan.reading
       ORDER BY scan.id`,
    )
    .map(({ sha256, page, ...rest }) => ({ ...rest, picture: { sha256, page } }));
}

/** The row of something said of two pictures; undefined when it was never said here. */
export function joiningId(db: Reader, { one, other, joined, n, workspace, at }: Joining): number | undefined {
  return db.get<{ id: number }>(
    `SELECT id FROM joining WHERE one_sha256 = ? AND one_page = ? AND other_sha256 = ? AND other_page = ?
       AND n = ? AND workspace = ? AND at = ? AND joined IS ?`,
    one.sha256,
    one.page,
    other.sha256,
    other.page,
    n,
    workspace,
    at,
    joined === null ? null : Number(joined),
  )?.id;
}
