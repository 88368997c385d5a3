import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseForm } from '../../shared/forms/check.ts';
import type { BookedForm } from '../review/form-book.ts';
import type { Reader } from '../store/connection.ts';
import { latestForms } from '../store/forms.ts';
import { FormError, type LoadedForm, loadForm, shippedForms } from './forms.ts';

/** The forms of a workspace. */
export interface WorkspaceForms {
  /**
   * Forms whose files are here: pages can be laid on them. A file in the workspace goes before a shipped one of the same id,
   * and of several files in the workspace the highest version.
   */
  loaded: readonly LoadedForm[];
  /** The same, and those that entries were once typed under. */
  book: ReadonlyMap<string, BookedForm>;
  /** Form files in the workspace that cannot be used. */
  unusable: readonly FormError[];
}

/** Loads the shipped forms and those in `forms/` of the workspace, and those that the database keeps. */
export async function formsOf(folder: string, db: Reader): Promise<WorkspaceForms> {
  const unusable: FormError[] = [];
  const byId = new Map<string, LoadedForm>();
  for (const form of await shippedForms()) byId.set(form.form.id, form);
  const own = new Map<string, LoadedForm>();
  for (const file of await ownFormFiles(folder)) {
    try {
      const form = await loadForm(file);
      if ((own.get(form.form.id)?.form.version ?? 0) < form.form.version) own.set(form.form.id, form);
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      unusable.push(error);
    }
  }
  for (const [id, form] of own) byId.set(id, form);
  const loaded = [...byId.values()];
  const book = new Map<string, BookedForm>(keptForms(db).map((kept) => [kept.form.id, kept]));
  for (const form of loaded)
    book.set(form.form.id, { form: form.form, sha256: form.sha256, source: form.source });
  return { loaded, book, unusable };
}

async function ownFormFiles(folder: string): Promise<string[]> {
  const own = path.join(folder, 'forms');
  const names = await readdir(own).catch(() => []);
  return names
    .filter((name) => /^[a-z0-9][a-z0-9_-]*\.json$/.test(name))
    .sort()
    .map((name) => path.join(own, name));
}

function keptForms(db: Reader): BookedForm[] {
  return latestForms(db).flatMap(({ json, sha256 }) => {
    const checked = parseForm(json);
    return checked.ok ? [{ form: checked.form, sha256, source: json }] : [];
  });
}
