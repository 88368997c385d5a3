import type { DocumentLink } from '../../shared/api/papers.ts';
import { type PictureName, pictureKey } from '../../shared/protocol/copies.ts';
import { latestLinkings, type Linking, linkingKey, stationNameKey } from '../../shared/protocol/documents.ts';
import type { Reader } from '../store/connection.ts';
import { linkingsOf } from '../store/linkings.ts';
import { picturesOf, type PictureRow, scanOfPicture } from '../store/pictures.ts';
import type { FormBook } from './form-book.ts';

/** Documents of a workspace, and what they are about. */
export interface Documents {
  /** What a scan, as a document, is about. */
  ofDocument(scan: number): DocumentLink[];
  /** Documents about a paper: about one of its pictures, or about its station. */
  about(papers: readonly PictureRow[]): DocumentLink[];
  /** Scans of the documents that are here. */
  readonly scans: readonly number[];
}

/** What is said of documents now. */
export function documentsIn(db: Reader, book: FormBook): Documents {
  const linked = [...latestLinkings(linkingsOf(db)).values()].filter((linking) => linking.linked);
  const links = linked.map((linking) => ({ linking, link: linkOf(db, linking) }));
  return {
    ofDocument: (scan) => links.filter(({ link }) => link.document === scan).map(({ link }) => link),
    about: (papers) => {
      const pictures = new Set(papers.map(({ sha256, page }) => pictureKey({ sha256, page })));
      const stations = new Set(papers.flatMap((paper) => stationOf(paper, book) ?? []));
      return links
        .filter(({ linking: { to } }) =>
          to.picture ? pictures.has(pictureKey(to.picture)) : stations.has(stationNameKey(to.station)),
        )
        .map(({ link }) => link);
    },
    scans: [...new Set(links.flatMap(({ link }) => link.document ?? []))],
  };
}

function linkOf(db: Reader, { document, to, kind, person, at }: Linking): DocumentLink {
  const about = to.picture ? protocolOf(db, to.picture) : { scan: null, ...to.station };
  const { scan, region, station } = about;
  return {
    key: linkingKey({ document, to }),
    document: scanOfPicture(db, document) ?? null,
    kind,
    to: { scan, region, station },
    person,
    at,
  };
}

function protocolOf(db: Reader, picture: PictureName): DocumentLink['to'] {
  const scan = scanOfPicture(db, picture);
  const [row] = scan === undefined ? [] : picturesOf(db, [scan]);
  return row
    ? { scan: row.scan, region: row.region, station: row.status === 'second-entry' ? null : row.station }
    : { scan: null, region: null, station: null };
}

function stationOf({ form, region, station }: PictureRow, book: FormBook): string | undefined {
  const election = book.get(form ?? '')?.form.election;
  return election === undefined || station === null
    ? undefined
    : stationNameKey({ election, region, station });
}
