import type { Reader, Writer } from './connection.ts';

/** To whom a batch is handed; null while it lies in the common pool. */
export function handOf(db: Reader, batch: number): string | null {
  return db.get<{ person: string | null }>('SELECT person FROM hand WHERE batch = ?', batch)?.person ?? null;
}

/** Hands a batch to a person, or back to the pool. */
export function setHand(db: Writer, batch: number, person: string | null): void {
  db.run(
    'INSERT INTO hand (batch, person) VALUES (?, ?) ON CONFLICT (batch) DO UPDATE SET person = excluded.person',
    batch,
    person,
  );
  db.witness('hand', batch);
}
