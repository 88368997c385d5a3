import { type ActName, acts } from '../../../shared/protocol/acts.ts';
import {
  type CannotEnterReason,
  cannotEnterReasons,
  type ClosureOutcome,
  closureOutcomes,
  type ScanStatus,
  scanStatuses,
} from '../../../shared/protocol/status.ts';

/** What the log tells of an act beside its name, as far as people read it. */
export interface ActDetail {
  /** Codes of rules that it is about. */
  codes: readonly string[];
  outcome: ClosureOutcome | null;
  reason: CannotEnterReason | null;
  /** The act that was taken back or done again. */
  act: ActName | null;
  /** Where the scan stood afterwards. */
  status: ScanStatus | null;
}

/** An act that this version knows; null for one of a newer version. */
export function knownAct(act: unknown): ActName | null {
  return acts.find((each) => each === act) ?? null;
}

/** Reads an event's detail: what is not as expected is left out, never shown raw. */
export function actDetail(detail: unknown): ActDetail {
  const told = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {};
  const codes = Array.isArray(told['fixed']) ? told['fixed'] : [told['code']];
  return {
    codes: codes.filter((code): code is string => typeof code === 'string' && /^[FW]\d{3}$/.test(code)),
    outcome: closureOutcomes.find((each) => each === told['outcome']) ?? null,
    reason: cannotEnterReasons.find((each) => each === told['reason']) ?? null,
    act: knownAct(told['act']),
    status: scanStatuses.find((each) => each === told['status']) ?? null,
  };
}
