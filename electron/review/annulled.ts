import type { Reader } from '../store/connection.ts';
import { copiesIn } from './copies.ts';
import { documentsIn } from './documents.ts';
import type { FormBook } from './form-book.ts';

/**
 * Scans of papers that a document in force annuls. One that names a station and no paper annuls none by itself: which of the station's
 * papers it means a person has to say.
 */
export function annulledScans(db: Reader, book: FormBook): ReadonlySet<number> {
  const documents = documentsIn(db, book);
  const copies = copiesIn(db);
  const links = documents.scans.flatMap((scan) => documents.ofDocument(scan));
  return new Set(
    links.flatMap(({ kind, to }) => (kind === 'annulment' && to.scan !== null ? copies.of(to.scan) : [])),
  );
}
