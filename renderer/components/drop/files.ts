import type { GivenFile } from '../../api/transport.ts';

/** Files of an `<input type=file>`; a chosen folder's files keep their place in it. */
export function filesOfInput(list: FileList): GivenFile[] {
  return Array.from(list, (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * Everything in a drop, folders walked. In the desktop window folders are handed over as they are: the core walks them
 * itself by path.
 */
export async function filesOfDrop(transfer: DataTransfer, byPath: boolean): Promise<GivenFile[]> {
  if (byPath) return Array.from(transfer.files, (file) => ({ name: file.name, file }));
  // All must be asked for before the first await: the drop's items are gone after it. What comes from another program
  // rather than from a folder is a file without an entry.
  const items = Array.from(transfer.items, (item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const nested = await Promise.all(
    items.map(async ({ entry, file }) => (entry ? walk(entry) : file ? [{ name: file.name, file }] : [])),
  );
  return nested.flat();
}

async function walk(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: GivenFile[] = [];
  for (;;) {
    // A reader gives a folder in portions (100 in Chromium) and ends with an empty one.
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return found;
    for (const child of portion) found.push(...(await walk(child)));
  }
}
