import { addsUp, leastSum } from './bounds.ts';
import { impossibleRests, isImpossible, sameRest } from './bounds-impossible.ts';
import { type PlaceBeside, officialPlaces, regionsApart } from './compare-official-places.ts';
import { type Rest, restOf, type Unsaid, unsaidOf } from './compare-official-rest.ts';
import {
  independentSources,
  leastOfSource,
  ownSource,
  placesOfSource,
  type Source,
  type SourceInPlace,
  type SourceName,
  type SourceSum,
} from './compare-official-sources.ts';
import type { CountedElection } from './counted.ts';
import type { PartExceedsWhole, PublishedBy, RestImpossible, WholePlace } from './statement.ts';
import { officialInForce, officialTables, type StatedPlace } from './versions.ts';

/** What was compared of one source in one place. */
export interface SourceCompared {
  source: SourceName;
  /** Stations of which it states anything; null where its sums do not say. */
  stations: number | null;
  /** What it states at least, by figure that is official. */
  sums: Readonly<Record<string, SourceSum>>;
  /** What the other stations must have if the official figures are right. */
  rest: Rest;
  /** What cannot be said of the rest. */
  unsaid: readonly Unsaid[];
  /** It covers more stations than there are: numbers of stations, or the table, are wrong, and nothing is concluded. */
  tooMany: boolean;
}

/** A place with official figures beside what sources hold of it. */
export interface PlaceCompared extends WholePlace {
  /** By figure. */
  official: Readonly<Record<string, PublishedBy & { value: number }>>;
  /** Stations of the place; null where that is not known. */
  inAll: number | null;
  /** One's own protocols first; sources that state nothing of the place are left out. */
  sources: readonly SourceCompared[];
  /** Official figures that the table's own rows within the place exceed; nothing is held against them. */
  broken: readonly string[];
}

/** Official results of whole places beside protocols. */
export interface ComparedPlaces {
  /** F504, then F505; places in their order, one's own protocols before tables. */
  findings: readonly (PartExceedsWhole | RestImpossible)[];
  places: readonly PlaceCompared[];
}

/**
 * Holds official figures of the country, regions and districts against covered stations: F504 and F505, each for one's own protocols and
 * for each independent source by itself. A finding says that official figures and protocols cannot both be right; it follows from
 * arithmetic alone if each protocol is of the place that it was put under, and if the table is of all stations of the place.
 * @param inForce from `officialInForce`
 */
export function comparePlaces(
  election: CountedElection,
  inForce: ReadonlyMap<string, StatedPlace> = officialInForce(officialTables(election.publications)),
): ComparedPlaces {
  const apart = regionsApart(election);
  const sources = [ownSource(election), ...independentSources(election)].map((source) => ({
    source,
    within: placesOfSource(source, apart),
  }));
  const compared = officialPlaces(election, inForce).map((beside) =>
    comparePlace(
      election,
      beside,
      sources.map(({ source, within }) => ({
        source,
        within: within({ ...beside.place, station: null }),
      })),
    ),
  );
  const findings = compared.flatMap((each) => each.findings);
  return {
    findings: [
      ...findings.filter(({ code }) => code === 'F504'),
      ...findings.filter(({ code }) => code === 'F505'),
    ],
    places: compared.map(({ place }) => place),
  };
}

interface Held {
  source: Source;
  within: SourceInPlace;
}

function comparePlace(
  election: CountedElection,
  beside: PlaceBeside,
  sources: readonly Held[],
): { place: PlaceCompared; findings: (PartExceedsWhole | RestImpossible)[] } {
  const findings: (PartExceedsWhole | RestImpossible)[] = [];
  const compared = sources.flatMap(({ source, within }) => {
    const sums = sumsOf(election, beside, within);
    if (Object.keys(sums).length === 0) return [];
    const tooMany = beside.stations !== null && within.stations.length > beside.stations.count;
    const name = nameOf(source);
    if (!tooMany) {
      const exceeding = exceedingParts(election, beside, { source, within }, sums);
      findings.push(...exceeding, ...impossible(beside, { source, within }, exceeding));
    }
    const rest = restOf(beside, within.stations);
    const unsaid = unsaidOf(beside, rest);
    return [{ source: name, stations: coveredBy(within), sums, rest, unsaid, tooMany }];
  });
  const official = Object.fromEntries(
    [...beside.figures].map(([key, { value, source, published }]) => [key, { value, source, published }]),
  );
  return {
    place: {
      ...beside.place,
      official,
      inAll: beside.inAll,
      sources: compared,
      broken: [...beside.broken],
    },
    findings,
  };
}

const nameOf = ({ publication, name, published }: Source): SourceName => ({ publication, name, published });

/** Stations behind a source's own row where it has one, else those that it names. */
function coveredBy({ stations, row }: SourceInPlace): number | null {
  if (row) return row.figures.get('protocols')?.value ?? null;
  return stations.length > 0 ? stations.length : null;
}

function sumsOf(
  election: CountedElection,
  { figures }: PlaceBeside,
  within: SourceInPlace,
): Record<string, SourceSum> {
  const keys = [...figures.keys()].filter((key) => addsUp(key, election.keys));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const sum = leastOfSource(within, key, election);
      return sum ? [[key, sum]] : [];
    }),
  );
}

/** F504 for every official figure. */
function exceedingParts(
  election: CountedElection,
  { place, figures, inAll, broken }: PlaceBeside,
  { source, within }: Held,
  sums: Readonly<Record<string, SourceSum>>,
): PartExceedsWhole[] {
  return Object.entries(sums).flatMap(([key, part]) => {
    const official = figures.get(key);
    if (!official || broken.has(key) || part.sum <= official.value) return [];
    const all = inAllBy(within) ?? inAll;
    const { value, source: by, published } = official;
    const sureSum = source.publication === null ? sureSumOf(election, within, key) : null;
    return [
      {
        code: 'F504',
        place,
        source: nameOf(source),
        key,
        part,
        all: all !== null && part.stations !== null && part.stations > all ? null : all,
        official: { value, source: by, published },
        sure: sureSum && { ...sureSum, holds: sureSum.sum > value },
      },
    ];
  });
}

/** How many stations the place has by the source's own row. */
function inAllBy({ row }: SourceInPlace): number | null {
  return row?.figures.get('stations')?.value ?? null;
}

function sureSumOf(election: CountedElection, { stations }: SourceInPlace, key: string): SourceSum {
  return leastSum(withoutDoubt(stations), key, election);
}

const withoutDoubt = (stations: SourceInPlace['stations']) => stations.filter(({ doubtful }) => !doubtful);

/** F505: only stations can be left out one by one, so a source's rows of whole places prove nothing here. */
function impossible(
  beside: PlaceBeside,
  { source, within: { stations } }: Held,
  exceeding: readonly PartExceedsWhole[],
): RestImpossible[] {
  const exceeded = new Set([...exceeding.map(({ key }) => key), ...beside.broken]);
  return impossibleRests(beside, stations, exceeded).map(({ kind, official, ...numbers }) => {
    const sure = source.publication === null ? sameRest(beside, withoutDoubt(stations), numbers) : null;
    return {
      code: 'F505',
      kind,
      place: beside.place,
      source: nameOf(source),
      all: beside.inAll,
      official: { source: official.source, published: official.published },
      ...numbers,
      sure:
        source.publication === null
          ? { holds: sure !== null && isImpossible(sure), numbers: sure && bare(sure) }
          : null,
    };
  });
}

const bare = ({ stations, part, whole }: { stations: number } & Pick<RestImpossible, 'part' | 'whole'>) => ({
  stations,
  part,
  whole,
});
