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
