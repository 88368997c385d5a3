import { latestLinkings } from '../../shared/protocol/documents.ts';
import type { Reader } from '../store/connection.ts';
import { linkingsOf } from '../store/linkings.ts';
import { scanOfPicture } from '../store/pictures.ts';
import { copiesIn } from './copies.ts';

/**
 * Scans that wait for no entry of their own, whatever their status: pictures of a paper for which another one speaks, and documents.
 * It follows from what is said of papers now: a picture that is parted, or a document that is unlinked, waits again as it did.
 */
export function restingScans(db: Reader): number[] {
  const followers = copiesIn(db).several.flatMap(([, ...rest]) => rest);
  const documents = [...latestLinkings(linkingsOf(db)).values()]
    .filter(({ linked }) => linked)
    .flatMap(({ document }) => scanOfPicture(db, document) ?? []);
  return [...new Set([...followers, ...documents])];
}
