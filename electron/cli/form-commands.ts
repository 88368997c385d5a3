import { accessSync, constants, writeFileSync } from 'node:fs';
import { makeFormFeatures } from '../workspace/form-features.ts';
import { FormError, loadForm } from '../workspace/forms.ts';
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts';

/**
 * `form check`: names what is wrong in a form file and with the files that it refers to, path by path, and how to mend it.
 * Throws when the file cannot be opened at all.
 */
export async function checkFormFile(
  terminal: Terminal,
  file: string,
  options: { json?: boolean },
): Promise<ExitCode> {
  accessSync(file, constants.R_OK);
  try {
    const { id, version, fields } = (await loadForm(file)).form;
    terminal.print(
      options.json
        ? JSON.stringify({ ok: true, id, version, problems: [] }, null, 2)
        : `${file}: form ${id}, version ${version}, ${fields.length} fields, no problem.`,
    );
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { problems } = error;
    terminal.print(
      options.json
        ? JSON.stringify({ ok: false, problems }, null, 2)
        : problems.map(({ path, message }) => `${path || '(file)'}: ${message}`).join('\n'),
    );
    return exitCodes.someFailed;
  }
}

/**
 * `form features`: writes what several filled pictures of a form's page share, as data, to be the form's reference where
 * no picture of it may be kept. The first picture shows the page from edge to edge. Throws when a file cannot be used.
 */
export async function writeFormFeatures(
  terminal: Terminal,
  file: string,
  pictures: readonly string[],
  options: { out: string; page: number },
): Promise<ExitCode> {
  const features = await makeFormFeatures(file, options.page, pictures);
  writeFileSync(options.out, `${JSON.stringify(features)}\n`);
  terminal.print(`${options.out}: ${features.keypoints.length} keypoints, ${features.lines.length} lines.`);
  return exitCodes.done;
}
