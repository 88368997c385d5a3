import { copyFile, readFile, writeFile } from 'node:fs/promises';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { BegunDraft, DraftSummary, FormDraft, SavedForm } from '../../../shared/api/designs.ts';
import type { Picture } from '../../../shared/api/outputs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { type Design, emptyDesign } from '../../../shared/forms/design.ts';
import type { Quad } from '../../../shared/forms/raster.ts';
import type { Audit } from '../../audit/change.ts';
import { inspect, PictureError } from '../../imaging/index.ts';
import type { Store } from '../../store/open.ts';
import { writeWholeFile } from '../../exchange/whole-file.ts';
import type { FormShelf } from '../form-shelf.ts';
import { jpegSize } from '../jpeg-size.ts';
import type { PageReader } from '../page-reader.ts';
import { type KeptDraft, openDrafts } from './drafts.ts';
import { formOf, saveForm } from './save-form.ts';
import { type PictureToDraw, pictureOfForm, pictureOfScan } from './to-draw.ts';
import { createTrials } from './trials.ts';

/** Scale of a straightened page, px per mm; a page is at most so many px long. */
const PX_PER_MM = 8;
const LONGEST_PX = 3600;
/** Page sizes that a new draft begins with, mm: A4. */
const [SHORT_MM, LONG_MM] = [210, 297];

/** What a draft is begun from. */
export type DraftSource =
  { scan: number } | { form: string } | { name: string; bytes: Uint8Array; page: number };

/** How a page lies in its picture, as the person says. */
export interface PageInPicture {
  corners: Quad;
  turn: FormDraft['turn'];
  /** mm. */
  size: Design['page'];
}

/** Where forms are drawn, tried and saved. */
export interface Designer {
  drafts(): Promise<DraftSummary[]>;
  begin(from: DraftSource): Promise<BegunDraft>;
  draft(id: number): Promise<FormDraft>;
  /** Throws `changed-meanwhile` when the draft has moved on from `version`, as do the next two. */
  keep(id: number, version: number, design: Design): Promise<FormDraft>;
  straighten(id: number, version: number, page: PageInPicture): Promise<FormDraft>;
  save(id: number, version: number, person: string): Promise<FormDraft>;
  discard(id: number): Promise<void>;
  /** Reads a scan as if the draft were a form. */
  tryOn(id: number, design: Design, scan: number): Promise<PageExtraction>;
  picture(id: number, view: { side: number; turn: FormDraft['turn'] }): Promise<Picture>;
  page(id: number): Promise<Picture>;
  tried(id: number, scan: number): Picture;
}

interface Parts {
  store: Store;
  audit: Audit;
  shelf: FormShelf;
  reader: PageReader;
  clock: () => Date;
}

