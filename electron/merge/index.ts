export { type Incoming, mergeFiles, type MergeOptions } from './merge.ts';
