import type { ElectionFile } from '../../shared/forms/election.ts';
import { checkBetween } from '../../shared/protocol/check-between.ts';
import type {
  BetweenPapers,
  CountedElection,
  CountedPaper,
  CountedStation,
} from '../../shared/protocol/count/counted.ts';
import { hourOf } from '../../shared/protocol/count/figures.ts';
import { regionsOf, type Regions } from '../../shared/protocol/count/regions.ts';
import { type AmongForm, type ProtocolAmong, stationKey } from '../../shared/protocol/rules/among.ts';
import { figureRules } from '../../shared/protocol/rules/between-figures.ts';
import { regionRules } from '../../shared/protocol/rules/between-region.ts';
import type { Reader } from '../store/connection.ts';
import { closedOnScans, confirmedFlags, confirmedScans, publishedRows } from '../store/counting.ts';
import { lastChange } from '../store/last-change.ts';
import { publicationsOf } from './publications.ts';
import { StationBook } from './station-book.ts';

/** What an election is gathered from beside the database. */
export interface GatheredFrom {
  election: string;
  /** Protocols of all elections; those that are confirmed, lead their copies and are not annulled count. */
  protocols: readonly ProtocolAmong[];
  /** Scans of papers that a document annuls. */
  annulled: ReadonlySet<number>;
  /** Forms of the election, those in use first; each with its candidates in the order of the ballot. */
  forms: readonly { among: AmongForm; candidates: readonly string[]; absenteeInRegister: boolean }[];
  /** What is known of the election beside its forms; null where no file of it is here. */
  file: ElectionFile | null;
}

/** Gathers all that is known of one election. */
export function gatherElection(
  db: Reader,
  { election, protocols, annulled, forms, file }: GatheredFrom,
): CountedElection {
  const { regions, spelled } = spelling(regionsOf(file?.regions ?? []));
  const counted = protocols
    .filter(
      ({ form, figures, scan }) => form.election === election && figures !== null && !annulled.has(scan),
    )
    .map((among) => inRegion(among, regions));
  const leading = counted.filter(({ scan, copy }) => scan === copy);
  const between = betweenPapers(db, counted, leading);
  const published = publishedRows(db, election);
  const publications = publicationsOf(published, regions);
  const book = new StationBook(regions);
  book.addTables(published, publications);
  book.addSayings(db, election);
  const stations = stationsOf(db, book, leading, between);
  return {
    election,
    upTo: lastChange(db)?.seq ?? 0,
    candidates: unique(forms.map(({ candidates }) => candidates)),
    againstAll: forms.some(({ among }) => among.votes.some((row) => among.rows[row]?.key === 'against_all')),
    absenteeInRegister: forms.every(({ absenteeInRegister }) => absenteeInRegister),
    keys: unique(forms.map(({ among }) => keysOf(among))),
    regions: regionsInOrder(regions, stations, publications),
    regionNames: Object.fromEntries(spelled),
    stations,
    nowhere: leading.filter(({ station }) => station === null).length,
    publications,
    between,
  };
}

/** Regions that remember how those were written that the election's file does not name: of several spellings the first by letters. */
function spelling(regions: Regions): { regions: Regions; spelled: Map<string, string> } {
  const spelled = new Map<string, string>();
  const known = new Set(regions.known);
  const keyOf = (name: string) => {
    const key = regions.keyOf(name);
    const before = spelled.get(key);
    if (key !== '' && !known.has(key) && (before === undefined || name.trim() < before))
      spelled.set(key, name.trim());
    return key;
  };
  return { regions: { known: regions.known, keyOf }, spelled };
}

/** A protocol with its region under the key that it is counted under. */
function inRegion(among: ProtocolAmong, regions: Regions): ProtocolAmong {
  const region = regions.keyOf(among.place);
  return { ...among, region, key: stationKey(among.form.election, region, among.station) };
}

function keysOf(form: AmongForm): string[] {
  return form.rows.flatMap(({ key }) => (hourOf(key) === null && !key.includes('/') ? [key] : []));
}

/** Each of several lists' words once: lists are merged so that a word comes where it first stands. */
function unique(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** Rules on figures of confirmed protocols. Pictures are not compared here: that takes longer, and no total rests on it. */
function betweenPapers(
  db: Reader,
  all: readonly ProtocolAmong[],
  leading: readonly ProtocolAmong[],
): BetweenPapers[] {
  const closed = closedOnScans(db);
  const found = checkBetween(all, new Set(leading.map(({ scan }) => scan)), [...regionRules, ...figureRules]);
  return [...found].flatMap(([scan, results]) =>
    results
      .filter(({ ok }) => ok === false)
      .map(({ code, others, params, formula }) => ({
        code,
        open: !closed.has(`${scan} ${code}`),
        scan,
        others,
        params,
        formula,
      })),
  );
}

/** Puts papers to the stations of the book; answers all of them. */
function stationsOf(
  db: Reader,
  book: StationBook,
  leading: readonly ProtocolAmong[],
  between: readonly BetweenPapers[],
): CountedStation[] {
  const papers = papersOf(db, leading);
  const differing = new Set(
    between.filter(({ code, open }) => code === 'F502' && open).map(({ scan }) => scan),
  );
  for (const { scan, region, station, form, page } of leading) {
    const paper = papers.get(scan);
    if (station === null || !paper) continue;
    book.addPage(region, station, { page: form.pages > 1 ? (page?.page ?? 1) : 1, paper });
    if (differing.has(scan)) book.addDifference(region, station);
  }
  return book.stations();
}

function papersOf(db: Reader, leading: readonly ProtocolAmong[]): Map<number, CountedPaper> {
  const flags = new Map<number, { code: string; open: boolean }[]>();
  for (const { scan, code, open } of confirmedFlags(db)) {
    const of = flags.get(scan) ?? [];
    of.push({ code, open: open === 1 });
    flags.set(scan, of);
  }
  const scans = new Map(confirmedScans(db).map((row) => [row.scan, row]));
  return new Map(
    leading.flatMap(({ scan, form, figures }): [number, CountedPaper][] => {
      const row = scans.get(scan);
      if (!row || !figures) return [];
      const byKey = Object.fromEntries(form.rows.map(({ key }, index) => [key, figures[index] ?? null]));
      const picture = row.page === 1 ? row.picture : `${row.picture}/${row.page}`;
      return [
        [scan, { scan, figures: byKey, flagged: row.flagged === 1, flags: flags.get(scan) ?? [], picture }],
      ];
    }),
  );
}

/** Regions of the election's file, then all others that anything is about, by name. */
function regionsInOrder(
  { known }: Regions,
  stations: readonly CountedStation[],
  publications: CountedElection['publications'],
): string[] {
  const told = publications.flatMap(({ rows }) => rows.map(({ region }) => region));
  const named = new Set([...stations.map(({ region }) => region), ...told.filter((region) => region !== '')]);
  const others = [...named].filter((region) => !known.includes(region));
  return [...known, ...others.sort()];
}
