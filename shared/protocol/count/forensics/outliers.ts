import type { LeftOut, LeftOutReason } from './left-out.ts';
import { leftOutOf } from './left-out.ts';
import { robustZ, type Spread, spreadOf } from './robust.ts';
import { type ForensicStation, percent, shareOf, turnoutOf } from './stations.ts';

/** From how many robust deviations on a station is far from its neighbours (W506). */
export const FAR = 3;
/** Fewer neighbours say too little of what is usual among them (W506). */
export const LEAST_NEIGHBOURS = 20;
/** Share of a normal distribution that lies further than `FAR` from its middle, both sides: 2 (1 − Φ(3)). */
const BY_CHANCE = 0.0026998;

/** A station beside its neighbours. */
export interface Outlier {
  at: number;
  /** Robust z of turnout and of the leader's share; null where it cannot be told. */
  turnout: number | null;
  share: number | null;
  /** Either lies `FAR` or further (W506). */
  unusual: boolean;
}

export interface OutlierPlot {
  /** Stations that could be compared with neighbours in either. */
  compared: readonly Outlier[];
  /** Of them, those that are unusual. */
  far: number;
  /** Values compared (two a station at most), and how many would lie so far off if all were normally distributed. */
  values: number;
  byChance: number;
  leftOut: LeftOut[];
}

type Measure = (station: ForensicStation) => number | null;

/**
 * Robust z-scores of turnout and of the leader's share (W506): distance from the median of the station's district in units of
 * 1.4826 times the median absolute deviation; where the district has under 20 stations, from that of its region.
 */
export function outlierPlot(stations: readonly ForensicStation[], leader: number): OutlierPlot {
  const ofTurnout = scores(stations, (station) => asPercent(turnoutOf(station)));
  const ofShare = scores(stations, (station) => asPercent(shareOf(station, leader)));
  const reasons: (LeftOutReason | null)[] = [];
  const compared: Outlier[] = [];
  stations.forEach((station, at) => {
    const [turnout, share] = [ofTurnout[at] ?? 'figure-unknown', ofShare[at] ?? 'figure-unknown'];
    if (station.scan === null) reasons.push('no-protocol');
    else if (typeof turnout === 'string' && typeof share === 'string') reasons.push(turnout);
    else
      compared.push({
        at,
        turnout: typeof turnout === 'number' ? turnout : null,
        share: typeof share === 'number' ? share : null,
        unusual: isFar(turnout) || isFar(share),
      });
  });
  const values = [...ofTurnout, ...ofShare].filter((score) => typeof score === 'number').length;
  return {
    compared,
    far: compared.filter(({ unusual }) => unusual).length,
    values,
    byChance: values * BY_CHANCE,
    leftOut: leftOutOf(reasons),
  };
}

const asPercent = (share: ReturnType<typeof turnoutOf>) => (share === null ? null : percent(share));
const isFar = (score: number | LeftOutReason) => typeof score === 'number' && Math.abs(score) >= FAR;

/** Robust z of each station's value among its neighbours, or why it has none. */
function scores(stations: readonly ForensicStation[], measure: Measure): (number | LeftOutReason)[] {
  const values = stations.map(measure);
  const districts = neighbourhoods(stations, values, ({ region, district }) =>
    district === '' ? null : `${region}\n${district}`,
  );
  const regions = neighbourhoods(stations, values, ({ region }) => region);
  return stations.map((station, at) => {
    const value = values[at] ?? null;
    if (value === null) return 'figure-unknown';
    const neighbours = districts(station) ?? regions(station);
    if (neighbours === null) return 'few-neighbours';
    return robustZ(value, neighbours) ?? 'no-spread';
  });
}

/** Median and deviation of each group with neighbours enough; null for stations of others. */
function neighbourhoods(
  stations: readonly ForensicStation[],
  values: readonly (number | null)[],
  groupOf: (station: ForensicStation) => string | null,
): (station: ForensicStation) => Spread | null {
  const groups = new Map<string, number[]>();
  stations.forEach((station, at) => {
    const [group, value] = [groupOf(station), values[at] ?? null];
    if (group === null || value === null) return;
    const members = groups.get(group) ?? [];
    members.push(value);
    groups.set(group, members);
  });
  const spreads = new Map(
    [...groups].flatMap(([group, members]) =>
      members.length >= LEAST_NEIGHBOURS ? [[group, spreadOf(members)] as const] : [],
    ),
  );
  return (station) => spreads.get(groupOf(station) ?? '') ?? null;
}
