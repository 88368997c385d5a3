import type { ActName } from '../../shared/protocol/acts.ts';
import type { Reader, Writer } from './connection.ts';

/** What a person did, with its subject as it stood before and after. */
export interface Step {
  id: number;
  person: string;
  act: ActName;
  /** One of the two is null. */
  scan: number | null;
  batch: number | null;
  /** JSON of the subject. */
  before: string;
  after: string;
}

const columns = 'id, person, act, scan, batch, before, after';

/** The step that a person's undo takes back next. */
export function lastDone(db: Reader, person: string): Step | undefined {
  return db.get<Step>(
    `SELECT ${columns} FROM step WHERE person = ? AND state = 'done' ORDER BY id DESC LIMIT 1`,
    person,
  );
}

/** The step that a person's redo does again next. */
export function lastUndone(db: Reader, person: string): Step | undefined {
  return db.get<Step>(
    `SELECT ${columns} FROM step WHERE person = ? AND state = 'undone' ORDER BY id LIMIT 1`,
    person,
  );
}

/** Adds a step; what the person had undone can no longer be redone. */
export function insertStep(db: Writer, step: Omit<Step, 'id'>, at: string): void {
  const undone = db.all<{ id: number }>(
    `SELECT id FROM step WHERE person = ? AND state = 'undone' ORDER BY id`,
    step.person,
  );
  for (const { id } of undone) setStepState(db, id, 'dropped');
  const { id } = db.run(
    `INSERT INTO step (person, at, act, scan, batch, before, after, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'done')`,
    step.person,
    at,
    step.act,
    step.scan,
    step.batch,
    step.before,
    step.after,
  );
  db.witness('step', id);
}

/** Moves a step between done and undone, or drops it. */
export function setStepState(db: Writer, step: number, state: 'done' | 'undone' | 'dropped'): void {
  db.run('UPDATE step SET state = ? WHERE id = ?', state, step);
  db.witness('step', step);
}
