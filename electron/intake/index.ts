export { batchById, beginBatch, unfinishedBatches } from './batch.ts';
export { hashFile } from './keep.ts';
export { takeIn } from './take-in.ts';
export { type Found, walk } from './walk.ts';
