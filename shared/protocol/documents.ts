import { latestSaid, type PictureName, pictureKey, type Said } from './copies.ts';

/** What a document does to the protocol that it is about. */
export const documentKinds = ['amendment', 'annulment', 'explanation'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A station's protocol of which no picture needs to be here. */
export interface StationName {
  election: string;
  /** As it was written. */
  region: string;
  station: number;
}

/** What a document is about: a picture of a protocol, or a station. */
export type DocumentTarget =
  { picture: PictureName; station?: never } | { station: StationName; picture?: never };

/** What was said of a document: an act of the commission or a court, a note, on a page of its own. */
export interface Linking extends Said {
  document: PictureName;
  to: DocumentTarget;
  kind: DocumentKind;
  /** False: it is not about that. */
  linked: boolean;
}

/** A station's key, in whatever case and spacing its region is written. */
export function stationNameKey({ election, region, station }: StationName): string {
  const folded = region.normalize('NFC').toLocaleLowerCase('und').trim().replace(/\s+/g, ' ');
  return `${election}\n${folded}\n${station}`;
}

/** The key of a document and what it is about. */
export function linkingKey({ document, to }: Pick<Linking, 'document' | 'to'>): string {
  return `${pictureKey(document)} ${to.picture ? pictureKey(to.picture) : stationNameKey(to.station)}`;
}

/** What counts of each document and target. Who unlinks outweighs who linked meanwhile. */
export function latestLinkings(all: readonly Linking[]): Map<string, Linking> {
  const weights: Readonly<Record<DocumentKind, number>> = { explanation: 0, amendment: 1, annulment: 2 };
  return latestSaid(all, linkingKey, ({ linked, kind }) => (linked ? weights[kind] : documentKinds.length));
}
