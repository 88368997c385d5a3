import { firstFall, firstHaste, paceOf, type Reading } from '../rules/hourly.ts';
import { shareUp } from '../rules/rule.ts';
import { headCountLimit } from './forensics/head-counts.ts';

/** What is known of one station's voters. */
export interface StationFigures {
  /** By rising hour. */
  turnout: readonly Reading[];
  /** Those who voted by the protocol, observers' own count, and voters on the lists; null where not known. */
  voted: number | null;
  headCount: number | null;
  voters: number | null;
  /** Voters on the lists as the register has them, and as the protocol says; null where not known. */
  registered: { register: number | null; protocol: number | null };
}

/** Something about a station's figures that asks for another look. */
export type StationWarning =
  | { code: 'F214'; from: string; to: string; before: number; after: number }
  | { code: 'W214'; from: string; to: string; votes: number; pace: number }
  | { code: 'W212'; register: number; protocol: number }
  | { code: 'W213'; counted: number; voted: number }
  /** More had voted than there are voters on the lists. */
  | { code: 'over'; hour: string; voted: number; voters: number };

/** By how many voters a protocol may differ from the register: under max(10, ⌈2 %⌉) (W212). */
const registerLimit = (register: number): number => Math.max(10, shareUp(2, register));

/**
 * What is odd about hourly figures as far as they are known: F214 (fewer than before, or more than the protocol says in the end), W214
 * (over two votes a minute), W212 (the protocol has another number of voters than the register), W213 (observers counted otherwise than the
 * protocol says), more voters than on the lists.
 */
export function stationWarnings({
  turnout,
  voted,
  headCount,
  voters,
  registered: { register, protocol },
}: StationFigures): StationWarning[] {
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
    ...(register !== null && protocol !== null && Math.abs(protocol - register) >= registerLimit(register)
      ? [{ code: 'W212' as const, register, protocol }]
      : []),
    ...(isFar ? [{ code: 'W213' as const, counted: headCount, voted }] : []),
    ...(over && voters !== null
      ? [{ code: 'over' as const, hour: over.time, voted: over.voted, voters }]
      : []),
  ];
}
