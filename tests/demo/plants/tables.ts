import {
  type DemoStation,
  LEADER,
  type OfficialRow,
  type Planted,
  type PlantKind,
  type Rows,
  RUNNER_UP,
} from '../model.ts';
import { type Falsified, isOneOf, publish, sumOf } from '../official.ts';
import { roles } from '../places.ts';
import { turned } from './papers.ts';
import { at, type Garden, hasPaper } from './pool.ts';

const LEADERS_ROW = `votes_${LEADER}` as const;
const RUNNER_UPS_ROW = `votes_${RUNNER_UP}` as const;

/** What is published of some stations is not what their papers say: of a third the winner changes. */
export function plantFalsifiedStations({ dice, key, take }: Garden): void {
  const fits = ({ region, rows }: DemoStation) =>
    isOneOf(roles.byStation, region) &&
    rows[RUNNER_UPS_ROW] >= 60 &&
    rows[RUNNER_UPS_ROW] < rows[LEADERS_ROW];
  for (const station of take(80, (each) => hasPaper(each) && fits(each))) {
    const { rows } = station;
    const away = rows[LEADERS_ROW] - rows[RUNNER_UPS_ROW] + dice.whole(2, 20);
    station.official = dice.chance(1 / 3)
      ? turned(rows, -Math.min(away, rows[LEADERS_ROW]))
      : turned(rows, dice.whole(1, 40));
    key.push({ kind: 'falsified-station', ...at(station), codes: ['W501'] });
  }
}

/**
 * Publishes twice. In one region and one district the runner-up is left fewer votes than the covered stations alone have; in another
 * region the covered stations leave more voters than are registered in all others; the second publication changes the first.
 */
export function plantPublications(
  garden: Garden,
  stations: readonly DemoStation[],
): [readonly OfficialRow[], readonly OfficialRow[]] {
  const { key } = garden;
  const district = smallestDistrict(stations);
  plantPlace(key, 'falsified-region', roles.falsifiedRegion, '', 'F504');
  plantPlace(key, 'falsified-district', roles.falsifiedDistrict, district, 'F504');
  const apart = stations.some(
    (each) => each.region === roles.falsifiedDistrict && each.district !== district,
  );
  // Of a small election the district is its whole region.
  if (!apart) plantPlace(key, 'falsified-region', roles.falsifiedDistrict, '', 'F504');
  plantPlace(key, 'impossible-remainder', roles.impossibleRemainder, '', 'F505');
  const first: Falsified = ({ region, district: of, station, rows }) => {
    if (station !== null) return rows;
    if (region === roles.falsifiedRegion)
      return belowCovered(
        rows,
        stations.filter((each) => each.region === region),
      );
    if (region === roles.falsifiedDistrict && of === district)
      return belowCovered(
        rows,
        stations.filter((each) => each.region === region && each.district === of),
      );
    if (region === roles.impossibleRemainder)
      return overfull(
        rows,
        stations.filter((each) => each.region === region),
      );
    return rows;
  };
  const changed = changedLater(garden);
  const second: Falsified = (row) => {
    const before = first(row);
    const votes = changed(row);
    return votes === 0 ? before : added(before, votes);
  };
  return [publish(stations, first), publish(stations, second)];
}

/** Tells in the key what is planted about a whole region or district. */
function plantPlace(key: Planted[], kind: PlantKind, region: string, district: string, code: string): void {
  key.push({ kind, region, district, station: null, codes: [code] });
}

/** How many votes for the leader the second publication adds to a place; told in the key. */
function changedLater({ dice, key, take }: Garden): (row: OfficialRow) => number {
  const { changedRegion, changedByStation } = roles;
  const fits = ({ region, rows }: DemoStation) =>
    region === changedByStation && rows.registered - rows.voted >= 60;
  const some = take(8, (each) => hasPaper(each) && fits(each));
  const votes = new Map(some.map(({ number }) => [number, dice.whole(5, 50)]));
  const inRegion = dice.whole(20, 80);
  for (const station of some)
    key.push({ kind: 'changed-publication', ...at(station), codes: ['W501', 'W507'] });
  for (const region of ['', changedRegion, changedByStation])
    plantPlace(key, 'changed-publication', region, '', 'W507');
  return ({ region, station }) => {
    if (station !== null) return region === changedByStation ? (votes.get(station) ?? 0) : 0;
    return region === changedRegion ? inRegion : 0;
  };
}

const added = (rows: Rows, votes: number): Rows => ({
  ...rows,
  voted: rows.voted + votes,
  [LEADERS_ROW]: rows[LEADERS_ROW] + votes,
});

/** The district with the fewest stations, of those of which most are covered. */
function smallestDistrict(stations: readonly DemoStation[]): string {
  const own = stations.filter(({ region }) => region === roles.falsifiedDistrict);
  const sizes = new Map<string, number>();
  for (const { district } of own) sizes.set(district, (sizes.get(district) ?? 0) + 1);
  const [smallest = ['', 0]] = [...sizes].sort((a, b) => a[1] - b[1]);
  return smallest[0];
}

/** The runner-up is left three quarters of what the covered stations' commissions found; the leader has the rest. */
function belowCovered(rows: Rows, own: readonly DemoStation[]): Rows {
  const covered = sumOf(own.filter(hasPaper).map((each) => each.rows));
  const left = Math.floor((3 * covered[RUNNER_UPS_ROW]) / 4);
  return turned(rows, rows[RUNNER_UPS_ROW] - left);
}

/** One in ten more voters than all those who are registered where no protocol is held, on top of those that the covered stations have. */
function overfull(rows: Rows, own: readonly DemoStation[]): Rows {
  const covered = sumOf(own.filter(hasPaper).map((each) => each.rows));
  const others = sumOf(own.filter((each) => !hasPaper(each)).map((each) => each.rows));
  return added(rows, covered.voted + Math.ceil(1.1 * others.registered) - rows.voted);
}
