import { type Dice, split } from './dice.ts';
import { candidates, type DemoStation, LEADER, type Rows, RUNNER_UP, voteRows } from './model.ts';
import { type DemoRegion, demoRegions } from './places.ts';

/** So many stations come to a district; a district has some twenty with a protocol, so that its outliers show. */
const DISTRICT = 42;

/** Votes of those who are neither leader nor runner-up, by weight. */
const OTHERS: Readonly<Record<string, number>> = { birch: 5, elm: 9, oak: 6, saxaul: 4, willow: 2 };

/** All stations of an election in which everybody was honest; nobody has a protocol yet. */
export function honestStations(dice: Dice, count: number): DemoStation[] {
  const sizes = split(
    count,
    demoRegions.map(({ weight }) => weight),
  );
  const taken = new Set<string>();
  return demoRegions.flatMap((region, index) => stationsOf(dice, region, sizes[index] ?? 0, taken));
}

function stationsOf(dice: Dice, region: DemoRegion, count: number, taken: Set<string>): DemoStation[] {
  const districts = Math.max(1, Math.round(count / DISTRICT));
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const district = Math.min(districts, 1 + Math.floor((index * districts) / count));
    const rows = unlikeOthers(honestRows(dice, region), taken);
    return {
      region: region.id,
      district: `ТИК ${district}`,
      number,
      name: `Школа № ${dice.whole(1, 200)}`,
      address: `ул. ${dice.one(streets)}, ${dice.whole(1, 150)}`,
      latitude: near(dice, region.latitude, 1.2),
      longitude: near(dice, region.longitude, 2),
      observed: false,
      reason: null,
      reasonTold: null,
      rows,
      official: rows,
      papers: [],
      hours: null,
      headCount: null,
    };
  });
}

const streets = ['Арычная', 'Кленовая', 'Садовая', 'Степная', 'Тополиная', 'Яблоневая'] as const;

const near = (dice: Dice, middle: number, reach: number) =>
  Math.round(dice.normal(middle, reach / 3, middle - reach, middle + reach) * 10_000) / 10_000;

/** What an honest commission writes: every sum closes. */
function honestRows(dice: Dice, region: DemoRegion): Rows {
  const urban = dice.chance(region.urban);
  const registered = Math.round(urban ? dice.normal(1750, 400, 600, 2600) : dice.normal(650, 320, 80, 1500));
  const turnout = dice.normal(region.turnout + (urban ? -0.02 : 0.03), 0.04, 0.2, 0.69);
  const leader = dice.normal(region.leader + (urban ? -0.03 : 0.03), 0.04, 0.15, 0.74);
  return rowsFor(dice, { registered, voted: Math.round(registered * turnout), leader });
}

/**
 * Rows that close, for so many voters and such a share of the leader, 0..1; the others share what is left.
 */
export function rowsFor(
  dice: Dice,
  { registered, voted, leader }: { registered: number; voted: number; leader: number },
): Rows {
  const received = registered + Math.ceil(registered / 100);
  const issued = Math.min(registered, voted + dice.whole(0, 2));
  const invalid = Math.min(
    voted,
    Math.max(voted >= 500 ? 1 : 0, Math.round(voted * dice.normal(0.012, 0.004, 0.002, 0.024))),
  );
  const runnerUp = (1 - leader) * dice.normal(0.5, 0.06, 0.3, 0.7);
  const rest = 1 - leader - runnerUp;
  const others = Object.values(OTHERS).reduce((sum, weight) => sum + weight, 0);
  const weights = candidates.map((candidate) => {
    if (candidate === LEADER) return leader;
    if (candidate === RUNNER_UP) return runnerUp;
    return ((rest * (OTHERS[candidate] ?? 0)) / others) * dice.normal(1, 0.3, 0.3, 1.9);
  });
  const votes = split(voted - invalid, weights);
  return {
    registered,
    received,
    issued,
    unused: received - issued,
    voted,
    voted_outside: Math.round(voted * dice.normal(0.03, 0.012, 0, 0.07)),
    voted_absentee: Math.round(voted * dice.normal(0.012, 0.006, 0, 0.03)),
    invalid,
    ...votesAs(votes),
  };
}

function votesAs(votes: readonly number[]): Record<(typeof voteRows)[number], number> {
  return Object.fromEntries(voteRows.map((row, index) => [row, votes[index] ?? 0])) as Record<
    (typeof voteRows)[number],
    number
  >;
}

/** The same rows, with votes moved by one until no other station has the very same votes. */
export function unlikeOthers(rows: Rows, taken: Set<string>): Rows {
  let now = rows;
  for (let moved = 0; taken.has(votesKey(now)); moved++) {
    const to = voteRows[moved % voteRows.length] ?? 'votes_birch';
    const from = voteRows.find((row) => row !== to && now[row] > 0);
    if (from === undefined) break;
    now = { ...now, [from]: now[from] - 1, [to]: now[to] + 1 };
  }
  taken.add(votesKey(now));
  return now;
}

const votesKey = (rows: Rows) => voteRows.map((row) => rows[row]).join(' ');
