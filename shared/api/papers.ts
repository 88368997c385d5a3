import type { DocumentKind } from '../protocol/documents.ts';
import type { ScanStatus } from '../protocol/status.ts';

/** What calls on papers answer: pictures of one paper, and documents about protocols. */

/** A picture of a paper. */
export interface Paper {
  scan: number;
  status: ScanStatus;
  form: string | null;
  region: string;
  /** Null while it is not known, or must not be told before the second entry is made. */
  station: number | null;
  /** Name of the file that brought it first, and the page in it, from 1. */
  name: string;
  page: number;
  /** How well the page lies on its form, 0..1; null before it was read. */
  score: number | null;
}

/** Two papers that may be one; each is shown by the picture that leads it. */
export interface PaperProposal {
  one: Paper;
  other: Paper;
  /** Of their ink, 0..1. */
  likeness: number;
}

/** Several pictures of one paper. */
export interface PaperCopy {
  /** The leading one first: what it says is what the paper says. */
  papers: Paper[];
  /** A document in force annuls it. */
  annulled: boolean;
}

/** That a document is about a protocol. */
export interface DocumentLink {
  /** What it is taken back by. */
  key: string;
  /** Scan of the document; null where its picture is not here. */
  document: number | null;
  kind: DocumentKind;
  to: {
    /** Scan of the protocol's picture; null where it is about a station, or where the picture is not here. */
    scan: number | null;
    /** Of the protocol; null where it is not known. */
    region: string | null;
    station: number | null;
  };
  /** Code of who said it. */
  person: string;
  at: string;
}

/** A picture that is no protocol. */
export interface PaperDocument extends Paper {
  /** Why it was set aside: a key under `reason.` or, of one that cannot be entered, `cannotEnter.` */
  reason: string | null;
  links: DocumentLink[];
}

/** A scan among papers. */
export interface PapersOf {
  scan: number;
  /** Pictures of its paper, the leading one first; itself alone where no other was joined. */
  papers: Paper[];
  /** Documents about it. */
  documents: DocumentLink[];
  /** What it is about, where it is a document. */
  about: DocumentLink[];
  /** A document in force annuls it. */
  annulled: boolean;
}
