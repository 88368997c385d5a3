/** A made-up election as its generator knows it. Nobody of these candidates exists, and no figure was ever counted. */

/** In the order of the ballot. */
export const candidates = ['birch', 'elm', 'juniper', 'oak', 'poplar', 'saxaul', 'willow'] as const;
export type Candidate = (typeof candidates)[number];
/** For whom ballots are stuffed, and from whom votes are taken. */
export const LEADER: Candidate = 'poplar';
export const RUNNER_UP: Candidate = 'juniper';

export type VoteRow = `votes_${Candidate}`;
export const voteRows: readonly VoteRow[] = candidates.map((candidate) => `votes_${candidate}` as const);
/** The rows of the protocol below the station's number, as the form's fields are called. */
export const rowIds = [
  'registered',
  'received',
  'issued',
  'unused',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
  ...voteRows,
] as const;
export type RowId = (typeof rowIds)[number];
export type Rows = Readonly<Record<RowId, number>>;

/** A row of a paper as it was typed: its number, or what is there instead; `left-out`: the person typed nothing. */
export type TypedRow = number | 'blank' | 'illegible' | 'left-out';
export type TypedRows = Readonly<Record<RowId, TypedRow>>;

/** A paper of a station: of each picture what was typed from it. More than one picture are joined as copies. */
export interface DemoPaper {
  pictures: TypedRows[];
}

export const reasons = [
  'copy-refused',
  'not-let-in',
  'removed',
  'lost-contact',
  'not-observed',
  'other',
] as const;
export type Reason = (typeof reasons)[number];

export interface DemoStation {
  /** Id of its region. */
  region: string;
  district: string;
  number: number;
  name: string;
  address: string;
  latitude: number;
  longitude: number;
  observed: boolean;
  /** Why there is no protocol, by the register; null where one is held or the register does not say. */
  reason: Reason | null;
  /** What an observer said of it later; the register does not say it. */
  reasonTold: Reason | null;
  /** What its commission found in the end. */
  rows: Rows;
  /** What is published of it. */
  official: Rows;
  /** None where no protocol is held. */
  papers: DemoPaper[];
  /** Who had voted, by the hours of `turnoutHours`; null where nobody noted it. */
  hours: number[] | null;
  /** Observers' own count of those who voted. */
  headCount: number | null;
}

/** Hours at which observers noted turnout; voting lasts from 7 to 20. */
export const turnoutHours = ['09:00', '11:00', '13:00', '15:00', '17:00', '20:00'] as const;

export const plantKinds = [
  'arithmetic',
  'row-left-out',
  'rewritten-copy',
  'copies-differ',
  'identical',
  'stuffing',
  'falsified-station',
  'falsified-district',
  'falsified-region',
  'impossible-remainder',
  'changed-publication',
  'head-count',
  'turnout-falls',
  'turnout-rushes',
] as const;
export type PlantKind = (typeof plantKinds)[number];

/** One thing that was planted. */
export interface Planted {
  kind: PlantKind;
  /** Id of the region; empty for the whole country. */
  region: string;
  /** Empty unless it is about a whole district. */
  district: string;
  /** Null where it is about a whole region or district. */
  station: number | null;
  /** Codes of the rules that must be found here; none for stuffing, which no rule of a single protocol shows. */
  codes: readonly string[];
}

/** An act of violation. */
export interface DemoIncident {
  region: string;
  station: number;
  type: string;
  /** Local time, YYYY-MM-DDTHH:MM. */
  happened: string;
  number: string;
  account: string;
  people: readonly string[];
  complaint: 'none' | 'filed' | 'accepted' | 'rejected' | 'unanswered';
  outcome: string;
}

/** What a table says of a place: station null for a whole district, district empty for a whole region, region empty for the country. */
export interface OfficialRow {
  region: string;
  district: string;
  station: number | null;
  /** How many stations it has; null of a single one. */
  stations: number | null;
  rows: Rows;
}

export interface DemoElection {
  seed: number;
  stations: DemoStation[];
  /** The first publication and what replaced it. */
  official: readonly [readonly OfficialRow[], readonly OfficialRow[]];
  incidents: readonly DemoIncident[];
  planted: readonly Planted[];
}

/** Ballots with a vote that counts. */
export const validOf = (rows: Rows): number => voteRows.reduce((sum, row) => sum + rows[row], 0);
