/** What the audit log tells; a word never changes its meaning. */
export const acts = [
  'workspace.made',
  'workspace.configured',
  'key.made',
  'key.replaced',
  'person.came',
  'form.kept',
  'batch.begun',
  'batch.walked',
  'batch.taken',
  'batch.cancelled',
  'batch.grown',
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
  'folder.watched',
  'folder.left',
  'senders.forgotten',
  'merge.done',
  'papers.joined',
  'papers.parted',
  'papers.apart',
  'document.linked',
  'document.unlinked',
  'export.written',
  'evidence.written',
  'backup.written',
] as const;
export type ActName = (typeof acts)[number];

/** Acts that only carry data out: what is exported is as of the last act beside these. */
export const outgoingActs = [
  'export.written',
  'evidence.written',
  'backup.written',
] as const satisfies readonly ActName[];

/** Who an act of the program itself is told of. No person's code can look like this. */
export const MACHINE = '(machine)';
