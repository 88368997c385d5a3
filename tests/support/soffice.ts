import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** Comma, double quote, UTF-8, cells as shown, every text quoted: tells texts from numbers. The last number is the sheet. */
const csvFilter = (sheet: number) =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,${sheet}`;

/**
 * Opens a spreadsheet in LibreOffice and answers what it shows on one sheet (from 1), as CSV. Uses HATTAMA_SOFFICE or
 * `soffice`, with a profile of its own.
 */
export async function shownByLibreOffice(file: string, sheet: number, inputFilter?: string): Promise<string> {
  return readFileSync(await converted(file, csvFilter(sheet), '.csv', inputFilter), 'utf8');
}

/** Opens a workbook in LibreOffice and saves it as another file, as a person would; answers that file. */
export function savedByLibreOffice(file: string, format: 'xlsx' | 'ods'): Promise<string> {
  return converted(file, format, `.${format}`);
}

async function converted(
  file: string,
  filter: string,
  ending: string,
  inputFilter?: string,
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hattama-soffice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  await promisify(execFile)(process.env['HATTAMA_SOFFICE'] ?? 'soffice', [
    '--headless',
    `-env:UserInstallation=${profile}`,
    ...(inputFilter ? [`--infilter=${inputFilter}`] : []),
    '--convert-to',
    filter,
    '--outdir',
    folder,
    file,
  ]);
  const written = readdirSync(folder).find((name) => name.endsWith(ending));
  if (!written) throw new Error(`LibreOffice could not open ${path.basename(file)}`);
  return path.join(folder, written);
}
