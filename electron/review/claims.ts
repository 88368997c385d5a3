/** A window's hold on a scan, so that two people do not type the same protocol. In memory: a claim dies with the process. */
export interface Claims {
  /**
   * Takes a scan in hand for a window, or keeps it there.
   * @param holder the window; any object that is its own.
   * @returns null when it is the window's now, else the code of the person in whose hand it is.
   */
  claim(scan: number, holder: object, person: string): string | null;
  /** Lets a scan go, if it is this window's. */
  release(scan: number, holder: object): void;
  /** Lets go of all that a window holds. */
  releaseAll(holder: object): void;
  /** Who has a scan in hand in another window than `holder`; null when nobody. */
  by(scan: number, holder: object): string | null;
  /** All scans in the hands of other windows. */
  others(holder: object): number[];
  /** Every claim. */
  all(): { scan: number; person: string }[];
}

/** How long a claim lasts without being kept; a window at work keeps its own three times in that time. */
export const CLAIM_MS = 60_000;

/** @param now ms on a clock that never goes back. */
export function createClaims(now: () => number, onChange: (scan: number) => void = () => undefined): Claims {
  const claims = new Map<number, { holder: object; person: string; until: number }>();

  function living(scan: number) {
    const claim = claims.get(scan);
    if (claim && claim.until <= now()) claims.delete(scan);
    return claims.get(scan);
  }

  function letGo(scan: number): void {
    if (claims.delete(scan)) onChange(scan);
  }

  return {
    claim(scan, holder, person) {
      const known = living(scan);
      if (known && known.holder !== holder) return known.person;
      claims.set(scan, { holder, person, until: now() + CLAIM_MS });
      if (known?.person !== person) onChange(scan);
      return null;
    },
    release(scan, holder) {
      if (claims.get(scan)?.holder === holder) letGo(scan);
    },
    releaseAll(holder) {
      for (const [scan, claim] of claims) if (claim.holder === holder) letGo(scan);
    },
    by(scan, holder) {
      const claim = living(scan);
      return claim && claim.holder !== holder ? claim.person : null;
    },
    others(holder) {
      return [...claims.keys()].filter((scan) => {
        const claim = living(scan);
        return claim !== undefined && claim.holder !== holder;
      });
    },
    all: () =>
      [...claims.keys()].flatMap((scan) => {
        const claim = living(scan);
        return claim ? [{ scan, person: claim.person }] : [];
      }),
  };
}
