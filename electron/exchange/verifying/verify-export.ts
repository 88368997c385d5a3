import { readFile, stat } from 'node:fs/promises';
import type { VerifiedExport } from '../../../shared/api/auditing.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { type OpenZip, openZip, UnpackError } from '../../unpack/index.ts';
import { workbookIn } from '../reading/bundle.ts';
import { sheetLimits } from '../reading/raw-book.ts';
import { rawSheets } from '../reading/raw-sheets.ts';
import { RefusedFile } from '../reading/refused-file.ts';
import { type CheckedBook, checkBook } from './check-book.ts';
import { checkBundle } from './check-bundle.ts';

/**
 * Verifies a file that a workspace exported (XLSX, ODS, CSV, or a bundle), without the workspace: every row against its
 * hash, every sheet against counts, control sums and the hash over all rows, all of it against the seal, every
 * file of a bundle against its hash. Names the first break.
 * @param file path
 * @param key fingerprint of the key that has to have signed, 64 hex digits; any key's seal will do where absent
 * @throws HattamaError not-found, invalid-input (no export, or none that is let in)
 */
export async function verifyExport(file: string, key: string | null = null): Promise<VerifiedExport> {
  try {
    const bundle = await bundleAt(file);
    const verified = bundle
      ? await verifyBundle(bundle)
      : verifiedOf(checkBook(await rawSheets(await bytesOf(file))), 0);
    return withKey(verified, key);
  } catch (error) {
    throw refused(error, file);
  }
}

/** The open ZIP file where the file is one and no workbook itself. */
async function bundleAt(file: string): Promise<OpenZip | null> {
  const zip = await openZip(file).catch((error: unknown) => {
    if (error instanceof UnpackError && error.reason === 'not-a-zip') return null;
    throw error;
  });
  if (zip?.entries.some(({ name }) => name === 'xl/workbook.xml' || name === 'mimetype')) {
    await zip.close();
    return null;
  }
  return zip;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > sheetLimits.fileBytes) throw new RefusedFile('too-large', { what: 'bytes' });
  return readFile(file);
}

async function verifyBundle(zip: OpenZip): Promise<VerifiedExport> {
  try {
    const workbook = workbookIn(zip);
    if (!workbook) throw new RefusedFile('no-workbook');
    const checked = checkBook(await rawSheets(await workbook.read()));
    const { pictures, firstBreak } = await checkBundle(zip, checked.pictures);
    return verifiedOf({ ...checked, firstBreak: checked.firstBreak ?? firstBreak }, pictures);
  } finally {
    await zip.close();
  }
}

function verifiedOf({ rows, firstBreak, seal }: CheckedBook, pictures: number): VerifiedExport {
  return {
    ok: firstBreak === null,
    rows,
    pictures,
    firstBreak,
    signedBy: seal?.fingerprint ?? null,
    workspace: seal?.lines.get('workspace') ?? null,
    head: seal?.lines.get('head') ?? null,
  };
}

function withKey(verified: VerifiedExport, key: string | null): VerifiedExport {
  if (key === null || !verified.ok || verified.signedBy === key) return verified;
  const firstBreak =
    verified.signedBy === null ? 'The file is not signed' : `Signed by another key: ${verified.signedBy}`;
  return { ...verified, ok: false, firstBreak };
}

function refused(error: unknown, file: string): unknown {
  if (error instanceof RefusedFile || error instanceof UnpackError) {
    const why = error instanceof RefusedFile ? error.code : error.reason;
    return new HattamaError('invalid-input', `${file} is no export that can be verified: ${why}`, {
      cause: error,
    });
  }
  const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isAbsent ? new HattamaError('not-found', `There is no file ${file}`, { cause: error }) : error;
}
