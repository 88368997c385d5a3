import type { MergeStage } from './merging.ts';
import type { Batch, JobsStatus } from './intake.ts';

/** What the core tells its hosts unasked. Missing one is harmless: every event's state can be asked for. */
export type CoreEvent =
  | { type: 'intake'; batch: Batch }
  /** A folder is watched, or no longer, or can no longer be looked into. */
  | { type: 'watch' }
  | { type: 'jobs'; status: JobsStatus }
  /** A scan changed (status, reading, entry): lists and open screens ask again. */
  | { type: 'scan'; scan: number; version: number }
  /** A scan was taken in hand or let go. */
  | { type: 'claim'; scan: number }
  /** A batch was handed to somebody, or the workspace's settings were changed. */
  | { type: 'work' }
  /** A table came in or was withdrawn, or something was said of a station or an act of violation. */
  | { type: 'count' }
  | { type: 'export'; done: number; total: number }
  /** Pages and pictures of a report or a site that are written. */
  | { type: 'publish'; what: 'report' | 'site'; done: number; total: number }
  /** Pictures of an evidence file that are done. */
  | { type: 'evidence'; done: number; total: number }
  /** A merge under way, or ended: lists ask again. `look`: null until the files are read. `dropped`: a look's files are not needed any more. */
  | {
      type: 'merge';
      stage: MergeStage | 'ended' | 'dropped';
      look: number | null;
      done: number;
      total: number;
    }
  | { type: 'notice'; key: string };
