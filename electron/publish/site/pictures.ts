import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HattamaError } from '../../../shared/api/result.ts';
import type { CountedElection, CountedPaper } from '../../../shared/protocol/count/counted.ts';
import { PictureError, preview } from '../../imaging/index.ts';
import { isAway } from '../../store/away.ts';
import type { Reader } from '../../store/connection.ts';
import { originalPath } from '../../store/layout.ts';
import { findOriginal } from '../../store/originals.ts';
import { findReading } from '../../store/readings.ts';
import { findScan } from '../../store/scans.ts';
import { pictureAddress } from './addresses.ts';
import type { SiteFolder } from './folder.ts';

/** What became of a paper's picture on the site. */
export type PublishedPicture =
  | { shown: true; width: number; height: number }
  | { shown: false; why: 'pictureAway' | 'pictureLeftOut' | 'pictureUnreadable' };

export const leftOut: PublishedPicture = { shown: false, why: 'pictureLeftOut' };

/** Longer side, px: handwriting on a page of A4 can be read, and ten thousand of them fit on a disk. */
const SIDE = 1400;
/** Pictures that are scaled at the same time. */
const AT_ONCE = 2;

export interface PictureTools {
  db: Reader;
  /** The workspace's folder. */
  workspace: string;
  folder: SiteFolder;
  onPicture: (done: number) => void;
  signal: AbortSignal;
}

/** All papers whose pictures are shown: of each station the one that is counted and the others. */
export function papersOf({ stations }: CountedElection): CountedPaper[] {
  return stations.flatMap(({ papers }) => papers);
}

/**
 * Writes the picture of each paper: upright, scaled, from its pixels alone, so that nothing of what the file carried comes along. The
 * originals' bytes are held against their hashes first.
 * @returns what became of each, by `CountedPaper.picture`
 * Throws workspace-damaged for an original that was changed, cancelled.
 */
export async function writePictures(
  papers: readonly CountedPaper[],
  tools: PictureTools,
): Promise<Map<string, PublishedPicture>> {
  const made = new Map<string, PublishedPicture>();
  const waiting = papers.values();
  let done = 0;
  const worker = async () => {
    for (const paper of waiting) {
      tools.signal.throwIfAborted();
      made.set(paper.picture, await writePicture(paper, tools));
      done += 1;
      tools.onPicture(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return made;
}

async function writePicture(paper: CountedPaper, tools: PictureTools): Promise<PublishedPicture> {
  const { db, workspace, folder } = tools;
  const [sha256 = '', page = '1'] = paper.picture.split('/');
  const original = findOriginal(db, sha256);
  if (!original || isAway(db, sha256)) return { shown: false, why: 'pictureAway' };
  try {
    const bytes = await readFile(originalPath(workspace, sha256, original.extension));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new HattamaError('workspace-damaged', `The original ${sha256} was changed`);
    const {
      width,
      height,
      bytes: shown,
    } = await preview(bytes, Number(page), {
      side: SIDE,
      turn: turnOf(db, paper.scan),
    });
    folder.write(pictureAddress(paper.picture), shown);
    return { shown: true, width, height };
  } catch (error) {
    if (error instanceof PictureError) return { shown: false, why: 'pictureUnreadable' };
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { shown: false, why: 'pictureAway' };
    throw error;
  }
}

/** How a picture is turned so that its page stands upright, by where the machine found the page. */
function turnOf(db: Reader, scan: number): 0 | 90 | 180 | 270 {
  const reading = findScan(db, scan)?.reading ?? null;
  return (reading === null ? undefined : findReading(db, reading))?.placement?.turned ?? 0;
}
