/** Why a station, or a figure of one, has no part in a plot or a test. */
export const leftOutReasons = [
  /** Without a confirmed protocol. */
  'no-protocol',
  /** Registered voters, or those who voted, are blank, illegible, or nobody was registered. */
  'turnout-unknown',
  /** More voted than were registered (F201). */
  'over-register',
  /** A candidate's votes are blank or illegible, or nobody has a vote. */
  'share-unknown',
  /** Neither district nor region has enough stations to compare with. */
  'few-neighbours',
  /** Half of the neighbours have the very same value: nothing to measure distance with. */
  'no-spread',
  /** The figure is blank or illegible. */
  'figure-unknown',
  /** The figure is too small for the test. */
  'figure-small',
  /** No observers' own count. */
  'no-head-count',
  /** No figures by the hour. */
  'no-readings',
  /** How many are registered is not known. */
  'register-unknown',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** How many stations, or figures, were left out for a reason. */
export interface LeftOut {
  reason: LeftOutReason;
  count: number;
}

/** Counts of reasons, in the list's order; those that none was left out for do not stand there. */
export function leftOutOf(reasons: readonly (LeftOutReason | null)[]): LeftOut[] {
  const counts = new Map<LeftOutReason, number>();
  for (const reason of reasons) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return leftOutReasons.flatMap((reason) => {
    const count = counts.get(reason) ?? 0;
    return count > 0 ? [{ reason, count }] : [];
  });
}

/** There is too little to say anything: how many there are, and how many it takes. */
export interface TooFew {
  has: number;
  needs: number;
}

export const tooFew = (has: number, needs: number): TooFew | null => (has < needs ? { has, needs } : null);
