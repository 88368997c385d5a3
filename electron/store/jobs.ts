import type { ScanStatus } from '../../shared/protocol/status.ts';
import type { ProgressWriter, Reader } from './connection.ts';

/** A page for the machine to read. */
export interface Job {
  scan: number;
  /** How often it was begun since it was queued. */
  attempts: number;
  status: ScanStatus;
  /** SHA-256, extension and page of the original. */
  original: string;
  extension: string;
  page: number;
  bytes: number;
}

export type JobState = 'waiting' | 'reading' | 'done' | 'failed';

/** How many jobs are in each state. */
export function countJobs(db: Reader): Record<JobState, number> {
  const counts = { waiting: 0, reading: 0, done: 0, failed: 0 };
  for (const row of db.all<{ state: JobState; n: number }>(
    'SELECT state, count(*) AS n FROM job GROUP BY state',
  ))
    counts[row.state] = row.n;
  return counts;
}

/** Queues a scan, or queues it again from the start. */
export function queueJob(db: ProgressWriter, scan: number): void {
  db.run(
    `INSERT INTO job (scan, state) VALUES (?, 'waiting')
     ON CONFLICT (scan) DO UPDATE SET state = 'waiting', attempts = 0, error = NULL, ms = NULL`,
    scan,
  );
}

const JOB = `SELECT job.scan, job.attempts, scan.status, scan.original, scan.page, original.extension, original.bytes
  FROM job JOIN present AS scan ON scan.id = job.scan JOIN original ON original.sha256 = scan.original`;

/**
 * The page to be read next; undefined when none waits. Pages that were begun before and never came to an end stand last.
 */
export function nextJob(db: Reader): Job | undefined {
  return db.get<Job>(`${JOB} WHERE job.state = 'waiting' ORDER BY job.attempts, job.scan LIMIT 1`);
}

/** A page that waits to be read; undefined when it does not. */
export function waitingJob(db: Reader, scan: number): Job | undefined {
  return db.get<Job>(`${JOB} WHERE job.state = 'waiting' AND job.scan = ?`, scan);
}

/** Notes that the machine begins with a page. */
export function beginJob(db: ProgressWriter, scan: number): void {
  db.run(`UPDATE job SET state = 'reading', attempts = attempts + 1 WHERE scan = ?`, scan);
  db.run(`UPDATE scan SET status = 'reading' WHERE id = ? AND status = 'waiting'`, scan);
}

/** Puts a page back that was begun and not finished; `counted` false takes the attempt back: the page was not the cause. */
export function putJobBack(db: ProgressWriter, scan: number, counted: boolean): void {
  db.run(`UPDATE job SET state = 'waiting', attempts = attempts - ? WHERE scan = ?`, counted ? 0 : 1, scan);
  db.run(`UPDATE scan SET status = 'waiting' WHERE id = ? AND status = 'reading'`, scan);
}

/** Pages that were being read when the process ended, with how often they were begun. */
export function jobsUnderWay(db: Reader): { scan: number; attempts: number }[] {
  return db.all(`SELECT scan, attempts FROM job WHERE state = 'reading' ORDER BY scan`);
}

/** Ends a job. `ms`: wall time of the page; `error` in English when it failed. */
export function finishJob(
  db: ProgressWriter,
  scan: number,
  outcome: { ms: number; error: string | null },
): void {
  db.run(
    'UPDATE job SET state = ?, error = ?, ms = ? WHERE scan = ?',
    outcome.error === null ? 'done' : 'failed',
    outcome.error,
    outcome.ms,
    scan,
  );
}
