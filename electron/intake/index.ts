export { batchById, beginBatch, type NewBatch, unfinishedBatches } from './batch.ts';
export { hashFile } from './keep.ts';
export { takeIn, type TakeInOptions, type TakingWorkspace } from './take-in.ts';
export { type Found, walk } from './walk.ts';
