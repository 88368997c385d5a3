import { firstFall, firstHaste, paceOf, type Reading } from '../rules/hourly.ts';
import { headCountLimit } from './forensics/head-counts.ts';

/** What is known of one station's voters. */
export interface StationFigures {
  /** By rising hour. */
  turnout: readonly Reading[];
  /** Those who voted by the protocol, observers' own count, and voters on the lists; null where not known. */
  voted: number | null;
  headCount: number | null;
  voters: number | null;
}

/** Something about a station's figures that asks for another look. */
export type StationWarning =
  | { code: 'F214'; from: string; to: string; before: number; after: number }
  | { code: 'W214'; from: string; to: string; votes: number; pace: number }
  | { code: 'W213'; counted: number; voted: number }
  /** More had voted than there are voters on the lists. */
  | { code: 'over'; hour: string; voted: number; voters: number };

/**
 * What is odd about hourly figures as far as they are known: F214 (fewer than before, or more than the protocol says in the end), W214
 * (over two votes a minute), W213 (observers counted otherwise than the protocol says), more voters than on the lists.
 */
export function stationWarnings({ turnout, voted, headCount, voters }: StationFigures): StationWarning[] {
  const end = voted === null ? [] : [{ time: '24:00', voted }];
  const fall = firstFall([...turnout, ...end]);
  const haste = firstHaste(turnout);
  const over = voters === null ? undefined : turnout.find((reading) => reading.voted > voters);
  const isFar =
    headCount !== null && voted !== null && Math.abs(voted - headCount) >= headCountLimit(headCount);
  return [
    ...(fall
      ? [
          {
            code: 'F214' as const,
            from: fall.before.time,
            to: fall.after.time,
            before: fall.before.voted,
            after: fall.after.voted,
          },
        ]
      : []),
    ...(haste
      ? [
          {
            code: 'W214' as const,
            from: haste.before.time,
            to: haste.after.time,
            votes: haste.after.voted - haste.before.voted,
            pace: paceOf(haste),
          },
        ]
      : []),
    ...(isFar ? [{ code: 'W213' as const, counted: headCount, voted }] : []),
    ...(over && voters !== null
      ? [{ code: 'over' as const, hour: over.time, voted: over.voted, voters }]
      : []),
  ];
}
