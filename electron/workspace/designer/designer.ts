import { readFile } from 'node:fs/promises';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { BegunDraft, DraftSummary, FormDraft, SavedForm } from '../../../shared/api/designs.ts';
import type { Picture } from '../../../shared/api/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Design } from '../../../shared/forms/design.ts';
import type { Audit } from '../../audit/change.ts';
import type { Store } from '../../store/open.ts';
import type { FormShelf } from '../form-shelf.ts';
import { jpegSize } from '../jpeg-size.ts';
import type { PageReader } from '../page-reader.ts';
import { beginDraft, type DraftSource } from './begin.ts';
import { type KeptDraft, openDrafts } from './drafts.ts';
import { formOf, saveForm } from './save-form.ts';
import { asMissing, pageFile, type PageInPicture, straightened } from './straighten.ts';
import { createTrials } from './trials.ts';

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
    begin: (from) =>
      inTurn(async () => {
        const begun = await beginDraft({ store, shelf, reader, drafts, clock }, from);
        return 'refused' in begun ? begun : { draft: asDraft(begun) };
      }),
    draft: async (id) => asDraft(await drafts.read(id)),
    keep: (id, version, design) => change(id, version, () => Promise.resolve({ design, saved: null })),
    straighten: (id, version, page) =>
      change(id, version, (draft) => straightened(reader, drafts, draft, page)),
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
