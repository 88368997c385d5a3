export { gatherElection, type GatheredFrom } from './gather.ts';
