import type { Batch } from '../../shared/api/intake.ts';
import type { Message } from '../../shared/api/scans.ts';
import type { Audit } from '../audit/change.ts';
import { pictureCame } from '../store/away.ts';
import type { Writer } from '../store/connection.ts';
import { insertFailure } from '../store/failures.ts';
import { insertMessage } from '../store/messages.ts';
import { queueJob } from '../store/jobs.ts';
import { findOriginal, insertOriginal } from '../store/originals.ts';
import { setWithdrawn } from '../store/merges.ts';
import { insertScan, scanOfPage } from '../store/scans.ts';
import { insertSource } from '../store/sources.ts';
import type { Kept } from './keep.ts';
import type { FoundFile, FoundProblem } from './found.ts';

/**
 * Records a kept file in one transaction: the original with one waiting scan a page when its bytes are new, and in any
 * case where they came from.
 * @param message what came with it, people as codes; null where nothing did.
 */
export function recordFile(
  audit: Audit,
  batch: Batch,
  file: Pick<FoundFile, 'path' | 'name'>,
  kept: Kept,
  message: Message | null,
): void {
  audit.change({ person: batch.person, act: 'file.taken' }, (db, event) => {
    const known = findOriginal(db, kept.sha256) !== undefined;
    if (known) comeToKnown(db, batch, kept, event.at);
    else insertPages(db, batch, kept, event.at);
    const source = insertSource(
      db,
      { original: kept.sha256, batch: batch.id, path: file.path, name: file.name, known },
      event.at,
    );
    if (message) insertMessage(db, source, message);
    event.tell({ sha256: kept.sha256, name: file.name, known });
  });
}

/** Lists a file or folder that could not be taken in. */
export function recordFailure(
  audit: Audit,
  batch: Batch,
  { path, name, reason, detail }: FoundProblem,
): void {
  audit.change({ person: batch.person, act: 'file.failed' }, (db, event) => {
    insertFailure(db, { batch: batch.id, path, name, reason, detail }, event.at);
    event.tell({ name, reason });
  });
}

/** The bytes of an original that others have told of already, or that an undone merge brought: all its pages are here now. */
function comeToKnown(db: Writer, batch: Batch, { sha256, picture }: Kept, at: string): void {
  for (let page = 1; page <= picture.pages.length; page += 1) {
    const scan = scanOfPage(db, sha256, page);
    if (scan !== undefined) setWithdrawn(db, scan, false);
    else queueJob(db, insertScan(db, { original: sha256, page, batch: batch.id, region: batch.region }, at));
  }
  pictureCame(db, sha256);
}

function insertPages(db: Writer, batch: Batch, { sha256, bytes, picture }: Kept, at: string): void {
  const { mediaType, extension, pages } = picture;
  insertOriginal(db, { sha256, bytes, mediaType, extension, pages: pages.length }, at);
  for (let page = 1; page <= pages.length; page += 1)
    queueJob(db, insertScan(db, { original: sha256, page, batch: batch.id, region: batch.region }, at));
}
