import {
  comparePictures,
  type Joining,
  latestJoinings,
  pairKey,
  type PictureName,
} from '../../shared/protocol/copies.ts';
import { latestLinkings, type Linking, linkingKey } from '../../shared/protocol/documents.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { addJoining, joiningsOf } from '../store/joinings.ts';
import { addLinking, linkingsOf } from '../store/linkings.ts';
import { readMeta } from '../store/meta.ts';
import { scanOfPicture } from '../store/pictures.ts';

/** What is said of some pairs of pictures and of some documents; the rest of what is known has no part in it. */
export interface PaperStanding {
  joinings: readonly Pick<Joining, 'one' | 'other' | 'joined'>[];
  linkings: readonly Pick<Linking, 'document' | 'to' | 'kind' | 'linked'>[];
}

/** What counts now of the very pairs and documents that `of` names, in its order: equal texts as JSON are equal standings. */
export function paperStanding(db: Reader, of: PaperStanding): PaperStanding {
  const joinings = latestJoinings(joiningsOf(db));
  const linkings = latestLinkings(linkingsOf(db));
  return {
    joinings: of.joinings.map(({ one, other }) => ({
      one,
      other,
      joined: joinings.get(pairKey(one, other))?.joined ?? null,
    })),
    linkings: of.linkings.map(({ document, to, kind }) => {
      const said = linkings.get(linkingKey({ document, to }));
      return { document, to, kind: said?.kind ?? kind, linked: said?.linked ?? false };
    }),
  };
}

/**
 * Says what is wanted of pairs and documents, where it is not what counts already: nothing that was said before is taken from the
 * record. The scans of these pictures are told as touched.
 */
export function say(db: Writer, wanted: PaperStanding, by: { person: string; at: string }): void {
  const workspace = readMeta(db).id ?? '';
  const now = paperStanding(db, wanted);
  // Also what does not count now may count again: what is said here comes after all of it.
  const joinings = latestJoinings(joiningsOf(db, true));
  const linkings = latestLinkings(linkingsOf(db, true));
  const touched: PictureName[] = [];
  wanted.joinings.forEach((each, index) => {
    if (each.joined === now.joinings[index]?.joined) return;
    const n = 1 + (joinings.get(pairKey(each.one, each.other))?.n ?? 0);
    addJoining(db, { ...each, n, workspace, ...by });
    touched.push(each.one, each.other);
  });
  wanted.linkings.forEach((each, index) => {
    const before = now.linkings[index];
    if (each.linked === before?.linked && (each.kind === before.kind || !each.linked)) return;
    const n = 1 + (linkings.get(linkingKey(each))?.n ?? 0);
    addLinking(db, { ...each, n, workspace, ...by });
    touched.push(each.document, ...(each.to.picture ? [each.to.picture] : []));
  });
  for (const picture of touched.sort(comparePictures)) {
    const scan = scanOfPicture(db, picture);
    if (scan !== undefined) db.witness('scan', scan);
  }
}