/** The designer of a workspace. Every method throws `not-found` for a draft or scan that is not there. */
export function createDesigner({ store, audit, shelf, reader, clock }: Parts): Designer {
  const drafts = openDrafts(store.folder);
  const trials = createTrials(store, reader);
  const inTurn = oneAfterTheOther();

  /** Changes a draft, if it is still as the person saw it. */
  const change = (id: number, version: number, work: (draft: KeptDraft) => Promise<Partial<KeptDraft>>) =>
    inTurn(async () => {
      const draft = await drafts.read(id);
      if (draft.version !== version)
        throw new HattamaError('changed-meanwhile', `Draft ${id} is at version ${draft.version}`);
      const changes = await work(draft);
      const next = { ...draft, ...changes, version: version + 1, at: clock().toISOString() };
      await drafts.write(next);
      return asDraft(next);
    });

  /** Straightens the page and keeps its picture under a new number. */
  async function straightened(draft: KeptDraft, { corners, turn, size }: PageInPicture) {
    const pxPerMm = Math.min(PX_PER_MM, LONGEST_PX / Math.max(size.width, size.height));
    const source = drafts.fileOf(draft.id, draft.file);
    const task = { kind: 'sheet', source, page: draft.filePage, corners, size, pxPerMm } as const;
    const { bytes, width, height, lines, boxes } = await reader.sheet(task).catch(asMissing);
    const n = (draft.page?.n ?? 0) + 1;
    await writeWholeFile(drafts.fileOf(draft.id, pageFile(n)), (file) => writeFile(file, bytes));
    return {
      corners,
      turn,
      page: { n, width, height, lines, boxes },
      design: { ...draft.design, page: size },
      saved: null,
    };
  }

  function pictureFor(from: DraftSource): PictureToDraw {
    if ('scan' in from) return pictureOfScan(store, from.scan);
    if ('form' in from) return pictureOfForm(shelf, from.form);
    return { name: from.name, source: from.bytes, page: from.page, corners: null, design: null };
  }

  /** Where the sheet of paper seems to lie; the whole picture where none stands out. */
  async function found(source: string | Uint8Array, page: number): Promise<Quad> {
    const { corners } = await reader.corners({ kind: 'corners', source, page, forms: [] }).catch(asMissing);
    return corners;
  }

  async function begin(from: DraftSource): Promise<BegunDraft> {
    const { name, source, page, corners, design } = pictureFor(from);
    const seen = await inspect(source);
    if (!seen.ok) return { refused: seen.reason };
    const size = seen.pages[page - 1];
    if (!size) return { refused: 'no-page' };
    const id = await drafts.make();
    const file = `picture.${seen.extension}`;
    await (typeof source === 'string'
      ? copyFile(source, drafts.fileOf(id, file))
      : writeFile(drafts.fileOf(id, file), source));
    const isWide = size.width > size.height;
    const draft: KeptDraft = {
      format: 1,
      id,
      version: 0,
      at: clock().toISOString(),
      name,
      file,
      filePage: page,
      picture: { width: size.width, height: size.height },
      turn: 0,
      corners: corners ?? (await found(source, page)),
      page: null,
      design:
        design ??
        emptyDesign(isWide ? { width: LONG_MM, height: SHORT_MM } : { width: SHORT_MM, height: LONG_MM }),
      saved: null,
    };
    const next = design
      ? { ...draft, ...(await straightened(draft, { corners: draft.corners, turn: 0, size: design.page })) }
      : draft;
    await drafts.write(next);
    return { draft: asDraft(next) };
  }

  async function save(draft: KeptDraft, person: string): Promise<SavedForm> {
    if (draft.saved) return draft.saved;
    const { page, design } = draft;
    if (!page) throw new HattamaError('invalid-input', 'The page has no corners yet');
    const picture = drafts.fileOf(draft.id, pageFile(page.n));
    const saved = await saveForm(audit, store.folder, shelf.book, { design, picture, person });
    await shelf.reload();
    return saved;
  }

  return {
    drafts: async () => (await drafts.list()).map(summaryOf),
    begin: (from) => inTurn(() => begin(from)),
    draft: async (id) => asDraft(await drafts.read(id)),
    keep: (id, version, design) => change(id, version, () => Promise.resolve({ design, saved: null })),
    straighten: (id, version, page) => change(id, version, (draft) => straightened(draft, page)),
    save: (id, version, person) =>
      change(id, version, async (draft) => ({ saved: await save(draft, person) })),
    discard: (id) => inTurn(() => drafts.remove(id)),
    async tryOn(id, design, scan) {
      const { page } = await drafts.read(id);
      if (!page) throw new HattamaError('invalid-input', 'The page has no corners yet');
      const form = formOf(design, 1, pageFile(page.n));
      const file = drafts.fileOf(id, pageFile(page.n));
      return trials.tryOn(id, { form, references: [{ kind: design.reference, page: 1, file }] }, scan);
    },
    async picture(id, { side, turn }) {
      const { file, filePage } = await drafts.read(id);
      const source = drafts.fileOf(id, file);
      return reader.preview({ kind: 'preview', source, page: filePage, side, turn }).catch(asMissing);
    },
    async page(id) {
      const { page } = await drafts.read(id);
      const bytes = page && (await readFile(drafts.fileOf(id, pageFile(page.n))).catch(() => null));
      const size = bytes && jpegSize(bytes);
      if (!bytes || !size) throw new HattamaError('image-missing', `Draft ${id} has no straightened page`);
      return { mime: 'image/jpeg', bytes, ...size };
    },
    tried: (id, scan) => trials.picture(id, scan),
  };
}

const pageFile = (n: number) => `page-${n}.jpg`;

function asMissing(error: unknown): never {
  if (error instanceof PictureError) throw new HattamaError('image-missing', error.message, { cause: error });
  throw error;
}

function asDraft({
  id,
  version,
  at,
  name,
  picture,
  turn,
  corners,
  page,
  design,
  saved,
}: KeptDraft): FormDraft {
  return { id, version, at, name, picture, turn, corners, page, design, saved };
}

function summaryOf({ id, name, at, design }: KeptDraft): DraftSummary {
  return { id, name, at, title: design.title, fields: design.fields.length };
}

/** Runs pieces of work one after the other, whatever becomes of each. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
