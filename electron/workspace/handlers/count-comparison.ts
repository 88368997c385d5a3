import { compareOfficial, type Comparison } from '../../../shared/protocol/count/compare-official.ts';
import type { CountedElection } from '../../../shared/protocol/count/counted.ts';
import { countedNow } from '../counting.ts';
import type { Handlers, Rooms } from '../rooms.ts';

export const comparisonHandlers: Pick<Handlers, 'count.comparison' | 'count.differences' | 'count.changes'> =
  {
    'count.comparison': async (rooms, { election }) => {
      const { findings, places, stations, changes } = await comparedNow(rooms, election);
      const { compared, differing, differences } = stations;
      const ofGrade = (grade: number) => differences.filter((each) => each.grade === grade).length;
      return {
        findings,
        places,
        stations: { compared, differing },
        differences: { 1: ofGrade(1), 2: ofGrade(2), 3: ofGrade(3) },
        changes: changes.length,
      };
    },
    'count.differences': async (rooms, { election, offset, limit }) => {
      const { stations } = await comparedNow(rooms, election);
      const all = stations.differences;
      return { total: all.length, rows: all.slice(offset, offset + limit) };
    },
    'count.changes': async (rooms, { election, offset, limit }) => {
      const { changes } = await comparedNow(rooms, election);
      return { total: changes.length, rows: changes.slice(offset, offset + limit) };
    },
  };

const known = new WeakMap<CountedElection, Comparison>();

/** What was gathered does not change: it is compared once. */
async function comparedNow(rooms: Rooms, election: string | undefined): Promise<Comparison> {
  const counted = await countedNow(rooms, election);
  const comparison = known.get(counted) ?? compareOfficial(counted);
  known.set(counted, comparison);
  return comparison;
}
