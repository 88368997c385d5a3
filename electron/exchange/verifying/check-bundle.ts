import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OpenZip, PackedFile } from '../../unpack/index.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** `manifest.json` of a bundle; what it names beyond this is let be. */
const manifestSchema = z.object({
  workbook: z.object({ file: z.string(), sha256: hash }),
  pictures: z.array(
    z.object({
      /** Of the picture as it came; the workbook's rows name it. */
      original: hash,
      file: z.string().nullable(),
      sha256: hash.nullable(),
    }),
  ),
});
type Manifest = z.infer<typeof manifestSchema>;

/** What a bundle has beside its workbook. */
export interface CheckedBundle {
  /** Pictures whose bytes fit their hash. */
  pictures: number;
  firstBreak: string | null;
}

/**
 * Holds the files of a bundle against their hashes. A picture as it came has its hash also in the workbook's signed rows;
 * one without traces has it in the manifest alone, which nobody signs.
 * @param named SHA-256 of the pictures that the workbook's protocols name
 */
export async function checkBundle(zip: OpenZip, named: ReadonlySet<string>): Promise<CheckedBundle> {
  const files = new Map(zip.entries.map((entry) => [entry.name, entry]));
  const manifest = await manifestOf(files.get('manifest.json'));
  if (!manifest) return { pictures: 0, firstBreak: 'manifest.json is missing, or not as it was written' };
  const listed: [name: string, sha256: string][] = [[manifest.workbook.file, manifest.workbook.sha256]];
  for (const { original, file, sha256 } of manifest.pictures) {
    if (file === null) continue;
    const asItCame = file.startsWith('originals/');
    if (sha256 === null || (asItCame && (sha256 !== original || !file.startsWith(`originals/${original}.`))))
      return { pictures: 0, firstBreak: `manifest.json: ${file} is not the picture that it is listed as` };
    listed.push([file, sha256]);
  }
  const firstBreak = unlisted(manifest, named, files, new Set(listed.map(([name]) => name)));
  return firstBreak === null ? hashFiles(listed, files) : { pictures: 0, firstBreak };
}

async function manifestOf(entry: PackedFile | undefined): Promise<Manifest | null> {
  if (!entry) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await entry.read());
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** What the workbook names and the manifest does not, and what the bundle holds and nobody names. */
function unlisted(
  { pictures }: Manifest,
  named: ReadonlySet<string>,
  files: ReadonlyMap<string, PackedFile>,
  listed: ReadonlySet<string>,
): string | null {
  const originals = new Set(pictures.map(({ original }) => original));
  const missing = [...named].find((sha256) => !originals.has(sha256));
  if (missing !== undefined) return `Picture ${missing} is missing`;
  const stray = [...files.keys()].find((name) => name !== 'manifest.json' && !listed.has(name));
  return stray === undefined ? null : `${stray} is not in manifest.json`;
}

async function hashFiles(
  listed: readonly [name: string, sha256: string][],
  files: ReadonlyMap<string, PackedFile>,
): Promise<CheckedBundle> {
  let pictures = 0;
  for (const [name, sha256] of listed) {
    const entry = files.get(name);
    if (!entry) return { pictures, firstBreak: `${name} is missing` };
    const found = createHash('sha256').update(await entry.read());
    if (found.digest('hex') !== sha256) return { pictures, firstBreak: `${name} was changed` };
    if (name !== listed[0]?.[0]) pictures += 1;
  }
  return { pictures, firstBreak: null };
}
