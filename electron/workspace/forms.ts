import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FormProblem, parseForm } from '../../shared/forms/check.ts';
import type { ReadingForm } from '../reading/index.ts';
import { resource } from './resources.ts';

/** A form as loaded from its file. */
export interface LoadedForm extends ReadingForm {
  /** Path of the form file. */
  file: string;
  /** The file's text, and its SHA-256 in hexadecimal. */
  source: string;
  sha256: string;
}

/** A form file that cannot be used: which file, where in it, and how to mend it. */
export class FormError extends Error {
  readonly file: string;
  readonly problems: readonly FormProblem[];

  constructor(file: string, problems: readonly FormProblem[]) {
    const lines = problems.map(({ path: at, message }) => (at ? `  ${at}: ${message}` : `  ${message}`));
    super([`Form ${file} cannot be used:`, ...lines].join('\n'));
    this.name = 'FormError';
    this.file = file;
    this.problems = problems;
  }
}

/** A form's file is named by its id; reference data beside it have a second ending (`x.features.json`). */
const FORM_FILE = /^[a-z0-9][a-z0-9_-]*\.json$/;

/** Ids of the forms that come with the product, sorted. */
export async function shippedFormIds(): Promise<string[]> {
  const files = await readdir(resource('forms'));
  return files
    .filter((file) => FORM_FILE.test(file))
    .map((file) => path.basename(file, '.json'))
    .sort();
}

/** The forms that come with the product. */
export async function shippedForms(): Promise<LoadedForm[]> {
  const ids = await shippedFormIds();
  return Promise.all(ids.map((id) => loadForm(resource('forms', `${id}.json`))));
}

/**
 * Forms named on a command line: each a shipped form's id or the path of a form file.
 * @throws FormError for a form file with problems, a name that is neither, or one id given twice
 */
export async function namedForms(names: readonly string[]): Promise<LoadedForm[]> {
  const shipped = await shippedFormIds();
  const forms = await Promise.all(
    names.map((name) => {
      if (existsSync(name) && name.endsWith('.json')) return loadForm(name);
      if (shipped.includes(name)) return loadForm(resource('forms', `${name}.json`));
      const message = `neither a form file nor one of the shipped forms: ${shipped.join(', ')}`;
      throw new FormError(name, [{ path: '', message }]);
    }),
  );
  for (const form of forms) {
    const other = forms.find((before) => before !== form && before.form.id === form.form.id);
    if (other)
      throw new FormError(form.file, [
        { path: 'id', message: `"${form.form.id}" is also the id of ${other.file}` },
      ]);
  }
  return forms;
}

/**
 * Loads and checks one form file; its references have to be there.
 * @throws FormError that names the file, the place in it and the mend
 */
export async function loadForm(file: string): Promise<LoadedForm> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new FormError(file, [
      { path: '', message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` },
    ]);
  });
  const source = bytes.toString('utf8');
  const checked = parseForm(source);
  if (!checked.ok) throw new FormError(file, checked.problems);
  const { form } = checked;
  const folder = path.dirname(path.resolve(file));
  const references = form.reference.map((reference) => ({
    kind: reference.kind,
    page: reference.page,
    file: path.join(folder, reference.kind === 'features' ? reference.file : reference.image),
  }));
  const missing = references.flatMap((reference, index) =>
    existsSync(reference.file)
      ? []
      : [
          {
            path: `reference[${index}]`,
            message: `there is no file ${reference.file}: put it there or change the path`,
          },
        ],
  );
  if (missing.length > 0) throw new FormError(file, missing);
  return {
    form,
    references,
    file: path.resolve(file),
    source,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
