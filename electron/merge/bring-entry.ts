import { checkValues } from '../../shared/forms/checks.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { EntryFacts } from '../../shared/protocol/facts.ts';
import { keyOfEntry } from '../review/entry-key.ts';
import type { Writer } from '../store/connection.ts';
import { insertEntry } from '../store/entries.ts';
import { insertFlags } from '../store/flags.ts';
import { insertBrought } from '../store/merges.ts';
import { entryByKey, insertEntryOrigin } from '../store/origins.ts';
import { hasStage, insertResolutions, insertStage } from '../store/stages.ts';
import type { MergeHand } from './hand.ts';

/**
 * Keeps a copy's entries, each once, those first that others follow; they fit their forms (`problemOf`). Answers their ids
 * here by key, and how many are new.
 */
export function bringEntries(
  db: Writer,
  hand: MergeHand,
  scan: number,
  entries: readonly EntryFacts[],
): { ids: ReadonlyMap<string, number>; fresh: number } {
  const ids = new Map<string, number>();
  let fresh = 0;
  for (const entry of inOrder(entries)) {
    const known = knownEntry(db, hand, scan, entry);
    const id = known ?? newEntry(db, hand, scan, entry);
    if (known === undefined) fresh += 1;
    ids.set(entry.key, id);
    bringStage(db, id, entry, ids);
    insertBrought(db, hand.merge, 'entry', id);
  }
  return { ids, fresh };
}

/** Entries with those before them that they follow; a circle, which only a forged file can hold, is cut. */
function inOrder(entries: readonly EntryFacts[]): EntryFacts[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const ordered = new Set<EntryFacts>();
  const visit = (entry: EntryFacts, above: ReadonlySet<string>) => {
    const other = entry.other === null ? undefined : byKey.get(entry.other);
    if (other && !above.has(other.key)) visit(other, new Set([...above, entry.key]));
    ordered.add(entry);
  };
  for (const entry of entries) visit(entry, new Set());
  return [...ordered];
}

function knownEntry(db: Writer, { own }: MergeHand, scan: number, entry: EntryFacts): number | undefined {
  const came = entryByKey(db, entry.key);
  if (came !== undefined) return came;
  if (entry.workspace !== own) return undefined;
  // Made here, told to others, and now come back.
  const mine = db.get<{ id: number }>('SELECT id FROM entry WHERE id = ? AND scan = ?', entry.number, scan);
  return mine && keyOfEntry(db, own, mine.id) === entry.key ? mine.id : undefined;
}

function newEntry(db: Writer, hand: MergeHand, scan: number, entry: EntryFacts): number {
  const {
    key,
    workspace,
    number,
    at,
    form: formId,
    formSha256,
    region,
    note,
    ruleSet,
    values,
    marks,
  } = entry;
  const person = hand.person(db, workspace, entry.person);
  const id = insertEntry(
    db,
    { scan, person, form: formId, formSha256, region, note, ruleSet, reading: null, values, marks },
    at,
  );
  const flags = entry.edited ? flagsNow(hand.form(db, formSha256), entry) : entry.flags;
  insertFlags(db, id, flags, new Set(entry.flags.filter(({ ticked }) => ticked).map(({ code }) => code)));
  insertEntryOrigin(db, id, { workspace, number, key, edited: entry.edited });
  return id;
}

/** What the rules say of numbers that somebody typed into a spreadsheet. */
function flagsNow(form: Form, { values, marks }: EntryFacts): ReturnType<typeof checkValues> {
  return checkValues(form, { values, marks }).filter(({ ok }) => ok === false);
}

/** Says what the entry is, as soon as a file tells which entry it follows. */
function bringStage(db: Writer, id: number, entry: EntryFacts, ids: ReadonlyMap<string, number>): void {
  const other = entry.other === null ? null : (ids.get(entry.other) ?? null);
  const told = entry.stage === 'first' ? entry.asPaper !== null : other !== null;
  if (!told || hasStage(db, id)) return;
  insertResolutions(db, id, entry.resolved);
  insertStage(db, id, {
    stage: entry.stage,
    other: entry.stage === 'first' ? null : other,
    asPaper: entry.asPaper,
  });
}
