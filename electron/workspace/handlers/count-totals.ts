import { HattamaError } from '../../../shared/api/result.ts';
import { stationsBehind } from '../../../shared/protocol/count/behind.ts';
import type { CountedElection } from '../../../shared/protocol/count/counted.ts';
import { type ElectionTotals, totalsOf } from '../../../shared/protocol/count/totals.ts';
import { countedNow } from '../counting.ts';
import type { Handlers, Rooms } from '../rooms.ts';

export const totalsHandlers: Pick<Handlers, 'count.totals' | 'count.behind'> = {
  'count.totals': async (rooms, { election, region }) => {
    const totals = totalsNow(await counted(rooms, election));
    const regions = totals.regions.map((each) =>
      each.region === region ? each : { ...each, districts: [] },
    );
    return { ...totals, regions };
  },
  'count.behind': async (rooms, { election, order, offset, limit, ...asked }) => {
    const { stations, sum, lacking } = stationsBehind(await counted(rooms, election), asked, order);
    return { total: stations.length, sum, lacking, rows: stations.slice(offset, offset + limit) };
  },
};

/** Throws `not-found` where nothing here is about the election that was asked for. */
async function counted(rooms: Rooms, election: string | undefined): Promise<CountedElection> {
  const found = await countedNow(rooms, election);
  const { keys, stations, publications } = found;
  if (election !== undefined && keys.length + stations.length + publications.length === 0)
    throw new HattamaError('not-found', `Nothing here is about an election ${election}`);
  return found;
}

const added = new WeakMap<CountedElection, ElectionTotals>();

/** What was gathered does not change: it is added up once. */
function totalsNow(election: CountedElection): ElectionTotals {
  const known = added.get(election) ?? totalsOf(election);
  added.set(election, known);
  return known;
}
