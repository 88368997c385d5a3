import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Facts } from '../../../shared/protocol/facts.ts';
import { type OpenZip, type PackedFile, UnpackError } from '../../unpack/index.ts';
import type { Problems } from './problems.ts';
import { RefusedFile } from './refused-file.ts';

/** An original that a bundle brings, its bytes checked. */
export interface BundledPicture {
  sha256: string;
  bytes: number;
  /** Writes it to a new file. Throws `UnpackError`, and the system's own errors. */
  save(to: string): Promise<void>;
}

const WORKBOOK = /(?:^|\/)protocols\.(?:xlsx|ods|csv)$/i;
const MANIFEST = /(?:^|\/)manifest\.json$/;
const ORIGINAL = /(?:^|\/)originals\/([0-9a-f]{64})\.[a-z0-9]+$/;
const LONGEST_MANIFEST = 64 * 1024 * 1024;
/** Version of the manifests that are read. */
const BUNDLE_FORMAT = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const listedSchema = z.object({
  original: hash,
  file: z.string().nullable(),
  sha256: hash.nullable(),
});
const manifestSchema = z.object({ format: z.number(), pictures: z.array(listedSchema) });

/** The workbook in a bundle: the one called `protocols`, else the only one there is. */
export function workbookIn({ entries }: OpenZip): PackedFile | undefined {
  const named = entries.find(({ name }) => WORKBOOK.test(name));
  if (named) return named;
  const others = entries.filter(({ name }) => /\.(?:xlsx|ods)$/i.test(name));
  return others.length === 1 ? others[0] : undefined;
}

/**
 * The originals in a bundle, as its manifest lists them; without a manifest the files in `originals/`. Each one's bytes are
 * hashed: one that does not fit is named and left out, and so is one that the workbook knows nothing of. Pictures that
 * were written anew without what their files carry are no originals: they are told of, as is how many did not come.
 * @throws RefusedFile newer-format, damaged
 */
export async function bundledPictures(
  { entries }: OpenZip,
  { copies }: Pick<Facts, 'copies'>,
  problems: Problems,
): Promise<BundledPicture[]> {
  const wanted = new Set(copies.map(({ picture }) => picture.sha256));
  const files = new Map(entries.map((entry) => [entry.name, entry]));
  const anew = new Set<string>();
  const pictures: BundledPicture[] = [];
  for (const { original, sha256, file } of await listedPictures(entries)) {
    const entry = files.get(file);
    if (!entry || !wanted.has(original)) continue;
    if (sha256 !== original) anew.add(original);
    else if (await fits(entry, sha256)) {
      pictures.push({ sha256, bytes: entry.bytes, save: (to) => entry.saveTo(to) });
      wanted.delete(sha256);
    } else problems.add(null, {}, 'picture-changed', { name: entry.name });
  }
  if (anew.size > 0) problems.add(null, {}, 'picture-anew', { n: anew.size });
  const missing = wanted.size - anew.size;
  if (missing > 0) problems.add(null, {}, 'picture-missing', { n: missing });
  return pictures;
}

interface Listed {
  original: string;
  file: string;
  sha256: string;
}

async function listedPictures(entries: readonly PackedFile[]): Promise<Listed[]> {
  const manifest = entries.find(({ name }) => MANIFEST.test(name));
  if (!manifest)
    return entries.flatMap(({ name }): Listed[] => {
      const sha256 = ORIGINAL.exec(name)?.[1];
      return sha256 === undefined ? [] : [{ original: sha256, file: name, sha256 }];
    });
  // A bundle that was packed again may stand in a folder of its own.
  const folder = manifest.name.slice(0, -'manifest.json'.length);
  return (await parsedManifest(manifest)).flatMap(({ original, file, sha256 }): Listed[] =>
    file === null || sha256 === null ? [] : [{ original, file: folder + file, sha256 }],
  );
}

async function parsedManifest(manifest: PackedFile): Promise<z.infer<typeof manifestSchema>['pictures']> {
  if (manifest.bytes > LONGEST_MANIFEST) throw new RefusedFile('too-large', { what: 'bytes' });
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(await manifest.read()).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new RefusedFile('damaged', {}, { cause: error });
    throw error;
  }
  const checked = manifestSchema.safeParse(content);
  if (!checked.success) throw new RefusedFile('damaged', {}, { cause: checked.error });
  const { format, pictures } = checked.data;
  if (format > BUNDLE_FORMAT) throw new RefusedFile('newer-format', { format });
  return pictures;
}

async function fits(entry: PackedFile, sha256: string): Promise<boolean> {
  try {
    return (
      createHash('sha256')
        .update(await entry.read())
        .digest('hex') === sha256
    );
  } catch (error) {
    if (error instanceof UnpackError) return false;
    throw error;
  }
}
