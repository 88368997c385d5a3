import type { Figure } from '../rules/among.ts';
import type { Figures, NoProtocolReason } from './figures.ts';

/**
 * All that is known of one election, gathered for counting. Plain data without words, made by electron/count and read by every
 * total, comparison, plot, map and report.
 */
export interface CountedElection {
  election: string;
  /** Number of the log's last row that changed data: while it stays, so does all of this. */
  upTo: number;
  /** Ids in the order of the ballot. */
  candidates: readonly string[];
  againstAll: boolean;
  /** On every form of the election those who vote by absentee certificate stand on the station's list. */
  absenteeInRegister: boolean;
  /** Keys of all figures that the election's forms state, in the forms' order; without turnout by the hour. */
  keys: readonly string[];
  /** Keys of regions (`Regions.keyOf`): those of the election's file first, in its order; '' if stations without a region are here. */
  regions: readonly string[];
  /** How those regions are written that the election's file does not name. */
  regionNames: Readonly<Record<string, string>>;
  /** By region in that order, then by number. */
  stations: readonly CountedStation[];
  /** Confirmed protocols without a station's number; they are in no total. */
  nowhere: number;
  /** Tables in force, oldest first (by day of publication, then as they came). */
  publications: readonly CountedPublication[];
  /** Rules between protocols that papers which count do not meet (W405, W406, F502, F503). */
  between: readonly BetweenPapers[];
}

/** A station that a register, a protocol, a saying or a table names. */
export interface CountedStation {
  /** `<region key>/<number>`: one for each station of the election. */
  key: string;
  region: string;
  /** As the register has it; empty where it is not known. */
  district: string;
  station: number;
  /** True if a register in force lists it. */
  listed: boolean;
  /** As the register has them; empty, or null, where it does not. */
  name: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
  /** Voters by the register; null where it does not say. */
  registered: number | null;
  /** Whether observers watched it; null while nobody said. A protocol in hand does not say so. */
  observed: boolean | null;
  /** Why no protocol is held, where somebody said. */
  reason: NoProtocolReason | null;
  /**
   * Confirmed papers: of each the picture that leads its copies. The first one is counted; the order is that of
   * `orderPapers`, the same in every workspace that has the same papers.
   */
  papers: readonly CountedPaper[];
  /** Two of its papers state different figures (F502). */
  differ: boolean;
  /** Who had voted by the hour, by rising hour; as typed or imported, not from protocols. */
  turnout: readonly { hour: string; voted: number }[];
  /** Observers' own count of those who voted; null without one. */
  headCount: number | null;
}

/** A confirmed paper of a station. */
export interface CountedPaper {
  scan: number;
  /** Figures by key: `blank` where the commission left the row empty, null where it cannot be told. */
  figures: Readonly<Record<string, Figure>>;
  /** The paper has a rule of severity error that is open: it does not meet one, and no auditor has closed it. */
  flagged: boolean;
  /** Rules that it does not meet by itself, errors and warnings; `open`: no auditor has closed it. */
  flags: readonly { code: string; open: boolean }[];
  /** SHA-256 of the picture that leads it. */
  picture: string;
}

/** A register of stations, official results, sums of protocols from elsewhere, hourly turnout and observers' counts. */
export const publicationKinds = ['stations', 'official', 'independent', 'turnout'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** A published table. */
export interface CountedPublication {
  id: number;
  kind: PublicationKind;
  source: string;
  /** Day of publication, YYYY-MM-DD. */
  published: string;
  rows: readonly CountedRow[];
}

/** What a table says of one place: the country (region empty), a region, a district of it, or a station. */
export interface CountedRow {
  region: string;
  district: string;
  station: number | null;
  figures: Figures;
}

/** A rule between protocols that a paper does not meet. */
export interface BetweenPapers {
  code: string;
  /** An auditor closed it where false. */
  open: boolean;
  scan: number;
  /** Scans of the other papers that it is about. */
  others: readonly number[];
  params: Readonly<Record<string, number | string>>;
  formula: string;
}

/** The paper that is counted for a station; undefined where no paper is in hand. */
export function countedPaper(station: CountedStation): CountedPaper | undefined {
  return station.papers[0];
}

/** A figure of a paper that is a number; undefined for blank, illegible and absent ones. */
export function numberOf(paper: CountedPaper | undefined, key: string): number | undefined {
  const figure = paper?.figures[key];
  return typeof figure === 'number' ? figure : undefined;
}

/** True if what a station is counted with is in doubt: an open error on the paper, or papers that differ. */
export function inDoubt(station: CountedStation): boolean {
  return station.differ || (countedPaper(station)?.flagged ?? false);
}

/** A station of which nothing is known but that it is there; `region`: the key. */
export function unknownStation(region: string, station: number): CountedStation {
  return {
    key: `${region}/${station}`,
    region,
    district: '',
    station,
    listed: false,
    name: '',
    address: '',
    latitude: null,
    longitude: null,
    registered: null,
    observed: null,
    reason: null,
    papers: [],
    differ: false,
    turnout: [],
    headCount: null,
  };
}
