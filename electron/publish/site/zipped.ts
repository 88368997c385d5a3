import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { packedText, writeWholeFile, writeZip, type ZipPart } from '../../exchange/index.ts';

/** What does not get smaller by packing. */
const dense = /\.(jpg|xlsx|sig|der)$/u;

/**
 * Writes a site as one ZIP file, whole or not at all; the same site makes the same bytes. Throws as `writeWholeFile` does.
 * @param write writes the site into a folder that is not there yet
 * @returns what `write` answers
 */
export function writeZipped<T>(target: string, write: (folder: string) => Promise<T>): Promise<T> {
  return writeWholeFile(target, async (file) => {
    const around = await mkdtemp(path.join(path.dirname(target), '.site-'));
    try {
      const folder = path.join(around, 'site');
      const written = await write(folder);
      await writeZip(file, partsOf(folder));
      return written;
    } finally {
      await rm(around, { recursive: true, force: true });
    }
  });
}

async function* partsOf(folder: string): AsyncGenerator<ZipPart> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = found
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).split(path.sep).join('/'));
  for (const name of names.sort()) {
    const bytes = await readFile(path.join(folder, name));
    yield dense.test(name) ? { name, stored: [bytes] } : { name, packed: packedText(bytes.toString('utf8')) };
  }
}
