import { findingsOf } from '../../electron/publish/parts/findings.ts';
import { formsOf } from '../../electron/workspace/workspace-forms.ts';
import { electionFilesOf } from '../../electron/workspace/elections.ts';
import { gather } from '../../electron/workspace/gather.ts';
import { openReader } from '../../electron/store/open.ts';
import { layoutOf } from '../../electron/store/layout.ts';
import { compareOfficial } from '../../shared/protocol/count/compare-official.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import { type Forensics, forensicsOf } from '../../shared/protocol/count/forensics/forensics.ts';
import { ELECTION } from './election-files.ts';
import type { Planted } from './model.ts';

/** Something that the product says of a place; `stuffing` stands for the corner of turnout and leader's share. */
export interface Found {
  code: string;
  region: string;
  district: string;
  station: number | null;
  /** It is said of a whole place and holds no more once papers in doubt are left out; the product says so beside it. */
  restsOnDoubt?: boolean;
}

/** Gathers the demo's election from a workspace that nobody writes to, as the product does for its screens and its report. */
export async function countedDemo(folder: string): Promise<CountedElection> {
  const { read, close } = openReader(layoutOf(folder).database);
  try {
    const { book } = await formsOf(folder, read);
    const { elections } = await electionFilesOf(folder);
    return gather(read, { election: ELECTION, forms: book, file: elections.get(ELECTION) ?? null });
  } finally {
    close();
  }
}

/** All that rules on papers, the comparison with official results, and the statistics find. */
export function findIn(counted: CountedElection): Found[] {
  const forensics = forensicsOf(counted, { turnoutPct: 70, sharePct: 75 });
  return [...onPapers(counted), ...beside(counted), ...inStatistics(forensics)];
}

function onPapers(counted: CountedElection): Found[] {
  return findingsOf(counted).flatMap(({ code, stations }) =>
    stations.map(({ station: { region, station } }) => ({ code, region, district: '', station })),
  );
}

function beside(counted: CountedElection): Found[] {
  const { findings, stations, changes } = compareOfficial(counted);
  return [
    ...findings.map(({ code, place, sure }) => ({
      code,
      ...place,
      station: null,
      restsOnDoubt: sure?.holds === false,
    })),
    ...stations.differences.map(({ code, region, station }) => ({ code, region, district: '', station })),
    ...changes.map(({ code, region, district, station }) => ({
      code,
      region,
      district: station === null ? district : '',
      station,
    })),
  ];
}

function inStatistics({ stations, corner, outliers, headCounts, hourly }: Forensics): Found[] {
  const found = (code: string, unusual: readonly { at: number }[]) =>
    unusual.flatMap(({ at }): Found[] => {
      const station = stations[at];
      return station ? [{ code, region: station.region, district: '', station: station.station }] : [];
    });
  return [
    ...found(
      'stuffing',
      corner.dots.filter(({ unusual }) => unusual),
    ),
    ...found(
      'W506',
      outliers.compared.filter(({ unusual }) => unusual),
    ),
    ...found(
      'W213',
      headCounts.dots.filter(({ unusual }) => unusual),
    ),
    ...found(
      'F214',
      hourly.series.filter(({ fall }) => fall !== null),
    ),
    ...found(
      'W214',
      hourly.series.filter(({ haste }) => haste !== null),
    ),
  ];
}

/** What came of holding findings against the key. */
export interface Judged {
  /** Codes that the key expects and that were found, by code. */
  found: Readonly<Record<string, number>>;
  missed: Found[];
  /** Errors (F) said of places of which the key says nothing. */
  wronglyAccused: Found[];
  /** Errors said of regions and districts that rest on papers in doubt alone: on planted ones, then, within these places. */
  onDoubtfulPapers: Found[];
  /** Errors at planted stations that the key does not expect there; a falsified region or district cannot be in more ways than one. */
  unexpected: Found[];
}

/** Holds what was found against the key of what was planted. */
export function judge(planted: readonly Planted[], all: readonly Found[]): Judged {
  const expected = planted.flatMap((one) => {
    const { region, district, station, codes } = one;
    const wanted = one.kind === 'stuffing' ? ['stuffing'] : codes;
    return wanted.map((code): Found => ({ code, region, district, station }));
  });
  const said = new Set(all.map(nameOf));
  const wanted = new Set(expected.map(nameOf));
  const places = new Set(planted.map(placeOf));
  const missed = expected.filter((one) => !said.has(nameOf(one)));
  const found: Record<string, number> = {};
  for (const one of expected) if (said.has(nameOf(one))) found[one.code] = (found[one.code] ?? 0) + 1;
  const extra = unique(all.filter(({ code }) => isError(code))).filter((one) => !wanted.has(nameOf(one)));
  const isDoubtful = (one: Found) => one.restsOnDoubt === true && holdsPlantedPaper(planted, one);
  const of = extra.filter((one) => !isDoubtful(one));
  return {
    found,
    missed,
    wronglyAccused: of.filter((one) => !places.has(placeOf(one))),
    onDoubtfulPapers: extra.filter(isDoubtful),
    unexpected: of.filter((one) => one.station !== null && places.has(placeOf(one))),
  };
}

/** Which district a station lies in the key does not say: its region will do. */
function holdsPlantedPaper(planted: readonly Planted[], { region }: Found): boolean {
  return planted.some((one) => one.kind === 'arithmetic' && one.region === region);
}

/** Stuffing is no rule of its own, but no clean station may lie there either. */
const isError = (code: string) => code.startsWith('F') || code === 'stuffing';
const placeOf = ({ region, district, station }: Omit<Found, 'code'>) => `${region}/${district}/${station}`;
const nameOf = (one: Found) => `${one.code} ${placeOf(one)}`;
const unique = (all: readonly Found[]) => [...new Map(all.map((one) => [nameOf(one), one])).values()];
