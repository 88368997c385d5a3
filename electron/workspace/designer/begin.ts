import { copyFile, writeFile } from 'node:fs/promises';
import { emptyDesign } from '../../../shared/forms/design.ts';
import type { IntakeReason } from '../../../shared/protocol/intake.ts';
import { inspect } from '../../imaging/index.ts';
import type { Store } from '../../store/open.ts';
import type { FormShelf } from '../form-shelf.ts';
import type { PageReader } from '../page-reader.ts';
import type { Drafts, KeptDraft } from './drafts.ts';
import { asMissing, straightened } from './straighten.ts';
import { type PictureToDraw, pictureOfForm, pictureOfScan } from './to-draw.ts';

/** What a draft is begun from: a scan, a form that is here, or the bytes of a file. */
export type DraftSource =
  { scan: number } | { form: string } | { name: string; bytes: Uint8Array; page: number };

interface Parts {
  store: Store;
  shelf: FormShelf;
  reader: PageReader;
  drafts: Drafts;
  clock: () => Date;
}

/** Page sizes that a new draft begins with, mm: A4. */
const upright = { width: 210, height: 297 };
const wide = { width: 297, height: 210 };

/**
 * Makes a draft with a picture of its own; a form that is here comes straightened, with its fields. Answers the reason where
 * the picture cannot be had, and leaves nothing. Throws `not-found`, `image-missing`.
 */
export async function beginDraft(
  parts: Parts,
  from: DraftSource,
): Promise<KeptDraft | { refused: IntakeReason }> {
  const { reader, drafts, clock } = parts;
  const { name, source, page, corners: known, design } = pictureFor(parts, from);
  const seen = await inspect(source);
  if (!seen.ok) return { refused: seen.reason };
  const picture = seen.pages[page - 1];
  if (!picture) return { refused: 'no-page' };
  const task = { kind: 'corners', source, page, forms: [] } as const;
  const corners = known ?? (await reader.corners(task).catch(asMissing)).corners;
  const id = await drafts.make();
  const file = `picture.${seen.extension}`;
  const target = drafts.fileOf(id, file);
  await (typeof source === 'string' ? copyFile(source, target) : writeFile(target, source));
  const draft: KeptDraft = {
    format: 1,
    id,
    version: 0,
    at: clock().toISOString(),
    name,
    file,
    filePage: page,
    picture: { width: picture.width, height: picture.height },
    turn: 0,
    corners,
    page: null,
    design: design ?? emptyDesign(picture.width > picture.height ? wide : upright),
    saved: null,
  };
  const where = { corners, turn: 0, size: draft.design.page } as const;
  const begun = design ? { ...draft, ...(await straightened(reader, drafts, draft, where)) } : draft;
  await drafts.write(begun);
  return begun;
}

function pictureFor({ store, shelf }: Parts, from: DraftSource): PictureToDraw {
  if ('scan' in from) return pictureOfScan(store, from.scan);
  if ('form' in from) return pictureOfForm(shelf, from.form);
  return { name: from.name, source: from.bytes, page: from.page, corners: null, design: null };
}
