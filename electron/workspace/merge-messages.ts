import type { MergeReport, MergeStage } from '../../shared/api/merging.ts';
import type { CallError } from '../../shared/api/result.ts';

/** What the worker of a merge is started with. */
export interface MergeOrder {
  /** The workspace's folder. */
  folder: string;
  /** Files to merge, absolute. */
  paths: readonly string[];
  person: string;
  /** Name of the batch that new copies belong to. */
  name: string;
  /** The merge's time, ISO 8601 in UTC. */
  at: string;
  dryRun: boolean;
}

/** From the worker. After `ready` it waits for any message before it writes. */
export type MergeTold =
  | { kind: 'progress'; stage: MergeStage; done: number; total: number }
  | { kind: 'ready' }
  | { kind: 'done'; report: MergeReport }
  | { kind: 'failed'; error: CallError };
