export { batchById, beginBatch, unfinishedBatches } from './batch.ts';
export { keepOriginal } from './keep.ts';
export { takeIn } from './take-in.ts';
export { countSenders, forgetSenders } from './door/senders.ts';
export type { Found } from './found.ts';
export { walk } from './walk.ts';
export { isKnownArrival, takeArrivals } from './watch/arrivals.ts';
export { FolderWatch, type WatchTimes } from './watch/folder-watch.ts';
