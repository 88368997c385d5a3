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

/** Why an error that a protocol shows stands on its paper (desk.md, Ctrl+Enter; numbered from 1). */
export const asPaperReasons = [
  'commission-slip',
  'corrected-on-paper',
  'row-left-empty',
  'paper-differs',
  'other',
] as const;
export type AsPaperReason = (typeof asPaperReasons)[number];

/** How often a workspace's protocols are entered: `sampled` has flagged ones and a random share entered twice. */
export const entryModes = ['once', 'sampled', 'twice'] as const;
export type EntryMode = (typeof entryModes)[number];

/** What an entry is in the life of its protocol. */
export const entryStages = ['first', 'second', 'resolution', 'correction'] as const;
export type EntryStage = (typeof entryStages)[number];

/** How an auditor closes a flag. */
export const closureOutcomes = ['fixed', 'as-on-paper', 'not-an-error'] as const;
export type ClosureOutcome = (typeof closureOutcomes)[number];

/** Which value a difference between two entries was resolved to. */
export const resolutionChoices = ['first', 'second', 'third'] as const;
export type ResolutionChoice = (typeof resolutionChoices)[number];
