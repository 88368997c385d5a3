import { writeFile } from 'node:fs/promises';
import type { FormDraft } from '../../../shared/api/designs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Design } from '../../../shared/forms/design.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import { writeWholeFile } from '../../exchange/whole-file.ts';
import { PictureError } from '../../imaging/index.ts';
import type { PageReader } from '../page-reader.ts';
import type { Drafts, KeptDraft } from './drafts.ts';

/** Scale of a straightened page, px per mm; a page is at most so many px long. */
const PX_PER_MM = 8;
const LONGEST_PX = 3600;

/** How a page lies in its picture, as the person says. */
export interface PageInPicture {
  corners: Quad;
  turn: FormDraft['turn'];
  /** mm. */
  size: Design['page'];
}

/** Name of the picture of a draft's `n`-th straightened page. */
export const pageFile = (n: number) => `page-${n}.jpg`;

/**
 * Straightens a draft's page, keeps its picture under a new number, and answers what changes in the draft. Throws
 * `image-missing`; disk-full, no-permission.
 */
export async function straightened(
  reader: PageReader,
  drafts: Drafts,
  draft: KeptDraft,
  { corners, turn, size }: PageInPicture,
): Promise<Pick<KeptDraft, 'corners' | 'turn' | 'page' | 'design' | 'saved'>> {
  const pxPerMm = Math.min(PX_PER_MM, LONGEST_PX / Math.max(size.width, size.height));
  const source = drafts.fileOf(draft.id, draft.file);
  const task = { kind: 'sheet', source, page: draft.filePage, corners, size, pxPerMm } as const;
  const { bytes, width, height, lines, boxes } = await reader.sheet(task).catch(asMissing);
  const n = (draft.page?.n ?? 0) + 1;
  await writeWholeFile(drafts.fileOf(draft.id, pageFile(n)), (file) => writeFile(file, bytes));
  const design = { ...draft.design, page: size };
  return { corners, turn, page: { n, width, height, lines, boxes }, design, saved: null };
}

/** A picture's own fault, in words of the contract. */
export function asMissing(error: unknown): never {
  if (error instanceof PictureError) throw new HattamaError('image-missing', error.message, { cause: error });
  throw error;
}
