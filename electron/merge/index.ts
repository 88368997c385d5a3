export { type Incoming, mergeFiles, type MergeOptions } from './merge.ts';
export { conflictOf } from './findings.ts';
