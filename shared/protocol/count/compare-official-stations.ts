import { addsUp, type Ballot, numberOf, type StationSaid } from './bounds.ts';
import { independentSources, ownSource, type Source } from './compare-official-sources.ts';
import type { CountedElection } from './counted.ts';
import { votesKey } from './figures.ts';
import type { FigureDiffers, StationDiffers } from './statement.ts';
import { officialInForce, officialTables, type StatedPlace } from './versions.ts';

/** Differences from which on grade 2 is given: in votes, and one of so many of those who voted. */
const GRADE_2_VOTES = 5;
const GRADE_2_SHARE = 100;

/** Official results of single stations beside protocols. */
export interface ComparedStations {
  /** Stations with official figures and a protocol of one's own, and those of them whose figures differ. */
  compared: number;
  differing: number;
  /** The gravest first, then by region and number; one's own protocols before tables. */
  differences: readonly StationDiffers[];
}

/**
 * W501: stations whose official figures are not those of their protocol, for one's own protocols and for each independent source. A figure
 * counts as different only if every paper of the station states it and none states the official number; of several papers the nearest
 * number is told.
 * @param official figures in force, from `officialInForce`
 */
export function compareStations(
  election: CountedElection,
  official: ReadonlyMap<string, StatedPlace> = officialInForce(officialTables(election.publications)),
): ComparedStations {
  const scans = new Map(election.stations.map(({ key, papers }) => [key, papers[0]?.scan ?? null]));
  const own = ownSource(election);
  const differences = [own, ...independentSources(election)].flatMap((source) =>
    source.stations.flatMap((said) => {
      const stated = official.get(said.key);
      return stated ? stationDiffers(election, source, said, stated, scans.get(said.key) ?? null) : [];
    }),
  );
  return {
    compared: own.stations.filter(({ key }) => official.has(key)).length,
    differing: differences.filter(({ source }) => source.publication === null).length,
    differences: inOrder(election, differences),
  };
}

function inOrder({ regions }: CountedElection, all: readonly StationDiffers[]): StationDiffers[] {
  const rank = new Map(regions.map((region, index) => [region, index]));
  const place = ({ region }: StationDiffers) => rank.get(region) ?? rank.size;
  return [...all].sort((a, b) => b.grade - a.grade || place(a) - place(b) || a.station - b.station);
}

function stationDiffers(
  election: CountedElection,
  { publication, name, published }: Source,
  said: StationSaid,
  official: StatedPlace,
  scan: number | null,
): StationDiffers[] {
  const figures = differingFigures(election, said, official);
  const [first] = figures;
  const by = first && official.figures.get(first.key);
  if (!by || official.station === null) return [];
  return [
    {
      code: 'W501',
      region: said.region,
      district: said.district,
      station: official.station,
      source: { publication, name, published },
      official: { source: by.source, published: by.published },
      grade: gradeOf(election, said, official, figures),
      figures,
      doubtful: said.doubtful,
      scan: publication === null ? scan : null,
    },
  ];
}

function differingFigures(
  election: CountedElection,
  { papers }: StationSaid,
  { figures }: StatedPlace,
): FigureDiffers[] {
  return [...figures].flatMap(([key, { value, single }]) => {
    // A published total of votes may hold those against all, or not.
    const compares = single && addsUp(key, election.keys) && !(key === 'votes' && election.againstAll);
    if (!compares) return [];
    const numbers = papers.flatMap((paper) => numberOf(paper, key, election) ?? []);
    if (numbers.length < papers.length || numbers.includes(value)) return [];
    const stated = numbers.reduce((near, each) =>
      Math.abs(each - value) < Math.abs(near - value) ? each : near,
    );
    return [{ key, official: value, stated }];
  });
}

function gradeOf(
  ballot: Ballot,
  { papers }: StationSaid,
  { figures }: StatedPlace,
  differing: readonly FigureDiffers[],
): StationDiffers['grade'] {
  const official = Object.fromEntries([...figures].map(([key, { value }]) => [key, value]));
  const winners = leadersOf(official, ballot);
  const others = papers.map((paper) => leadersOf(paper, ballot));
  if (winners && others.every((each) => each && !each.some((key) => winners.includes(key)))) return 3;
  const most = Math.max(...differing.map(({ official: a, stated: b }) => Math.abs(a - b)));
  const voted = [official, ...papers].flatMap((each) => numberOf(each, 'voted', ballot) ?? []);
  const ofVoted = voted.length > 0 && GRADE_2_SHARE * most >= Math.max(...voted);
  return most >= GRADE_2_VOTES || ofVoted ? 2 : 1;
}

/** Who has most votes, several where they are equal; null where a number of votes is not known. */
function leadersOf(paper: StationSaid['papers'][number], ballot: Ballot): string[] | null {
  const keys = [...ballot.candidates.map(votesKey), ...(ballot.againstAll ? ['against_all'] : [])];
  const votes = keys.map((key) => numberOf(paper, key, ballot));
  if (votes.length === 0 || votes.includes(undefined)) return null;
  const most = Math.max(...votes.map((each) => each ?? 0));
  return keys.filter((_, index) => votes[index] === most);
}
