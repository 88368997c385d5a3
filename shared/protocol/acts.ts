/** What the audit log tells; a word never changes its meaning. */
export const acts = [
  'workspace.made',
  'workspace.configured',
  'person.came',
  'form.kept',
  'batch.begun',
  'batch.walked',
  'batch.taken',
  'batch.cancelled',
  'file.taken',
  'file.failed',
  'reading.accepted',
  'reading.again',
  'entry.saved',
  'entry.second',
  'entry.resolved',
  'entry.corrected',
  'flag.closed',
  'scan.refused',
  'scan.reopened',
  'scan.placed',
  'step.undone',
  'step.redone',
  'batch.handed',
  'attention.told',
  'practice.done',
  'export.written',
  'backup.written',
] as const;
export type ActName = (typeof acts)[number];

/** Who an act of the program itself is told of. No person's code can look like this. */
export const MACHINE = '(machine)';
