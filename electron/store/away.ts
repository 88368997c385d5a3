import type { Reader, Writer } from './connection.ts';

/** True if only an export's word of the original is here, not its bytes. */
export function isAway(db: Reader, original: string): boolean {
  return db.get('SELECT 1 FROM away WHERE original = ? AND in_force = 1', original) !== undefined;
}

/** Says whether an original's bytes lie elsewhere. */
export function setAway(db: Writer, original: string, away: boolean): void {
  if (isAway(db, original) === away) return;
  db.run(
    'INSERT INTO away (original, in_force) VALUES (?, ?) ON CONFLICT (original) DO UPDATE SET in_force = excluded.in_force',
    original,
    away ? 1 : 0,
  );
  db.witness('away', original);
}
