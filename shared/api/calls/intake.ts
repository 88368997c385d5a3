import { z } from 'zod';
import type * as intake from '../intake.ts';
import { reads, windowOnly, writes } from './call.ts';
import { nothing, rowId, path, short } from './parts.ts';

/** Taking pictures in, and the machine's reading of them. */
export const intakeCalls = {
  /** Opens the host's dialog for files or a folder; null when it was closed. */
  'intake.choose': reads<{ paths: string[] } | null>()(
    z.strictObject({ what: z.enum(['files', 'folder']) }),
    windowOnly,
  ),
  /** Takes files and folders in as one batch, in the background; answers as soon as the batch exists. */
  'intake.add': writes<intake.Batch>()(
    z.strictObject({
      paths: z.array(path).min(1).max(100_000),
      name: short.optional(),
      region: short.optional(),
    }),
  ),
  'intake.cancel': writes<intake.Batch>()(z.strictObject({ batch: rowId })),
  'intake.batches': reads<intake.Batch[]>()(nothing),
  /** The files of a batch that did not come in, with the reason of each. */
  'intake.failures': reads<intake.IntakeFailure[]>()(z.strictObject({ batch: rowId })),
  /** Watches a folder: what comes into it and stands still comes in, now and after every opening of the workspace. */
  'intake.watch': writes<intake.Watch[]>()(z.strictObject({ path, region: short.optional() })),
  'intake.unwatch': writes<intake.Watch[]>()(z.strictObject({ path })),
  'intake.watched': reads<intake.Watch[]>()(nothing),
  /** Whom the codes of senders in chats and mails stand for is kept in a file beside the database; it can be deleted. */
  'intake.senders': reads<intake.SenderKeys>()(nothing),
  'intake.forgetSenders': writes<intake.SenderKeys>()(nothing),
  /** Starts or resumes the machine's reading of what waits. */
  'jobs.start': writes<intake.JobsStatus>()(nothing),
  'jobs.pause': writes<intake.JobsStatus>()(nothing),
  'jobs.status': reads<intake.JobsStatus>()(nothing),
  /** Reads scans again (all that were never confirmed when none is named). */
  'jobs.again': writes<intake.JobsStatus>()(
    z.strictObject({ scans: z.array(rowId).max(100_000).optional() }),
  ),
} as const;
