import type { EntryMode } from './status.ts';

/** How a workspace has its protocols entered. */
export interface EntryPlan {
  mode: EntryMode;
  /** Of protocols without an error, the percentage entered twice; only `sampled` asks. 0..100. */
  sharePct: number;
}

/** What a new workspace begins with. */
export const standardPlan: EntryPlan = { mode: 'sampled', sharePct: 10 };

/**
 * Whether a protocol is to be entered a second time, blind.
 * @param draw of the protocol, 0 <= draw < 1: the same however often it is saved, so that saving anew draws no other lot.
 */
export function needsSecondEntry(
  plan: EntryPlan,
  { failed, draw }: { failed: boolean; draw: number },
): boolean {
  switch (plan.mode) {
    case 'once':
      return false;
    case 'twice':
      return true;
    case 'sampled':
      return failed || draw * 100 < plan.sharePct;
  }
}
