import type { Entry, ZipFile } from 'yauzl';
import { UnpackError } from './unpack-error.ts';

/**
 * Checks that every file of a ZIP file has bytes of its own: a bomb can list the same packed bytes millions of times
 * over (D. Fifield, "A better zip bomb", WOOT 2019), which no limit on a single file sees. What stands before a file's
 * bytes must name it as the list does, or two programs would see two different files.
 * @throws UnpackError bomb, damaged
 */
export async function checkApart(zip: ZipFile, files: readonly { entry: Entry }[]): Promise<void> {
  const regions: { from: number; to: number }[] = [];
  for (const { entry } of files) {
    const header = await zip.readLocalFileHeaderPromise(entry);
    if (!header.fileName.equals(entry.fileNameRaw))
      throw new UnpackError('damaged', `the list and the file call ${String(entry.fileNameRaw)} differently`);
    regions.push({
      from: entry.relativeOffsetOfLocalHeader,
      to: header.fileDataStart + entry.compressedSize,
    });
  }
  regions.sort((a, b) => a.from - b.from);
  regions.forEach((region, index) => {
    const next = regions[index + 1];
    if (next && region.to > next.from)
      throw new UnpackError('bomb', `files share the bytes from ${next.from} on`);
  });
}
