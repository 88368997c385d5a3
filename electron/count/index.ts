export { gatherElection, type GatheredFrom } from './gather.ts';
export { type Say, sayOfStation } from './say-of-station.ts';
export { stationCard } from './station-card.ts';
export { setInForce, takePublication } from './tables/publish.ts';
export { withSayingsSince } from './told-since.ts';
