import { HattamaError } from '../../shared/api/result.ts';
import { parseForm } from '../../shared/forms/check.ts';
import type { Form } from '../../shared/forms/form.ts';
import type { Reader } from '../store/connection.ts';
import { formText } from '../store/forms.ts';

/** A kept form by the SHA-256 of its file. Throws `workspace-damaged`. */
export type FormLookup = (db: Reader, sha256: string) => Form;

/** Parses a kept form. Throws `workspace-damaged`. */
export function keptForm(db: Reader, sha256: string): Form {
  const checked = parseForm(formText(db, sha256) ?? '');
  if (!checked.ok) throw new HattamaError('workspace-damaged', `The kept form ${sha256} cannot be read`);
  return checked.form;
}
