/**
 * Figures by key, as rows of forms are called between protocols (`FigureRow`): `registered received issued unused spoiled voted
 * voted_outside voted_absentee invalid votes:<candidate> against_all valid_total turnout:<HH:MM>`. Tables add some of their own.
 */
export type Figures = Readonly<Record<string, number>>;

/** What tables state of a place beside what protocols do. */
export const tableKeys = [
  /** Stations in the place; of them observed; of them with a protocol in hand. */
  'stations',
  'observed',
  'protocols',
  /** Votes for all candidates together. */
  'votes',
  /** Observers' own count of those who voted. */
  'head_count',
] as const;
export type TableKey = (typeof tableKeys)[number];

/** Why a station's protocol is not held. */
export const noProtocolReasons = [
  'copy-refused',
  'not-let-in',
  'removed',
  'lost-contact',
  'not-observed',
  'other',
] as const;
export type NoProtocolReason = (typeof noProtocolReasons)[number];

/** The key of a candidate's votes, and the candidate of such a key (null of any other). */
export const votesKey = (candidate: string): string => `votes:${candidate}`;
export function candidateOf(key: string): string | null {
  return key.startsWith('votes:') ? key.slice('votes:'.length) : null;
}
/** The key of turnout at an hour (HH:MM), and the hour of such a key (null of any other). */
export const turnoutKey = (hour: string): string => `turnout:${hour}`;
export function hourOf(key: string): string | null {
  return key.startsWith('turnout:') ? key.slice('turnout:'.length) : null;
}
