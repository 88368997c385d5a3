import type { ClosureOutcome } from '../../shared/protocol/status.ts';
import type { Reader, Writer } from './connection.ts';

/** An auditor's word on a rule that an entry does not meet. */
export interface Closure {
  entry: number;
  code: string;
  outcome: ClosureOutcome;
  reason: string;
  person: string;
  at: string;
}

/** All closures of a scan's entries that are in force, oldest first. */
export function closuresOf(db: Reader, scan: number): Closure[] {
  return db.all<Closure>(
    'SELECT entry, code, outcome, reason, person, at FROM closure WHERE scan = ? AND in_force = 1 ORDER BY id',
    scan,
  );
}

/** Codes of an entry's flags that an auditor has closed. */
export function closedCodes(db: Reader, entry: number): ReadonlySet<string> {
  const rows = db.all<{ code: string }>('SELECT code FROM closure WHERE entry = ? AND in_force = 1', entry);
  return new Set(rows.map(({ code }) => code));
}

/** Ids of a scan's closures that are in force. */
export function closuresInForce(db: Reader, scan: number): number[] {
  return db
    .all<{ id: number }>('SELECT id FROM closure WHERE scan = ? AND in_force = 1 ORDER BY id', scan)
    .map(({ id }) => id);
}

/** Adds a closure in force. */
export function insertClosure(db: Writer, scan: number, closure: Closure): void {
  addClosure(db, scan, closure, 1);
}

/** Keeps a closure that came from elsewhere, once and not yet in force; answers its id. */
export function putClosure(db: Writer, scan: number, closure: Closure): number {
  const { entry, code, outcome, person, at } = closure;
  const known = db.get<{ id: number }>(
    'SELECT id FROM closure WHERE entry = ? AND code = ? AND outcome = ? AND person = ? AND at = ?',
    entry,
    code,
    outcome,
    person,
    at,
  );
  return known?.id ?? addClosure(db, scan, closure, 0);
}

function addClosure(db: Writer, scan: number, closure: Closure, inForce: 0 | 1): number {
  const { id } = db.run(
    'INSERT INTO closure (scan, entry, code, outcome, reason, person, at, in_force) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    scan,
    closure.entry,
    closure.code,
    closure.outcome,
    closure.reason,
    closure.person,
    closure.at,
    inForce,
  );
  db.witness('closure', id);
  return id;
}

/** Puts exactly the closures of `wanted` in force for a scan. */
export function setClosuresInForce(db: Writer, scan: number, wanted: readonly number[]): void {
  const all = db.all<{ id: number; inForce: 0 | 1 }>(
    'SELECT id, in_force AS inForce FROM closure WHERE scan = ?',
    scan,
  );
  const set = (id: number, inForce: 0 | 1) => {
    db.run('UPDATE closure SET in_force = ? WHERE id = ?', inForce, id);
    db.witness('closure', id);
  };
  // Taken back first: an entry's flag has at most one closure in force.
  for (const { id, inForce } of all) if (inForce === 1 && !wanted.includes(id)) set(id, 0);
  for (const { id, inForce } of all) if (inForce === 0 && wanted.includes(id)) set(id, 1);
}
