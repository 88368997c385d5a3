import type { BookedForm, FormBook } from '../review/form-book.ts';
import type { Reader } from '../store/connection.ts';
import type { FormError, LoadedForm } from './forms.ts';
import { formsOf } from './workspace-forms.ts';

/** The forms of an open workspace. They can be loaded anew: one that was just drawn is there at once. */
export interface FormShelf {
  /** Forms whose files are here: pages can be laid on them. */
  loaded(): readonly LoadedForm[];
  /** The same, and those that entries were once typed under; stays the same object. */
  readonly book: FormBook;
  /** Loads all form files again. Answers those that cannot be used. */
  reload(): Promise<readonly FormError[]>;
}

/**
 * Loads the forms that ship, those in `forms/` of the workspace and those that its database keeps.
 * @param onReload is called after every loading but the first: whoever holds forms elsewhere takes the new ones
 */
export async function openFormShelf(
  folder: string,
  db: Reader,
  onReload: () => void,
): Promise<{ shelf: FormShelf; unusable: readonly FormError[] }> {
  const book = new Map<string, BookedForm>();
  let loaded: readonly LoadedForm[] = [];
  const load = async () => {
    const forms = await formsOf(folder, db);
    loaded = forms.loaded;
    for (const [id, form] of forms.book) book.set(id, form);
    return forms.unusable;
  };
  const unusable = await load();
  const shelf: FormShelf = {
    loaded: () => loaded,
    book,
    async reload() {
      const found = await load();
      onReload();
      return found;
    },
  };
  return { shelf, unusable };
}
