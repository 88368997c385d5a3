import type { Reader, Writer } from './connection.ts';

/** A person's way through the practice protocols, the last where there were several. */
export interface Practised {
  code: string;
  /** Rows entered otherwise than they stand on the paper. */
  mistakes: number;
  at: string;
}

/** Keeps that a person went through the practice protocols. */
export function insertPractice(db: Writer, { code, mistakes, at }: Practised): void {
  const { id } = db.run('INSERT INTO practice (person, mistakes, at) VALUES (?, ?, ?)', code, mistakes, at);
  db.witness('practice', id);
}

/** The last practice of each person who practised, by code. */
export function practisedPeople(db: Reader): Practised[] {
  return db.all<Practised>(
    `SELECT person AS code, mistakes, at FROM practice
     WHERE id IN (SELECT max(id) FROM practice GROUP BY person) ORDER BY person`,
  );
}

/** True for a code that never entered a protocol here and never practised. */
export function isNewToDesk(db: Reader, code: string): boolean {
  return (
    db.get(
      'SELECT 1 FROM entry WHERE person = ? UNION SELECT 1 FROM practice WHERE person = ?',
      code,
      code,
    ) === undefined
  );
}
