import type { RuleResult } from '../rules.ts';
import type { InkPrint } from './ink.ts';
import type { RuleSettings } from './input.ts';
import type { Rule, Verdict } from './rule.ts';

/** One figure of a protocol: its number, `blank` where the commission left the row empty, null where it is not known. */
export type Figure = number | 'blank' | null;

/** A figure that a form states: rows with one key state the same on every form of an election. */
export interface FigureRow {
  /** `registered`, `votes:<candidate>`, `turnout:<hour>`; of a row without a quantity `<form>/<field>`. */
  key: string;
  fields: readonly string[];
}

/** A form as rules between protocols see it; one object for all protocols on it. */
export interface AmongForm {
  id: string;
  election: string;
  /** How many pages it has; each is a scan of its own. */
  pages: number;
  /** Fields that say which protocol it is: the station's number, else the form's first field. */
  identity: readonly string[];
  rows: readonly FigureRow[];
  /** Index in `rows` by key. */
  at: ReadonlyMap<string, number>;
  /** Indices in `rows` of the votes, in the order of their keys; with those against all, where the form has them. */
  votes: readonly number[];
  settings: Pick<RuleSettings, 'off' | 'tolerance'>;
}

/** How the machine found a page. */
export interface PageFound {
  /** True if it was laid on a form. */
  read: boolean;
  form: string | null;
  /** Page of the form, from 1. */
  page: number | null;
  /** How well it lies, 0..1. */
  score: number;
}

/** One scan among all of a workspace. */
export interface ProtocolAmong {
  scan: number;
  /** The scan that leads the pictures of its paper; itself where it does, or where no other picture was joined with it. */
  copy: number;
  form: AmongForm;
  /** The region as it is compared, and as it is written. */
  region: string;
  place: string;
  /** Null while it is not known. */
  station: number | null;
  /** What tells its station from all others (`stationKey`); null while that is not known. */
  key: string | null;
  /** In the order of the form's rows; null while nobody has confirmed them. */
  figures: readonly Figure[] | null;
  /** `on`: form, version and page that the print was made on; only prints of one kind are compared. */
  ink: { on: string; print: InkPrint } | null;
  /** Null while the machine has not looked. */
  page: PageFound | null;
}

/** What a rule between protocols says of one of them. */
export interface BetweenVerdict extends Verdict {
  /** Scans of the other protocols that it is about, in rising order. */
  others: readonly number[];
}
export interface BetweenResult extends RuleResult {
  /** Scans of the other protocols that it is about, in rising order. */
  others: readonly number[];
}

/** A picture that another scan has of the same paper. */
export interface Like {
  other: ProtocolAmong;
  /** Of their ink, 0..1; 1 only where it is the same place by place. */
  likeness: number;
}

/** What rules between protocols look through. */
export interface Among {
  /** By scan, rising. */
  all: readonly ProtocolAmong[];
  /** By scan, what other scans with a known station show the same paper; found when first asked for. */
  like(): ReadonlyMap<number, readonly Like[]>;
}

/** A rule that looks at one protocol beside others. */
export interface BetweenRule {
  code: Rule['code'];
  /** Looks through all protocols once and answers what judges each: null where the rule does not apply to it. */
  prepare(among: Among): (one: ProtocolAmong) => BetweenVerdict | null;
}

/** Whether a scan's figures are those of its paper: of joined pictures only the leading one's are. */
export function leads({ scan, copy }: ProtocolAmong): boolean {
  return scan === copy;
}

/** A verdict about nobody else, without numbers. */
export function plainly(ok: boolean | null, fields: readonly string[]): BetweenVerdict {
  return { ok, fields, params: {}, formula: '', difference: null, others: [] };
}

/** What tells a station from all others: election, region and number; null where the number is not known. */
export function stationKey(election: string, region: string, station: number | null): string | null {
  return station === null ? null : `${election}\n${region}\n${station}`;
}

/** A protocol's figure by its row's key; null also where the form does not have it. */
export function figureOf({ form, figures }: ProtocolAmong, key: string): Figure {
  return figures?.[form.at.get(key) ?? -1] ?? null;
}

/** Fields of the rows with these keys. */
export function fieldsOf(form: AmongForm, keys: readonly string[]): string[] {
  return keys.flatMap((key) => form.rows[form.at.get(key) ?? -1]?.fields ?? []);
}

/** The votes in the order of their keys; null where one is not a number, or the form has none. */
export function votesOf({ form, figures }: ProtocolAmong): number[] | null {
  if (!figures || form.votes.length === 0) return null;
  const votes = form.votes.map((row) => figures[row]);
  return votes.every((value) => typeof value === 'number') ? votes : null;
}

/** How a message calls another protocol's station: its number, with the region where that is another. */
export function stationName(one: ProtocolAmong, other: ProtocolAmong): string {
  return other.region === one.region ? String(other.station) : `${other.station} (${other.place})`;
}

/** Collects what has one key under it, in the order given; what has none is left out. */
export function groupBy<T, Key extends string | number>(
  all: readonly T[],
  keyOf: (each: T) => Key | null,
): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
