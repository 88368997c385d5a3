import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Form } from '../../shared/forms/form.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { PictureError, withoutTraces } from '../imaging/index.ts';
import { isAway } from '../store/away.ts';
import type { Reader } from '../store/connection.ts';
import { originalPath } from '../store/layout.ts';
import type { ProtocolRow } from './sheets/protocols.ts';
import { writeWholeFile } from './whole-file.ts';
import { parsed, type WriteOptions, writeTo } from './write-export.ts';
import type { ExportContent } from './writing/content.ts';
import { packedText } from './writing/packed.ts';
import { writeZip, type ZipPart } from './writing/zip-file.ts';

/** How pictures leave: as files they came as, or written anew from their pixels, which loses what their files carry. */
export const pictureWays = ['as-they-came', 'without-traces'] as const;

export interface BundleOptions extends Omit<WriteOptions, 'format'> {
  pictures: (typeof pictureWays)[number];
}

/** Version of a bundle's `manifest.json`. */
const BUNDLE_FORMAT = 1;
const WORKBOOK = 'protocols.xlsx';

/** A picture in a bundle, as its manifest has it; `file` is null where the picture could not come along, and `why` says why. */
interface Listed {
  /** SHA-256 of the original. */
  original: string;
  /** From 1; null for the whole original. */
  page: number | null;
  file: string | null;
  /** Of the file in the bundle. */
  sha256: string | null;
  why?: string;
}

/** A page of an original that the workbook names. */
type Wanted = Pick<ProtocolRow['copy']['picture'], 'sha256' | 'page' | 'extension'>;

/**
 * Writes a bundle, whole or not at all: a ZIP file of the workbook `protocols.xlsx`, the pictures of its protocols, and
 * `manifest.json`, which lists them. Pictures stand in `originals/<sha256>.<extension>` as they came, or in
 * `pictures/<sha256 of the original>-<page>.<jpg or png>` without traces. Answers the number of protocols.
 * The same content makes the same bytes. Throws `HattamaError` as `writeExport` does, and image-missing for an original that is
 * not there any more, or is not what was taken in.
 */
export async function writeBundle(
  db: Reader,
  folder: string,
  target: string,
  content: ExportContent,
  options: BundleOptions,
): Promise<number> {
  const forms = content.forms.map(parsed);
  const count = await writeWholeFile(target, async (file) => {
    const workbook = `${file}.xlsx`;
    try {
      const wanted: Wanted[] = [];
      const rows = await writeWorkbook(workbook, forms, content, options, wanted);
      await writeZip(file, partsOf(db, folder, workbook, wanted, { ...options, done: rows }));
      return rows;
    } finally {
      await rm(workbook, { force: true });
    }
  });
  return count;
}

/** @param wanted takes up the pages that the workbook names */
function writeWorkbook(
  file: string,
  forms: readonly Form[],
  content: ExportContent,
  options: BundleOptions,
  wanted: Wanted[],
): Promise<number> {
  const rows = {
    *[Symbol.iterator]() {
      for (const row of content.rows) {
        const { sha256, page, extension } = row.copy.picture;
        wanted.push({ sha256, page, extension });
        yield row;
      }
    },
  };
  return writeTo(file, forms, { ...content, rows }, { ...options, format: 'xlsx' });
}

interface Progress extends BundleOptions {
  /** Steps that lie behind. */
  done: number;
}

async function* partsOf(
  db: Reader,
  folder: string,
  workbook: string,
  wanted: readonly Wanted[],
  { pictures, done, onProgress, signal }: Progress,
): AsyncGenerator<ZipPart> {
  const workbookHash = createHash('sha256');
  yield { name: WORKBOOK, stored: hashed(workbook, workbookHash) };
  const listed: Listed[] = [];
  const way = pictures === 'as-they-came' ? asItCame : withoutItsTraces;
  const seen = new Set<string>();
  for (const [index, page] of wanted.entries()) {
    signal?.throwIfAborted();
    const known = seen.has(page.sha256);
    seen.add(page.sha256);
    if (isAway(db, page.sha256)) listed.push(absent(page, 'away'));
    else if (pictures === 'without-traces' || !known) yield* way(folder, page, listed);
    onProgress?.(done + index + 1);
  }
  const manifest = {
    format: BUNDLE_FORMAT,
    workbook: { file: WORKBOOK, sha256: workbookHash.digest('hex') },
    pictures: listed,
  };
  yield { name: 'manifest.json', packed: packedText(`${JSON.stringify(manifest, null, 2)}\n`) };
}

function absent({ sha256, page }: Wanted, why: string): Listed {
  return { original: sha256, page, file: null, sha256: null, why };
}

/** An original's bytes, once for all of its pages. */
function* asItCame(folder: string, { sha256, extension }: Wanted, listed: Listed[]): Generator<ZipPart> {
  const file = `originals/${sha256}.${extension}`;
  const hash = createHash('sha256');
  const path = originalPath(folder, sha256, extension);
  yield { name: file, stored: hashed(path, hash) };
  if (hash.digest('hex') !== sha256)
    throw new HattamaError('image-missing', `${path} is not what was taken in`);
  listed.push({ original: sha256, page: null, file, sha256 });
}

/** A page written anew from its pixels. */
async function* withoutItsTraces(folder: string, wanted: Wanted, listed: Listed[]): AsyncGenerator<ZipPart> {
  const { sha256, page, extension } = wanted;
  try {
    const bare = await withoutTraces(originalPath(folder, sha256, extension), page);
    const file = `pictures/${sha256}-${page}.${bare.extension}`;
    yield { name: file, stored: [bare.bytes] };
    const hash = createHash('sha256').update(bare.bytes).digest('hex');
    listed.push({ original: sha256, page, file, sha256: hash });
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    if (error.reason === 'vanished') throw new HattamaError('image-missing', error.message, { cause: error });
    listed.push(absent(wanted, error.reason));
  }
}

/** A file's bytes, a portion at a time; the hash takes them up. Throws image-missing where there is no such file. */
async function* hashed(file: string, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  try {
    for await (const portion of createReadStream(file) as AsyncIterable<Buffer>) {
      hash.update(portion);
      yield portion;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new HattamaError('image-missing', `${file} is not there`, { cause: error });
    throw error;
  }
}
