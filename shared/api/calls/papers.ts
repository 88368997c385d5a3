import { z } from 'zod';
import type * as papers from '../papers.ts';
import { documentKinds } from '../../protocol/documents.ts';
import { reads, writes } from './call.ts';
import { nothing, rowId, fieldId, short } from './parts.ts';

/** What a document is about. */
const documentTarget = z.union([
  z.strictObject({ scan: rowId }),
  z.strictObject({ form: fieldId, region: short, station: z.int().min(0).max(99_999) }),
]);

/** Which pictures show one paper, and documents about it. */
export const papersCalls = {
  /** Which pictures may show one paper: of one station, on one form, alike in ink, nothing said of them yet. */
  'papers.proposals': reads<papers.PaperProposal[]>()(nothing),
  /** Papers of which several pictures were joined. */
  'papers.copies': reads<papers.PaperCopy[]>()(nothing),
  /** Pictures that are no protocol, and what they are about where they were linked. */
  'papers.documents': reads<papers.PaperDocument[]>()(nothing),
  /** The pictures of a scan's paper, what it is about, and the documents that are about it. */
  'papers.of': reads<papers.PapersOf>()(z.strictObject({ scan: rowId })),
  /** The pictures of two scans' papers show one paper. */
  'papers.join': writes<papers.PapersOf>()(z.strictObject({ scan: rowId, to: rowId })),
  /** They do not, and are not proposed again. */
  'papers.apart': writes<papers.PapersOf>()(z.strictObject({ scan: rowId, from: rowId })),
  /** Takes a picture out of its copy. */
  'papers.part': writes<papers.PapersOf>()(z.strictObject({ scan: rowId })),
  /** A scan is a document about a protocol: that of a scan, or a station's of which no picture needs to be here. */
  'papers.link': writes<papers.PapersOf>()(
    z.strictObject({ scan: rowId, to: documentTarget, kind: z.enum(documentKinds) }),
  ),
  /** Takes a link (`PaperDocument.links`) back. */
  'papers.unlink': writes<papers.PapersOf>()(
    z.strictObject({ scan: rowId, link: z.string().min(1).max(1000) }),
  ),
} as const;
