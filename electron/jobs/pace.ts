/** How fast pages are done, measured since a run began. */
export interface Pace {
  /** Tells that a page is done. */
  done(): void;
  /** Pages a minute; 0 until measured. */
  perMinute(): number;
  /** Seconds until `left` pages are done; null until it can be estimated. */
  secondsLeft(left: number): number | null;
}

/** The first page waits for the workers to load: a rate from fewer pages than this misleads. */
const enough = 2;

/** @param now a clock in ms that never goes back. */
export function createPace(now: () => number): Pace {
  const began = now();
  let pages = 0;
  const perMs = () => (pages < enough ? 0 : pages / Math.max(now() - began, 1));
  return {
    done: () => void pages++,
    perMinute: () => perMs() * 60_000,
    secondsLeft(left) {
      const rate = perMs();
      return rate === 0 ? null : left / rate / 1000;
    },
  };
}
