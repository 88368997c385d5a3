import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The reference folder with scans and their truth: beside the project, or where HATTAMA_REFERENCE says. */
export const referenceFolder = process.env['HATTAMA_REFERENCE'] ?? path.resolve(projectFolder, '../shared');

/** Path of something in the reference folder's data, or null where that is absent. */
export function referenceData(...parts: string[]): string | null {
  const where = path.join(referenceFolder, 'data', ...parts);
  return existsSync(where) ? where : null;
}

/** Pictures and their `truth.json`: in the reference folder, or the copy in the repository. */
function withTruth(reference: string | null, copy: string | null): string | null {
  const inRepository = copy === null ? null : path.join(projectFolder, copy);
  return (
    [reference, inRepository].find(
      (folder) => folder !== null && existsSync(path.join(folder, 'truth.json')),
    ) ?? null
  );
}

/** Folder of the 25 Kazakh sample pictures. */
export const sampleScans = (): string | null =>
  withTruth(referenceData('kz-2019', 'scans'), 'resources/samples/kz-2019');

/** Folder of the 19 spoiled Kazakh pictures. */
export const hardScans = (): string | null =>
  withTruth(referenceData('kz-2019', 'hard'), 'tests/fixtures/kz-2019-hard');

/** Folder with the Georgian protocols and other documents, which are not in the repository; null where it is absent. */
export const georgianScans = (): string | null => withTruth(referenceData('ge'), null);
