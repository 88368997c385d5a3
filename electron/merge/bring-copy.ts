import type { CopyFacts } from '../../shared/protocol/facts.ts';
import { seenSnapshot } from '../review/merge-step.ts';
import { rememberOwn } from '../review/own-standing.ts';
import { READ_ELSEWHERE, settle } from '../review/settle.ts';
import { scanById } from '../review/state.ts';
import { isAway, pictureCame, setAway } from '../store/away.ts';
import type { Writer } from '../store/connection.ts';
import { insertInkPrint } from '../store/ink-prints.ts';
import { insertBrought, isWithdrawn, setWithdrawn } from '../store/merges.ts';
import { findOriginal, insertOriginal } from '../store/originals.ts';
import { insertScan, scanOfPage, updateScan } from '../store/scans.ts';
import { hasSource, insertSource } from '../store/sources.ts';
import { bringEntries } from './bring-entry.ts';
import { bringStandings } from './bring-standing.ts';
import type { MergeHand } from './hand.ts';

/** What became of a copy. */
export interface BroughtCopy {
  scan: number;
  /** As people saw it before and see it now; null where they did not. */
  before: string | null;
  after: string | null;
  /** Whether anything came that was not here or did not count, if it be that another workspace says the same. */
  news: boolean;
}

/**
 * Brings one copy in: its picture's name where the picture is not known, its entries, its standings; then what counts
 * follows anew. Bringing it again changes nothing. Nothing stands against it (`problemOf`).
 * @param file name of the workbook that it stands in
 */
export function bringCopy(db: Writer, hand: MergeHand, copy: CopyFacts, file: string): BroughtCopy {
  const { sha256, page } = copy.picture;
  const known = scanOfPage(db, sha256, page);
  const before = known === undefined ? null : seenSnapshot(db, known);
  const scan = known ?? newScan(db, hand, copy);
  const pictureIsNew = bringPicture(db, hand, copy, file);
  if (known !== undefined) rememberOwn(db, hand.own, scanById(db, scan));
  if (isWithdrawn(db, scan)) setWithdrawn(db, scan, false);
  insertBrought(db, hand.merge, 'scan', scan);
  if (copy.ink) insertInkPrint(db, scan, copy.ink);
  const { ids, fresh } = bringEntries(db, hand, scan, copy.entries);
  const standings = bringStandings(db, hand, scan, copy.standings, ids);
  settle(db, hand.own, scan, (reader, form) => hand.form(reader, form));
  const after = seenSnapshot(db, scan);
  const news = before !== after || pictureIsNew || fresh + standings > 0;
  return { scan, before, after, news };
}

function newScan(db: Writer, hand: MergeHand, { picture, region, takenAt }: CopyFacts): number {
  const { sha256, page, pages, bytes, mediaType, extension } = picture;
  if (!findOriginal(db, sha256)) {
    insertOriginal(db, { sha256, bytes, mediaType, extension, pages }, hand.at);
    setAway(db, sha256, true);
  }
  const scan = insertScan(db, { original: sha256, page, batch: hand.batch, region }, takenAt);
  // Nothing is there to be read until the picture comes.
  if (isAway(db, sha256)) updateScan(db, scan, { status: 'unplaced', refused: READ_ELSEWHERE });
  return scan;
}

/** Says where the picture came from, and has it read once its bytes are here; true where they were not here before. */
function bringPicture(
  db: Writer,
  hand: MergeHand,
  { picture: { sha256 }, sources }: CopyFacts,
  file: string,
): boolean {
  const named = sources.length > 0 ? sources : [{ name: `${sha256.slice(0, 12)}`, at: hand.at }];
  for (const { name } of named) {
    const path = `${file}#${sha256}/${name}`;
    if (!hasSource(db, hand.batch, path))
      insertSource(db, { original: sha256, batch: hand.batch, path, name, known: true }, hand.at);
  }
  const comes = hand.kept.has(sha256) && isAway(db, sha256);
  if (comes) pictureCame(db, sha256);
  return comes;
}
