import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SavedForm } from '../../../shared/api/designs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { checkForm } from '../../../shared/forms/check.ts';
import { type Design, formFileOf } from '../../../shared/forms/design.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { Audit } from '../../audit/change.ts';
import { writeWholeFile } from '../../exchange/whole-file.ts';
import { type FormBook, keepForm } from '../../review/form-book.ts';
import { readMeta, writeMeta } from '../../store/meta.ts';

/** The form that a design comes to. Throws `invalid-input` with its problems. */
export function formOf(design: Design, version: number, image: string): Form {
  const checked = checkForm(formFileOf(design, version, image));
  if (checked.ok) return checked.form;
  const problems = checked.problems.map(({ path: at, message }) => `${at}: ${message}`);
  throw new HattamaError('invalid-input', problems.join('; '));
}

interface FormToSave {
  design: Design;
  /** Path of the straightened page. */
  picture: string;
  person: string;
}

/**
 * Puts a form into the workspace's `forms/`, its page's picture beside it, and into the forms that pages are tried
 * against. Nothing is written over: a form that is here already gets another version, in a file of its own.
 * @param book the forms that are known here; their versions are taken
 */
export async function saveForm(
  audit: Audit,
  folder: string,
  book: FormBook,
  { design, picture, person }: FormToSave,
): Promise<SavedForm> {
  // Before its id is made part of a path.
  formOf(design, 1, 'page.jpg');
  const forms = path.join(folder, 'forms');
  await mkdir(forms, { recursive: true });
  const { version, name } = freeVersion(forms, design.id, (book.get(design.id)?.form.version ?? 0) + 1);
  const image = `${name}.jpg`;
  const form = formOf(design, version, image);
  const source = `${JSON.stringify(formFileOf(design, version, image), null, 2)}\n`;
  const sha256 = createHash('sha256').update(source).digest('hex');
  const file = path.join(forms, `${name}.json`);
  const written = [path.join(forms, image), file];
  try {
    await writeWholeFile(path.join(forms, image), (temporary) => copyFile(picture, temporary));
    await writeWholeFile(file, (temporary) => writeFile(temporary, source));
    audit.change({ person, act: 'form.kept' }, (db, event) => {
      keepForm(db, { form, sha256, source }, event.at);
      const inUse = readMeta(db).forms ?? [];
      writeMeta(db, 'forms', [...new Set([...inUse, form.id])]);
      event.tell({ form: form.id, version, sha256 });
    });
  } catch (error) {
    await Promise.all(written.map((each) => rm(each, { force: true })));
    throw error;
  }
  return { id: form.id, version, file: `forms/${name}.json` };
}

/** The next version whose files are not there yet, and how they are named. */
function freeVersion(forms: string, id: string, from: number): { version: number; name: string } {
  for (let version = from; ; version++) {
    const name = version === 1 ? id : `${id}-v${version}`;
    if (!existsSync(path.join(forms, `${name}.json`)) && !existsSync(path.join(forms, `${name}.jpg`)))
      return { version, name };
  }
}
