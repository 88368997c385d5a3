import type { Batch, BatchState } from '../../shared/api/intake.ts';
import type { SourceKind } from '../../shared/protocol/intake.ts';
import type { Reader, Writer } from './connection.ts';

/** A batch with its counts; they follow from the rows that it brought, so they cannot disagree with them. */
const selectBatch = `
  SELECT id, name, region, at, person, state, found,
    (SELECT count(*) FROM source WHERE batch = batch.id) + (SELECT count(*) FROM intake_failure WHERE batch = batch.id) AS handled,
    (SELECT count(*) FROM scan WHERE batch = batch.id) AS scans,
    (SELECT coalesce(sum(known), 0) FROM source WHERE batch = batch.id) AS known,
    (SELECT count(*) FROM intake_failure WHERE batch = batch.id) AS failed,
    (SELECT json_group_array(kind ORDER BY kind) FROM recognised WHERE batch = batch.id) AS kinds
  FROM batch`;

type BatchRow = Omit<Batch, 'kinds'> & { kinds: string };

const fromRow = (row: BatchRow): Batch => ({ ...row, kinds: JSON.parse(row.kinds) as SourceKind[] });

/** All batches, newest first. */
export function listBatches(db: Reader): Batch[] {
  return db.all<BatchRow>(`${selectBatch} ORDER BY id DESC`).map(fromRow);
}

/** One batch; undefined when there is none. */
export function findBatch(db: Reader, batch: number): Batch | undefined {
  const row = db.get<BatchRow>(`${selectBatch} WHERE id = ?`, batch);
  return row && fromRow(row);
}

/** Batches that were being taken in when the process ended, oldest first. */
export function batchesUnderWay(db: Reader): Batch[] {
  return db.all<BatchRow>(`${selectBatch} WHERE state = 'taking' ORDER BY id`).map(fromRow);
}

/** The files and folders that a batch was given and that are not taken in yet, in their order. */
export function unwalkedPaths(db: Reader, batch: number): string[] {
  return db
    .all<{ path: string }>(
      `SELECT path FROM batch_path WHERE batch = ?
         AND NOT EXISTS (SELECT 1 FROM walked WHERE walked.batch = batch_path.batch AND walked.n = batch_path.n) ORDER BY n`,
      batch,
    )
    .map((row) => row.path);
}

/** Ends a batch whose files and folders are all taken in. */
export function setBatchTaken(db: Writer, batch: number): void {
  setWalked(db, batch);
  setBatchState(db, batch, 'taken');
}

/** Says that nobody needs to look any more where a batch was given something. */
export function setWalked(db: Writer, batch: number): void {
  db.run('INSERT OR IGNORE INTO walked (batch, n) SELECT batch, n FROM batch_path WHERE batch = ?', batch);
}

export interface NewBatch {
  name: string;
  region: string;
  person: string;
  /** Absolute paths of files and folders. */
  paths: readonly string[];
}

/** Adds a batch in state `taking`; answers its id. */
export function insertBatch(db: Writer, batch: NewBatch, at: string): number {
  const { id } = db.run(
    `INSERT INTO batch (name, region, at, person, state) VALUES (?, ?, ?, ?, 'taking')`,
    batch.name,
    batch.region,
    at,
    batch.person,
  );
  batch.paths.forEach((path, index) =>
    db.run('INSERT INTO batch_path (batch, n, path) VALUES (?, ?, ?)', id, index + 1, path),
  );
  db.witness('batch', id);
  return id;
}

/** Says how many files a batch has, once its folders are walked. */
export function setBatchFound(db: Writer, batch: number, found: number): void {
  db.run('UPDATE batch SET found = ? WHERE id = ?', found, batch);
  db.witness('batch', batch);
}

/** Ends a batch, or takes it up again. */
export function setBatchState(db: Writer, batch: number, state: BatchState): void {
  db.run('UPDATE batch SET state = ? WHERE id = ?', state, batch);
  db.witness('batch', batch);
}

/** Says what was recognised among what a batch was given; what was said before stays. */
export function addRecognised(db: Writer, batch: number, kinds: Iterable<SourceKind>): void {
  for (const kind of kinds) {
    if (db.get('SELECT 1 FROM recognised WHERE batch = ? AND kind = ?', batch, kind)) continue;
    const { id } = db.run('INSERT INTO recognised (batch, kind) VALUES (?, ?)', batch, kind);
    db.witness('recognised', id);
  }
}
