import type { AsPaperReason, EntryStage, ResolutionChoice } from '../../shared/protocol/status.ts';
import type { Reader, Writer } from './connection.ts';

/** What an entry is in its protocol's life. */
export interface Stage {
  stage: EntryStage;
  /** The entry that a second one is compared with, or that a resolution or correction follows; null for a first one. */
  other: number | null;
  asPaper: AsPaperReason | null;
}

/** How one difference was resolved; `reason` is never empty for a third value. */
export interface Resolution {
  choice: ResolutionChoice;
  reason: string;
}

/** An entry's stage; one from before there were stages is a first one. */
export function stageOf(db: Reader, entry: number): Stage {
  return (
    db.get<Stage>('SELECT stage, other, as_paper AS asPaper FROM entry_stage WHERE entry = ?', entry) ?? {
      stage: 'first',
      other: null,
      asPaper: null,
    }
  );
}

/** True if it is told what an entry is; one of which it is not counts as a first one. */
export function hasStage(db: Reader, entry: number): boolean {
  return db.get('SELECT 1 FROM entry_stage WHERE entry = ?', entry) !== undefined;
}

/** How an entry resolved differences, by field; empty for one that did not. */
export function resolutionsOf(db: Reader, entry: number): Record<string, Resolution> {
  const rows = db.all<Resolution & { field: string }>(
    'SELECT field, choice, reason FROM resolution WHERE entry = ?',
    entry,
  );
  return Object.fromEntries(rows.map(({ field, choice, reason }) => [field, { choice, reason }]));
}

/** Codes of all people whose entries stand behind one: its own, those it follows or stood against, and the second one that agreed with it. */
export function peopleBehind(db: Reader, entry: number): string[] {
  return db
    .all<{ person: string }>(
      `WITH RECURSIVE behind (id) AS (
         SELECT ? UNION
         SELECT other FROM behind JOIN entry_stage ON entry_stage.entry = behind.id WHERE other IS NOT NULL UNION
         SELECT first FROM behind JOIN rival ON rival.second = behind.id
       )
       SELECT DISTINCT person FROM entry
       WHERE id IN (SELECT id FROM behind) OR id IN (SELECT entry FROM entry_stage WHERE stage = 'second' AND other = ?)
       ORDER BY person`,
      entry,
      entry,
    )
    .map(({ person }) => person);
}

/** Says what an entry is, within the entry's own act. */
export function insertStage(db: Writer, entry: number, { stage, other, asPaper }: Stage): void {
  db.run(
    'INSERT INTO entry_stage (entry, stage, other, as_paper) VALUES (?, ?, ?, ?)',
    entry,
    stage,
    other,
    asPaper,
  );
  db.witness('entry_stage', entry);
}

/** Keeps how an entry resolved the differences of two others, within the entry's own act and before its stage. */
export function insertResolutions(
  db: Writer,
  entry: number,
  resolutions: Readonly<Record<string, Resolution>>,
): void {
  for (const [field, { choice, reason }] of Object.entries(resolutions))
    db.run(
      'INSERT INTO resolution (entry, field, choice, reason) VALUES (?, ?, ?, ?)',
      entry,
      field,
      choice,
      reason,
    );
}
