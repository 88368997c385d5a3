import { HattamaError } from '../../shared/api/result.ts';
import type { ActName } from '../../shared/protocol/acts.ts';
import { pairOf, type PictureName, pictureKey } from '../../shared/protocol/copies.ts';
import { type DocumentKind, type DocumentTarget, latestLinkings } from '../../shared/protocol/documents.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader } from '../store/connection.ts';
import { linkingsOf } from '../store/linkings.ts';
import { insertStep } from '../store/steps.ts';
import { copiesIn } from './copies.ts';
import { paperStanding, type PaperStanding, say } from './paper-standing.ts';
import { scanById } from './state.ts';

/** Who acts, and on which scan: the subject of the step that can be undone. */
interface PaperAct {
  person: string;
  scan: number;
}

/** All pictures of two scans' papers show one paper. Throws `not-found`; `changed-meanwhile` when they are joined already. */
export function joinPapers(audit: Audit, { person, scan }: PaperAct, to: number): void {
  actOnPapers(audit, 'papers.joined', { person, scan }, (db) => across(db, scan, to, true));
}

/** The papers of two scans are different ones, and are not proposed again. Throws `not-found`; `changed-meanwhile` when they are joined. */
export function keepApart(audit: Audit, { person, scan }: PaperAct, from: number): void {
  actOnPapers(audit, 'papers.apart', { person, scan }, (db) => across(db, scan, from, false));
}

/** A scan's picture does not show the paper of those that it is joined with; these stay joined. Throws `not-found`; `changed-meanwhile` when it is alone. */
export function partPaper(audit: Audit, { person, scan }: PaperAct): void {
  actOnPapers(audit, 'papers.parted', { person, scan }, (db) => {
    const own = pictureOf(db, scan);
    const others = copiesIn(db)
      .of(scan)
      .filter((other) => other !== scan);
    if (others.length === 0) throw movedOn(scan, 'is joined with no other picture');
    return saidOf(others.map((other) => ({ ...pairOf(own, pictureOf(db, other)), joined: false })));
  });
}

/** A scan is a document about a protocol. Throws `not-found`; `invalid-input` when it would be about itself. */
export function linkDocument(audit: Audit, act: PaperAct, to: DocumentTarget, kind: DocumentKind): void {
  actOnPapers(audit, 'document.linked', act, (db) => {
    const document = pictureOf(db, act.scan);
    if (to.picture && pictureKey(to.picture) === pictureKey(document))
      throw new HattamaError('invalid-input', `Scan ${act.scan} cannot be a document about itself`);
    return { joinings: [], linkings: [{ document, to, kind, linked: true }] };
  });
}

/**
 * A scan is no document about that.
 * @param link key of the link (`linkingKey`)
 * Throws `not-found`; `changed-meanwhile` when it is not linked so.
 */
export function unlinkDocument(audit: Audit, act: PaperAct, link: string): void {
  actOnPapers(audit, 'document.unlinked', act, (db) => {
    const own = pictureKey(pictureOf(db, act.scan));
    const said = latestLinkings(linkingsOf(db)).get(link);
    if (!said?.linked || pictureKey(said.document) !== own) throw movedOn(act.scan, 'is not linked to that');
    const { document, to, kind } = said;
    return { joinings: [], linkings: [{ document, to, kind, linked: false }] };
  });
}

function actOnPapers(
  audit: Audit,
  act: ActName,
  { person, scan }: PaperAct,
  wantedOf: (db: Reader) => PaperStanding,
): void {
  audit.change({ person, act }, (db, event) => {
    const wanted = wantedOf(db);
    const before = JSON.stringify(paperStanding(db, wanted));
    say(db, wanted, { person, at: event.at });
    const after = JSON.stringify(paperStanding(db, wanted));
    insertStep(db, { person, act, scan, batch: null, before, after }, event.at);
    event.tell({ papers: wanted });
  });
}

/** What is said of every picture of one scan's paper beside every one of another's. */
function across(db: Reader, one: number, other: number, joined: boolean): PaperStanding {
  const copies = copiesIn(db);
  if (copies.of(one).includes(other)) throw movedOn(one, `is joined with ${other}`);
  const named = (scan: number) => copies.of(scan).map((each) => pictureOf(db, each));
  const others = named(other);
  return saidOf(named(one).flatMap((a) => others.map((b) => ({ ...pairOf(a, b), joined }))));
}

const saidOf = (joinings: PaperStanding['joinings']): PaperStanding => ({ joinings, linkings: [] });

function pictureOf(db: Reader, scan: number): PictureName {
  const { original, page } = scanById(db, scan);
  return { sha256: original, page };
}

function movedOn(scan: number, how: string): HattamaError {
  return new HattamaError('changed-meanwhile', `Scan ${scan} ${how}`, { params: { scan } });
}
