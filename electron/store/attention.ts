import type { AttentionOutcome, Plant } from '../../shared/protocol/attention.ts';
import type { Reader, Writer } from './connection.ts';

/** What came of a scan's plant. */
export interface Told extends Plant {
  scan: number;
  person: string;
  outcome: AttentionOutcome;
}

/** What was told of a scan's plant; undefined while nothing was. */
export function toldOf(db: Reader, scan: number): Told | undefined {
  return db.get<Told>(
    'SELECT scan, person, field, planted AS value, outcome FROM attention WHERE scan = ?',
    scan,
  );
}

/** Keeps what came of a scan's plant. */
export function insertTold(db: Writer, { scan, person, field, value, outcome }: Told, at: string): void {
  db.run(
    'INSERT INTO attention (scan, person, field, planted, outcome, at) VALUES (?, ?, ?, ?, ?, ?)',
    scan,
    person,
    field,
    value,
    outcome,
    at,
  );
  db.witness('attention', scan);
}

/** How many plants were caught and missed. */
export interface AttentionShare {
  caught: number;
  missed: number;
}

const counts = `count(*) FILTER (WHERE outcome = 'caught') AS caught, count(*) FILTER (WHERE outcome = 'missed') AS missed`;

/** Of everybody together. */
export function attentionShare(db: Reader): AttentionShare {
  return db.get<AttentionShare>(`SELECT ${counts} FROM attention`) ?? { caught: 0, missed: 0 };
}

/** Of each person to whom a number was planted, by code. */
export function attentionByPerson(db: Reader): (AttentionShare & { code: string })[] {
  return db.all<AttentionShare & { code: string }>(
    `SELECT person AS code, ${counts} FROM attention GROUP BY person ORDER BY person`,
  );
}
