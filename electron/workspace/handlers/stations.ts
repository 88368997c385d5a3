import { HattamaError } from '../../../shared/api/result.ts';
import type { StationAt, StationCard, StationRow } from '../../../shared/api/stations.ts';
import {
  type CountedElection,
  type CountedStation,
  countedPaper,
  inDoubt,
} from '../../../shared/protocol/count/counted.ts';
import { electionMap, type ElectionMap } from '../../../shared/protocol/count/map.ts';
import { regionsOf } from '../../../shared/protocol/count/regions.ts';
import { districtsOf, listedStations } from '../../../shared/protocol/count/station-list.ts';
import { totalsOf } from '../../../shared/protocol/count/totals.ts';
import { turnoutLine } from '../../../shared/protocol/count/turnout-line.ts';
import { sayOfStation, stationCard } from '../../count/index.ts';
import { countedNow } from '../counting.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { seated } from './seat.ts';

type StationCalls = 'stations.list' | 'stations.get' | 'stations.say' | 'count.turnout' | 'count.map';

export const stationHandlers: Pick<Handlers, StationCalls> = {
  'stations.list': async (rooms, { election, offset, limit, ...asked }) => {
    const counted = await countedNow(rooms, election);
    const found = listedStations(counted, asked);
    return {
      total: found.length,
      rows: found.slice(offset, offset + limit).map(rowOf),
      districts: asked.region === undefined ? [] : districtsOf(counted, asked.region),
    };
  },

  'stations.get': (rooms, at) => cardNow(rooms, at),

  'stations.say': async (rooms, { key, value, note, seen, ...at }, seat) => {
    const person = seated(seat);
    await knownRegion(rooms, at);
    sayOfStation(rooms.audit, person, regionsIn(rooms, at), { ...at, key, value, note, seen });
    rooms.tell({ type: 'count' });
    return cardNow(rooms, at);
  },

  'count.turnout': async (rooms, { election }) => {
    const counted = await countedNow(rooms, election);
    const summaries = rooms.elections.get(counted.election)?.turnout.summaries ?? [];
    return turnoutLine(counted, summaries);
  },

  'count.map': async (rooms, { election }) => {
    const counted = await countedNow(rooms, election);
    const map = drawn.get(counted) ?? electionMap(counted, totalsOf(counted));
    drawn.set(counted, map);
    return map;
  },
};

/** What was gathered does not change: its map is made once. */
const drawn = new WeakMap<CountedElection, ElectionMap>();

const regionsIn = (rooms: Rooms, { election }: StationAt) =>
  regionsOf(rooms.elections.get(election)?.regions ?? []);

async function cardNow(rooms: Rooms, at: StationAt): Promise<StationCard> {
  const gathered = await countedNow(rooms, at.election);
  return stationCard(rooms.audit.read, gathered, regionsIn(rooms, at), at);
}

/** Throws `not-found` for a region that nothing of the election names: a name that was mistyped would make one up. */
async function knownRegion(rooms: Rooms, { election, region }: StationAt): Promise<void> {
  const { regions } = await countedNow(rooms, election);
  if (!regions.includes(region))
    throw new HattamaError('not-found', `No region ${region} in the election ${election}`);
}

function rowOf(of: CountedStation): StationRow {
  const { region, district, station, name, listed, observed, reason, registered, headCount } = of;
  return {
    region,
    district,
    station,
    name,
    listed,
    observed,
    reason,
    registered,
    headCount,
    last: of.turnout.at(-1) ?? null,
    scan: countedPaper(of)?.scan ?? null,
    doubtful: of.papers.length > 0 && inDoubt(of),
  };
}
