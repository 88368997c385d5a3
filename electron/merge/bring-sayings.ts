import { comparePictures, type PictureName } from '../../shared/protocol/copies.ts';
import type { Facts } from '../../shared/protocol/facts.ts';
import type { Writer } from '../store/connection.ts';
import { addJoining, joiningId } from '../store/joinings.ts';
import { addLinking, linkingId } from '../store/linkings.ts';
import { insertBroughtSaying, sayingsInForce, settleSayings } from '../store/merges.ts';
import type { MergeHand } from './hand.ts';

/**
 * Keeps what others said of pictures that show one paper and of documents, each saying once; what counts of them follows by
 * itself (shared/protocol/copies.ts). A pair that is none is left out. Answers how many sayings did not count until now.
 */
export function bringSayings(db: Writer, hand: MergeHand, { joinings, linkings }: Facts): number {
  const before = sayingsInForce(db);
  for (const joining of joinings) {
    if (comparePictures(joining.one, joining.other) >= 0 || !isName(joining.one) || !isName(joining.other))
      continue;
    addJoining(db, joining);
    note(db, hand, 'joining', joiningId(db, joining));
  }
  for (const linking of linkings) {
    if (!isName(linking.document)) continue;
    addLinking(db, linking);
    note(db, hand, 'linking', linkingId(db, linking));
  }
  settleSayings(db, hand.merge, hand.own);
  return sayingsInForce(db) - before;
}

const isName = ({ sha256, page }: PictureName) => /^[0-9a-f]{64}$/.test(sha256) && page >= 1;

function note(db: Writer, hand: MergeHand, kind: 'joining' | 'linking', id: number | undefined): void {
  if (id !== undefined) insertBroughtSaying(db, hand.merge, kind, id);
}
