import type { ProgressWriter, Reader } from './connection.ts';

/** A page for the machine to read. */
export interface Job {
  scan: number;
  attempts: number;
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

/** Takes the next waiting page: job and scan become `reading`. Undefined when none waits. */
export function takeJob(db: ProgressWriter): Job | undefined {
  const job = db.get<Job>(
    `SELECT job.scan, job.attempts + 1 AS attempts, scan.original, scan.page, original.extension, original.bytes
     FROM job JOIN scan ON scan.id = job.scan JOIN original ON original.sha256 = scan.original
     WHERE job.state = 'waiting' AND scan.status = 'waiting' ORDER BY job.scan LIMIT 1`,
  );
  if (!job) return undefined;
  db.run(`UPDATE job SET state = 'reading', attempts = attempts + 1 WHERE scan = ?`, job.scan);
  db.run(`UPDATE scan SET status = 'reading' WHERE id = ?`, job.scan);
  return job;
}

/**
 * Puts a page back that was begun and not finished. `begun` false takes the attempt back: the page was not the cause.
 */
export function putJobBack(db: ProgressWriter, scan: number, begun: boolean): void {
  db.run(
    `UPDATE job SET state = 'waiting', attempts = attempts - ? WHERE scan = ? AND state = 'reading'`,
    begun ? 0 : 1,
    scan,
  );
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
