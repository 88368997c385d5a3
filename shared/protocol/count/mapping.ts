import { singleQuantities } from '../rules/input.ts';
import { candidateOf, hourOf, tableKeys, turnoutKey, votesKey } from './figures.ts';

/**
 * What a column of a published table is taken for: one of the words below, or the key of a figure (`votes`, `registered`,
 * `votes:<candidate>`, `turnout:<HH:MM>`: figures.ts).
 */
export type Meaning = string;

/** The column says nothing that is taken. */
export const LEFT_OUT = 'left_out';

/** Where a row belongs. `place`: a free text such as "Atyrau, station 36", from which region, district and station are taken. */
export const placeMeanings = ['region', 'district', 'station', 'place'] as const;
/** Long form: a candidate in one cell, and votes for that candidate in another. */
export const longMeanings = ['candidate', 'votes_of_candidate'] as const;
/** What a register says of a station beside figures. */
export const aboutMeanings = ['name', 'address', 'latitude', 'longitude', 'was_observed', 'reason'] as const;
export type AboutMeaning = (typeof aboutMeanings)[number];

/** Figures that have a word of their own: those of protocols, and what only tables state. */
const fixedFigures: readonly string[] = [...singleQuantities, ...tableKeys];
const fixed: readonly string[] = [
  LEFT_OUT,
  ...placeMeanings,
  ...longMeanings,
  ...aboutMeanings,
  ...fixedFigures,
];

const CANDIDATE = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const HOUR = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** How the columns of a table are understood. */
export interface TableMapping {
  /** Name of the sheet; empty for a file of one sheet without a name. */
  sheet: string;
  /** The row, from 1, over the first row of figures in which the columns are called something; 0 where there is none. */
  header: number;
  /** By column, the first one first. */
  columns: readonly Meaning[];
  /** Region of rows that name none; empty where they are about the whole country. */
  region: string;
  /** What a person said of names of places that the election does not know, by name as it stands there. */
  names: Readonly<Record<string, NameSaid>>;
}

/** `own`: a region of its own. `same`: another name of that region. `part`: a place inside of it. */
export type NameSaid = { is: 'own' } | { is: 'same' | 'part'; region: string };

/** True of the key of a figure that a table can state. */
export function isFigureKey(meaning: Meaning): boolean {
  const candidate = candidateOf(meaning);
  if (candidate !== null) return CANDIDATE.test(candidate);
  const hour = hourOf(meaning);
  return hour === null ? fixedFigures.includes(meaning) : HOUR.test(hour);
}

/** True of whatever a column can be taken for. */
export function isMeaning(text: string): boolean {
  return fixed.includes(text) || isFigureKey(text);
}

/** Groups of what a column can be taken for, in the order in which a person is offered them. */
export const meaningGroups = ['place', 'votes', 'figures', 'coverage', 'turnout', 'about'] as const;
export type MeaningGroup = (typeof meaningGroups)[number];

/** What a column of a table on an election can be taken for, but for being left out. */
export function meaningsOf(
  candidates: readonly string[],
  hours: readonly string[],
): Readonly<Record<MeaningGroup, readonly Meaning[]>> {
  return {
    place: placeMeanings,
    votes: [...candidates.map(votesKey), 'against_all', 'votes', ...longMeanings],
    figures: singleQuantities.filter((key) => key !== 'against_all'),
    coverage: ['stations', 'observed', 'protocols'],
    turnout: [...hours.map(turnoutKey), 'head_count'],
    about: aboutMeanings,
  };
}
