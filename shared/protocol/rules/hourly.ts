/** How many had voted by an hour of the day, "HH:MM". */
export interface Reading {
  time: string;
  voted: number;
}

/** The hour that stands for the end of voting, which protocols do not state. */
export const END_OF_VOTING = '24:00';
/** Votes a minute that people can cast at one station (W214). */
export const VOTES_A_MINUTE = 2;

/** Two readings, one after the other, and their places in the series. */
export interface Step<R extends Reading> {
  before: R;
  after: R;
}

/** F214: the first step at which those who had voted become fewer, by more than the tolerance; null where none. */
export function firstFall<R extends Reading>(readings: readonly R[], tolerance = 0): Step<R> | null {
  return firstStep(readings, ({ before, after }) => before.voted - after.voted > tolerance);
}

/** W214: the first step with more votes a minute than `limit`; null where none. */
export function firstHaste<R extends Reading>(
  readings: readonly R[],
  limit = VOTES_A_MINUTE,
): Step<R> | null {
  return firstStep(readings, ({ before, after }) => {
    const minutes = minutesOf(after.time) - minutesOf(before.time);
    return minutes > 0 && after.voted - before.voted > limit * minutes;
  });
}

/** Votes a minute of a step, cut to one decimal. */
export function paceOf({ before, after }: Step<Reading>): number {
  const minutes = minutesOf(after.time) - minutesOf(before.time);
  return Math.floor((10 * (after.voted - before.voted)) / minutes) / 10;
}

/** Minutes since midnight of "HH:MM". */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function firstStep<R extends Reading>(
  readings: readonly R[],
  isOne: (step: Step<R>) => boolean,
): Step<R> | null {
  for (const [index, after] of readings.entries()) {
    const before = readings[index - 1];
    if (before && isOne({ before, after })) return { before, after };
  }
  return null;
}
