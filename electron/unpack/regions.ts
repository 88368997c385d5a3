import type { Entry, ZipFile } from 'yauzl';
import { UnpackError } from './unpack-error.ts';

/**
 * Checks that every file of a ZIP file has bytes of its own: a bomb can list the same packed bytes millions of times
 * over (D. Fifield, "A better zip bomb", WOOT 2019), which no limit on a single file sees. What stands before a file's
 * bytes must name it as the list does, or two programs would see two different files.
 * @throws UnpackError bomb, damaged
 */
export async function checkApart(zip: ZipFile, files: readonly { entry: Entry }[]): Promise<void> {
  const regions: Region[] = [];
  for (const { entry } of files) {
    const header = await zip.readLocalFileHeaderPromise(entry);
    const from = entry.relativeOffsetOfLocalHeader;
    const to = header.fileDataStart + entry.compressedSize;
    regions.push({ from, to, sameName: header.fileName.equals(entry.fileNameRaw) });
  }
  regions.sort((a, b) => a.from - b.from);
  regions.forEach((region, index) => {
    const next = regions[index + 1];
    if (next && region.to > next.from)
      throw new UnpackError('bomb', `files share the bytes from ${next.from} on`);
  });
  const other = regions.find(({ sameName }) => !sameName);
  if (other) throw new UnpackError('damaged', `the file at ${other.from} has another name in the list`);
}

/** Where a file lies, from its header to the end of its packed bytes. */
interface Region {
  from: number;
  to: number;
  sameName: boolean;
}
