import type { Corner } from '../../../shared/protocol/count/forensics/corner.ts';
import { type Forensics, forensicsOf } from '../../../shared/protocol/count/forensics/forensics.ts';
import type { CountedElection } from '../../../shared/protocol/count/counted.ts';
import { countedNow } from '../counting.ts';
import type { Handlers } from '../rooms.ts';

/** Where an election's file says nothing of it. */
const USUAL_CORNER: Corner = { turnoutPct: 70, sharePct: 75 };

export const forensicsHandlers: Pick<Handlers, 'count.forensics'> = {
  'count.forensics': async (rooms, { election, region = null }) => {
    const counted = await countedNow(rooms, election);
    const { stuffing = USUAL_CORNER } = rooms.elections.get(counted.election) ?? {};
    return analysed(counted, stuffing, region);
  },
};

const known = new WeakMap<CountedElection, Map<string | null, Forensics>>();

/** What was gathered does not change: of each region it is analysed once. */
function analysed(counted: CountedElection, corner: Corner, region: string | null): Forensics {
  const regions = known.get(counted) ?? new Map<string | null, Forensics>();
  known.set(counted, regions);
  const found = regions.get(region) ?? forensicsOf(counted, corner, region);
  regions.set(region, found);
  return found;
}
