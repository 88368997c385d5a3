import type { StationAt, StationCard } from '../../../../shared/api/stations.ts';
import { hourOf } from '../../../../shared/protocol/count/figures.ts';
import type { SaidValue } from '../../../../shared/protocol/count/sayings.ts';
import { type StationWarning, stationWarnings } from '../../../../shared/protocol/count/station-warnings.ts';

/** What stands of a person's sayings under a key; null where nobody said anything, or took it back. */
export function saidOf(card: StationCard, key: string): SaidValue | null {
  return card.sayings.find((saying) => saying.key === key)?.value ?? null;
}

/** Id of the last saying under a key; null where there is none. */
export function seenOf(card: StationCard, key: string): number | null {
  return card.sayings.find((saying) => saying.key === key)?.id ?? null;
}

/** Hours of which a card says who had voted, by rising hour. */
export function readingsOf({ values }: StationCard): { time: string; voted: number }[] {
  return Object.entries(values)
    .flatMap(([key, { value }]) => {
      const time = hourOf(key);
      return time === null || typeof value !== 'number' ? [] : [{ time, voted: value }];
    })
    .sort((a, b) => (a.time < b.time ? -1 : 1));
}

/**
 * What is odd about a station's figures.
 * @param typed a figure that is being typed, in place of what is known of its hour
 */
export function warningsOf(card: StationCard, typed?: { hour: string; voted: number }): StationWarning[] {
  const known = readingsOf(card).filter(({ time }) => time !== typed?.hour);
  const turnout = typed ? [...known, { time: typed.hour, voted: typed.voted }] : known;
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return stationWarnings({
    turnout: turnout.sort((a, b) => (a.time < b.time ? -1 : 1)),
    voted: number(card.protocol?.voted),
    headCount: number(card.values['head_count']?.value),
    voters: card.voters,
    registered: { register: card.registered, protocol: number(card.protocol?.registered) },
  });
}

/** True if two stations are one. */
export function isSame(a: StationAt, b: StationAt): boolean {
  return a.election === b.election && a.region === b.region && a.station === b.station;
}

/** A typed number of at most five digits; null where it is none. */
export function typedNumber(text: string): number | null {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null;
}
