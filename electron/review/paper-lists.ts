import type { Paper, PaperCopy, PaperDocument, PaperProposal, PapersOf } from '../../shared/api/papers.ts';
import { proposeCopies } from '../../shared/protocol/propose-copies.ts';
import type { Reader } from '../store/connection.ts';
import { picturesOf, type PictureRow, setAside } from '../store/pictures.ts';
import { protocolsAmong } from './among.ts';
import { copiesIn } from './copies.ts';
import { documentsIn } from './documents.ts';
import type { FormBook } from './form-book.ts';
import { scanById } from './state.ts';

/**
 * Which papers of a workspace may be one, by region, station and scan. A picture that awaits its second entry is proposed once that is
 * made: until then nobody is told its station.
 */
export function proposalsIn(db: Reader, book: FormBook): PaperProposal[] {
  const copies = copiesIn(db);
  const protocols = protocolsAmong(db, book, copies).map(({ among }) => among);
  const proposals = proposeCopies(protocols, copies.areApart);
  const rows = rowsByScan(
    db,
    proposals.flatMap(({ one, other }) => [one, other]),
  );
  const shown = proposals.flatMap(({ one, other, likeness }) => {
    const [a, b] = [rows.get(one), rows.get(other)];
    return a && b && [a, b].every(({ status }) => status !== 'second-entry')
      ? [{ one: paperOf(a), other: paperOf(b), likeness }]
      : [];
  });
  return shown.sort(({ one: a }, { one: b }) => byStation(a, b));
}

/** Papers of which several pictures were joined, by region, station and scan. */
export function joinedPapers(db: Reader, book: FormBook): PaperCopy[] {
  const copies = copiesIn(db);
  const documents = documentsIn(db, book);
  const rows = rowsByScan(db, copies.several.flat());
  const joined = copies.several.map((scans) => {
    const pictures = scans.flatMap((scan) => rows.get(scan) ?? []);
    return { papers: pictures.map(paperOf), annulled: isAnnulled(documents.about(pictures)) };
  });
  return joined.sort(({ papers: [a] }, { papers: [b] }) => (a && b ? byStation(a, b) : 0));
}

/**
 * Pictures that are no protocol, in batch order, and those that were linked as documents though they are. One that was joined with
 * another picture of its paper is none of them.
 */
export function documentPapers(db: Reader, book: FormBook): PaperDocument[] {
  const documents = documentsIn(db, book);
  const copies = copiesIn(db);
  const aside = setAside(db).filter(
    ({ scan }) => copies.of(scan).length === 1 || documents.scans.includes(scan),
  );
  const known = new Set(aside.map(({ scan }) => scan));
  const others = picturesOf(
    db,
    documents.scans.filter((scan) => !known.has(scan)),
  );
  return [...others, ...aside].map((row) => ({
    ...paperOf(row),
    reason: row.reason,
    links: documents.ofDocument(row.scan),
  }));
}

/** A scan among papers. Throws `not-found`. */
export function papersOf(db: Reader, book: FormBook, scan: number): PapersOf {
  scanById(db, scan);
  const documents = documentsIn(db, book);
  const scans = copiesIn(db).of(scan);
  const rows = rowsByScan(db, scans);
  const pictures = scans.flatMap((each) => rows.get(each) ?? []);
  const about = documents.about(pictures);
  return {
    scan,
    papers: pictures.map(paperOf),
    documents: about,
    about: documents.ofDocument(scan),
    annulled: isAnnulled(about),
  };
}

const isAnnulled = (documents: PapersOf['documents']) => documents.some(({ kind }) => kind === 'annulment');

function rowsByScan(db: Reader, scans: readonly number[]): ReadonlyMap<number, PictureRow> {
  return new Map(picturesOf(db, scans).map((row) => [row.scan, row]));
}

function paperOf({ scan, status, form, region, station, name, page, score }: PictureRow): Paper {
  return {
    scan,
    status,
    form,
    region,
    station: status === 'second-entry' ? null : station,
    name,
    page,
    score,
  };
}

function byStation(a: Paper, b: Paper): number {
  if (a.region !== b.region) return a.region < b.region ? -1 : 1;
  return (a.station ?? 0) - (b.station ?? 0) || a.scan - b.scan;
}
