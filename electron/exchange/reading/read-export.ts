import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Facts } from '../../../shared/protocol/facts.ts';
import type { SheetProblem } from '../../../shared/protocol/sheet-problems.ts';
import { type OpenZip, openZip, UnpackError } from '../../unpack/index.ts';
import { bundledPictures, type BundledPicture, workbookIn } from './bundle.ts';
import { KnownForms } from './known-forms.ts';
import { Problems } from './problems.ts';
import { rawSheets, refusedZip } from './raw-sheets.ts';
import { sheetLimits } from './raw-book.ts';
import { readWorkbook } from './read-workbook.ts';
import { RefusedFile } from './refused-file.ts';

/** What a file of another workspace brings. */
export interface ReadExport {
  /** Null where the file is refused: the first of its problems says why. */
  facts: Facts | null;
  problems: SheetProblem[];
  /** Pictures that a bundle brings; none of any other file. */
  pictures: BundledPicture[];
  /** To be called when the pictures are no longer needed. */
  close: () => Promise<void>;
}

/**
 * Reads a workbook (XLSX, ODS), a CSV or a bundle (ZIP) of another workspace; its bytes say what it is, not its name.
 * Whatever is wrong with it is told, never thrown.
 * @param file path
 * @param known form files that need not be brought; one for all files of a merge
 */
export async function readExport(file: string, known: KnownForms = new KnownForms()): Promise<ReadExport> {
  try {
    const zip = await bundleAt(file);
    return zip ? await readBundle(zip, file, known) : await readSingle(file, known);
  } catch (error) {
    return refused(error);
  }
}

/** The stations follow from the protocols. */
const isRead = (sheet: string) => sheet !== 'Stations';

async function readSingle(file: string, known: KnownForms): Promise<ReadExport> {
  const { size } = await stat(file);
  if (size > sheetLimits.fileBytes) throw new RefusedFile('too-large', { what: 'bytes' });
  const book = await rawSheets(await readFile(file), isRead);
  const read = readWorkbook(book, path.basename(file), known);
  return { ...read, pictures: [], close: () => Promise.resolve() };
}

async function readBundle(zip: OpenZip, file: string, known: KnownForms): Promise<ReadExport> {
  try {
    const workbook = workbookIn(zip);
    if (!workbook) throw new RefusedFile('no-workbook');
    const book = await rawSheets(await workbook.read(), isRead);
    const read = readWorkbook(book, `${path.basename(file)}/${workbook.name}`, known);
    const problems = new Problems();
    const pictures = await bundledPictures(zip, read.facts, problems);
    return {
      facts: read.facts,
      problems: [...read.problems, ...problems.all()],
      pictures,
      close: () => zip.close(),
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

/** The open ZIP file where the file is one and no workbook itself. */
async function bundleAt(file: string): Promise<OpenZip | null> {
  let zip: OpenZip;
  try {
    zip = await openZip(file);
  } catch (error) {
    if (error instanceof UnpackError && error.reason === 'not-a-zip') return null;
    throw error;
  }
  const names = new Set(zip.entries.map(({ name }) => name));
  if (!names.has('xl/workbook.xml') && !names.has('mimetype')) return zip;
  await zip.close();
  return null;
}

function refused(error: unknown): ReadExport {
  const refusal = error instanceof UnpackError ? refusedZip(error) : error;
  const problems = new Problems();
  if (refusal instanceof RefusedFile) problems.add(null, {}, refusal.code, refusal.params);
  else if (refusal instanceof Error && 'code' in refusal)
    problems.add(null, {}, 'unreadable', { name: String(refusal.code) });
  else throw error;
  return { facts: null, problems: problems.all(), pictures: [], close: () => Promise.resolve() };
}
