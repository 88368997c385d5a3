import type { Reader, Writer } from './connection.ts';

/** What a merge can bring. */
export type Brought = 'scan' | 'entry' | 'standing';

/** A merge to keep. */
export interface NewMerge {
  at: string;
  person: string;
  batch: number;
  /** Name and SHA-256 of each file. */
  files: readonly (readonly [name: string, sha256: string])[];
}

/** Adds a merge in force; answers its id. */
export function insertMerge(db: Writer, merge: NewMerge): number {
  const { id } = db.run(
    'INSERT INTO merge (at, person, batch, files) VALUES (?, ?, ?, ?)',
    merge.at,
    merge.person,
    merge.batch,
    JSON.stringify(merge.files),
  );
  db.witness('merge', id);
  return id;
}

/** Undoes a merge, or does it again. */
export function setMergeInForce(db: Writer, merge: number, inForce: boolean): void {
  db.run('UPDATE merge SET in_force = ? WHERE id = ?', inForce ? 1 : 0, merge);
  db.witness('merge', merge);
}

/** Notes that a merge brought something, also what was here already; within the merge's own act. */
export function insertBrought(db: Writer, merge: number, kind: Brought, ref: number): void {
  db.run('INSERT OR IGNORE INTO brought (merge, kind, ref) VALUES (?, ?, ?)', merge, kind, ref);
}

/** True if a merge that is in force brought it. */
export function isBrought(db: Reader, kind: Brought, ref: number): boolean {
  const found = db.get(
    `SELECT 1 FROM brought JOIN merge ON merge.id = brought.merge
     WHERE brought.kind = ? AND brought.ref = ? AND merge.in_force = 1 LIMIT 1`,
    kind,
    ref,
  );
  return found !== undefined;
}

/** True if a picture of this workspace's own intake brought the scan, whatever merges did. */
export function isOwnScan(db: Reader, scan: number): boolean {
  const found = db.get(
    `SELECT 1 FROM scan JOIN source ON source.original = scan.original
     WHERE scan.id = ? AND source.batch NOT IN (SELECT batch FROM merge) LIMIT 1`,
    scan,
  );
  return found !== undefined;
}

/** True for a scan that only undone merges brought: nobody sees it. */
export function isWithdrawn(db: Reader, scan: number): boolean {
  return db.get('SELECT 1 FROM withdrawn WHERE scan = ? AND in_force = 1', scan) !== undefined;
}

/** Takes a scan out of sight, or brings it back. */
export function setWithdrawn(db: Writer, scan: number, withdrawn: boolean): void {
  if (isWithdrawn(db, scan) === withdrawn) return;
  db.run(
    'INSERT INTO withdrawn (scan, in_force) VALUES (?, ?) ON CONFLICT (scan) DO UPDATE SET in_force = excluded.in_force',
    scan,
    withdrawn ? 1 : 0,
  );
  db.witness('withdrawn', scan);
}

/** What was said that a merge can bring. */
export type BroughtSaying = 'joining' | 'linking';

/** How much of what was said of pictures and documents counts. */
export function sayingsInForce(db: Reader): number {
  const { n = 0 } =
    db.get<{ n: number }>(
      'SELECT (SELECT count(*) FROM joining WHERE in_force = 1) + (SELECT count(*) FROM linking WHERE in_force = 1) AS n',
    ) ?? {};
  return n;
}

/** Notes that a merge brought what was said of pictures or documents, within the merge's own act. */
export function insertBroughtSaying(db: Writer, merge: number, kind: BroughtSaying, ref: number): void {
  db.run('INSERT OR IGNORE INTO brought_saying (merge, kind, ref) VALUES (?, ?, ?)', merge, kind, ref);
  db.witness('brought_saying', merge);
}

/**
 * Puts what a merge said into force, or out of it where no other merge in force says it too and it was not said here.
 * @param own id of this workspace
 */
export function settleSayings(db: Writer, merge: number, own: string): void {
  const rows = db.all<{ kind: BroughtSaying; ref: number; inForce: 0 | 1 }>(
    `SELECT kind, ref, EXISTS (SELECT 1 FROM brought_saying AS other JOIN merge ON merge.id = other.merge
       WHERE other.kind = brought_saying.kind AND other.ref = brought_saying.ref AND merge.in_force = 1) AS inForce
     FROM brought_saying WHERE merge = ? ORDER BY kind, ref`,
    merge,
  );
  for (const { kind, ref, inForce } of rows) {
    // The names are of a type of ours, never input.
    const ran = db.run(
      `UPDATE ${kind} SET in_force = ? WHERE id = ? AND workspace <> ? AND in_force <> ?`,
      inForce,
      ref,
      own,
      inForce,
    );
    if (ran.changes > 0) db.witness(kind, ref);
  }
}
