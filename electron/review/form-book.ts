import type { Form } from '../../shared/forms/form.ts';
import { HattamaError } from '../../shared/api/result.ts';
import type { Writer } from '../store/connection.ts';
import { hasForm, insertForm } from '../store/forms.ts';

/** A form with the file it comes from. */
export interface BookedForm {
  form: Form;
  /** SHA-256 of the file, 64 hex digits. */
  sha256: string;
  /** The file's text. */
  source: string;
}

/** The forms that this workspace can be typed under, by id. */
export type FormBook = ReadonlyMap<string, BookedForm>;

/** A form of the book. Throws `not-found`. */
export function formById(book: FormBook, id: string): BookedForm {
  const booked = book.get(id);
  if (!booked) throw new HattamaError('not-found', `There is no form ${id} here`, { params: { form: id } });
  return booked;
}

/** Keeps a form's file with the workspace, so that entries typed under it can be understood for good. */
export function keepForm(db: Writer, { form, sha256, source }: BookedForm, at: string): void {
  if (!hasForm(db, sha256)) insertForm(db, { sha256, id: form.id, version: form.version, json: source }, at);
}
