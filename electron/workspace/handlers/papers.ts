import type { Valid } from '../../../shared/api/contract.ts';
import type { PaperProposal } from '../../../shared/api/papers.ts';
import type { DocumentTarget } from '../../../shared/protocol/documents.ts';
import { formById } from '../../review/form-book.ts';
import { documentPapers, joinedPapers, papersOf } from '../../review/paper-lists.ts';
import { joinPapers, keepApart, linkDocument, partPaper, unlinkDocument } from '../../review/papers.ts';
import { scanById } from '../../review/state.ts';
import { lastLogRow } from '../../store/log.ts';
import { sendErrand } from '../errand.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { seated } from './seat.ts';

type PaperCalls =
  | 'papers.proposals'
  | 'papers.copies'
  | 'papers.documents'
  | 'papers.of'
  | 'papers.join'
  | 'papers.apart'
  | 'papers.part'
  | 'papers.link'
  | 'papers.unlink';

export const paperHandlers: Pick<Handlers, PaperCalls> = {
  'papers.proposals': (rooms) => proposalsNow(rooms),
  'papers.copies': ({ audit, forms }) => joinedPapers(audit.read, forms),
  'papers.documents': ({ audit, forms }) => documentPapers(audit.read, forms),
  'papers.of': ({ audit, forms }, { scan }) => papersOf(audit.read, forms, scan),

  'papers.join': (rooms, { scan, to }, seat) => {
    joinPapers(rooms.audit, { person: seated(seat), scan }, to);
    return papersOf(rooms.audit.read, rooms.forms, scan);
  },
  'papers.apart': (rooms, { scan, from }, seat) => {
    keepApart(rooms.audit, { person: seated(seat), scan }, from);
    return papersOf(rooms.audit.read, rooms.forms, scan);
  },
  'papers.part': (rooms, { scan }, seat) => {
    partPaper(rooms.audit, { person: seated(seat), scan });
    return papersOf(rooms.audit.read, rooms.forms, scan);
  },
  'papers.link': (rooms, { scan, to, kind }, seat) => {
    linkDocument(rooms.audit, { person: seated(seat), scan }, targetOf(rooms, to), kind);
    return papersOf(rooms.audit.read, rooms.forms, scan);
  },
  'papers.unlink': (rooms, { scan, link }, seat) => {
    unlinkDocument(rooms.audit, { person: seated(seat), scan }, link);
    return papersOf(rooms.audit.read, rooms.forms, scan);
  },
};

/** What a document is about, as every workspace calls it. Throws `not-found`. */
function targetOf({ audit, forms }: Rooms, to: Valid<'papers.link'>['to']): DocumentTarget {
  if ('scan' in to) {
    const { original, page } = scanById(audit.read, to.scan);
    return { picture: { sha256: original, page } };
  }
  const { form, region, station } = to;
  return { station: { election: formById(forms, form).form.election, region, station } };
}

/** What was found last, and the act of the log up to which it holds. */
const found = new WeakMap<Rooms, { upTo: number; proposals: Promise<PaperProposal[]> }>();

/** Comparing a large workspace takes a worker's second: several windows ask for it once. */
function proposalsNow(rooms: Rooms): Promise<PaperProposal[]> {
  const upTo = lastLogRow(rooms.audit.read)?.seq ?? 0;
  const known = found.get(rooms);
  if (known?.upTo === upTo) return known.proposals;
  const proposals = sendErrand(rooms.store, { kind: 'proposals', forms: rooms.forms });
  found.set(rooms, { upTo, proposals });
  // What failed is not remembered.
  proposals.catch(() => found.delete(rooms));
  return proposals;
}
