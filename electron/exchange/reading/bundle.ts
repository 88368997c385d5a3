import { createHash } from 'node:crypto';
import type { Facts } from '../../../shared/protocol/facts.ts';
import { type OpenZip, type PackedFile, UnpackError } from '../../unpack/index.ts';
import type { Problems } from './problems.ts';

/** A picture that a bundle brings, its bytes checked. */
export interface BundledPicture {
  /** Of the original, under which everybody knows the page. */
  sha256: string;
  bytes: number;
  /** Writes it to a new file. Throws `UnpackError`, and the system's own errors. */
  save(to: string): Promise<void>;
}

const WORKBOOK = /(?:^|\/)protocols\.(?:xlsx|ods|csv)$/i;
const ORIGINAL = /(?:^|\/)originals\/([0-9a-f]{64})\.[a-z0-9]+$/;

/** The workbook in a bundle: the one called `protocols`, else the only one there is. */
export function workbookIn({ entries }: OpenZip): PackedFile | undefined {
  const named = entries.find(({ name }) => WORKBOOK.test(name));
  if (named) return named;
  const others = entries.filter(({ name }) => /\.(?:xlsx|ods)$/i.test(name));
  return others.length === 1 ? others[0] : undefined;
}

/**
 * The originals in a bundle. Each one's bytes are hashed: one that does not fit its name is named and left out, and so is
 * one that the workbook knows nothing of; a copy whose picture is not there is told of.
 */
export async function bundledPictures(
  { entries }: OpenZip,
  { copies }: Pick<Facts, 'copies'>,
  problems: Problems,
): Promise<BundledPicture[]> {
  const wanted = new Set(copies.map(({ picture }) => picture.sha256));
  const pictures: BundledPicture[] = [];
  for (const entry of entries) {
    const sha256 = ORIGINAL.exec(entry.name)?.[1];
    if (sha256 === undefined || !wanted.delete(sha256)) continue;
    if (await fits(entry, sha256))
      pictures.push({ sha256, bytes: entry.bytes, save: (to) => entry.saveTo(to) });
    else problems.add(null, {}, 'picture-changed', { name: entry.name });
  }
  if (wanted.size > 0) problems.add(null, {}, 'picture-missing', { n: wanted.size });
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
