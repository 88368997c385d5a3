/** Statuses of a scan (README has the drawing of the transitions). */
export const scanStatuses = [
  'waiting',
  'reading',
  'unplaced',
  'to-confirm',
  'second-entry',
  'differing',
  'flagged',
  'final',
  'cannot-enter',
] as const;
export type ScanStatus = (typeof scanStatuses)[number];

/** Why a protocol cannot be entered (desk.md, F9). */
export const cannotEnterReasons = [
  'not-a-protocol',
  'wrong-station',
  'page-missing',
  'unreadable',
  'annulled',
  'other',
] as const;
export type CannotEnterReason = (typeof cannotEnterReasons)[number];

export const roles = ['volunteer', 'merger', 'auditor'] as const;
export type Role = (typeof roles)[number];
