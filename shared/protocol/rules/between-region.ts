import {
  type Among,
  type BetweenRule,
  type BetweenVerdict,
  fieldsOf,
  groupBy,
  leads,
  plainly,
  type ProtocolAmong,
  votesOf,
} from './among.ts';
import { percentOf } from './rule.ts';

/** Rules on a protocol beside the others of its region. */
export const regionRules: readonly BetweenRule[] = [{ code: 'W405', prepare: prepareZeros }];

/** A region says something of a station once so many others of it are known. */
const OTHER_STATIONS = 5;
/** Votes from which a candidate's zero says something, and the share, in percent, that the candidate has in the region. */
const VOTES = 100;
const SHARE = 5;

/** Votes by key of their row, and all together. */
interface Sum {
  stations: number;
  votes: ReadonlyMap<string, number>;
  all: number;
}

/** W405: a candidate has no vote here, but a share of them in the region's other stations. */
function prepareZeros({ all }: Among): (one: ProtocolAmong) => BetweenVerdict | null {
  const regions = new Map(
    [...groupBy(eachStationOnce(all), regionKey)].map(([key, protocols]) => [
      key,
      new RegionVotes(protocols),
    ]),
  );
  return (one) => {
    const { form } = one;
    if (one.figures === null || form.votes.length === 0 || !leads(one)) return null;
    const keys = form.votes.map((row) => form.rows[row]?.key ?? '');
    const votes = votesOf(one);
    if (votes === null) return plainly(null, fieldsOf(form, keys));
    if (votes.reduce((sum, vote) => sum + vote, 0) < VOTES) return plainly(true, fieldsOf(form, keys));
    const region = regions.get(regionKey(one));
    if (!region || region.othersThan(one) < OTHER_STATIONS) return plainly(null, fieldsOf(form, keys));
    const zeros = keys.filter((_, index) => votes[index] === 0);
    const verdict = zeros.length > 0 ? zerosVerdict(one, zeros, region.without(one)) : null;
    return verdict ?? plainly(true, fieldsOf(form, keys));
  };
}

function zerosVerdict({ form }: ProtocolAmong, zeros: readonly string[], region: Sum): BetweenVerdict | null {
  const share = form.settings.tolerance['W405'] ?? SHARE;
  const inRegion = (key: string) => region.votes.get(key) ?? 0;
  // In hundredths of a percent, so that the comparison is one of whole numbers.
  const missed = zeros
    .filter((key) => inRegion(key) > 0 && 10_000 * inRegion(key) >= Math.round(100 * share) * region.all)
    .sort((a, b) => inRegion(b) - inRegion(a));
  const [most] = missed;
  if (most === undefined) return null;
  return {
    ...plainly(false, fieldsOf(form, missed)),
    params: { p: percentOf(inRegion(most), region.all), n: region.stations },
    formula: `0; ${inRegion(most)} / ${region.all}`,
  };
}

/** The votes of a region's stations. */
class RegionVotes {
  private readonly byStation = new Map<string, ReadonlyMap<string, number>>();
  private readonly total = new Map<string, number>();

  constructor(protocols: readonly ProtocolAmong[]) {
    for (const one of protocols) {
      const votes = votesByKey(one);
      this.byStation.set(one.key ?? '', votes);
      for (const [key, value] of votes) this.total.set(key, (this.total.get(key) ?? 0) + value);
    }
  }

  /** How many stations there are beside a protocol's own. */
  othersThan(one: ProtocolAmong): number {
    return this.byStation.size - (this.byStation.has(one.key ?? '') ? 1 : 0);
  }

  /** The region without a protocol's own station. */
  without(one: ProtocolAmong): Sum {
    const own = this.byStation.get(one.key ?? '');
    const votes = new Map([...this.total].map(([key, value]) => [key, value - (own?.get(key) ?? 0)]));
    return {
      stations: this.othersThan(one),
      votes,
      all: [...votes.values()].reduce((sum, value) => sum + value, 0),
    };
  }
}

function votesByKey(one: ProtocolAmong): ReadonlyMap<string, number> {
  const votes = votesOf(one) ?? [];
  return new Map(one.form.votes.map((row, index) => [one.form.rows[row]?.key ?? '', votes[index] ?? 0]));
}

/** Of copies of one station's protocol that with the lowest scan; only protocols whose station and votes are known. */
function eachStationOnce(all: readonly ProtocolAmong[]): ProtocolAmong[] {
  const known = all.filter((one) => leads(one) && votesOf(one) !== null);
  return [...groupBy(known, ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}

function regionKey({ form, region }: ProtocolAmong): string {
  return `${form.election}\n${region}`;
}
