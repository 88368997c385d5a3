import { open } from 'node:fs/promises';

/** 1 January 1980, 00:00, the first moment that a ZIP file can name. */
const FIRST_MOMENT = 0x0021_0000;

const END_OF_DIRECTORY = 0x0605_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const END_LENGTH = 22;

/**
 * Sets the time of every entry of a ZIP file to the same moment, in place, so that the same contents make the same bytes.
 * For files below 4 GB without a comment at the end, as workbook writers make them. Throws on anything else.
 */
export async function settleZipTimes(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(END_LENGTH);
    await handle.read(end, 0, END_LENGTH, size - END_LENGTH);
    if (end.readUInt32LE(0) !== END_OF_DIRECTORY)
      throw new Error('Not a ZIP file that ends with its directory');
    const [length, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
    const directory = Buffer.alloc(length);
    await handle.read(directory, 0, length, start);
    const time = Buffer.alloc(4);
    time.writeUInt32LE(FIRST_MOMENT);
    for (let at = 0; at < length;) {
      if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY)
        throw new Error('A ZIP directory that is no directory');
      time.copy(directory, at + 12);
      await handle.write(time, 0, 4, directory.readUInt32LE(at + 42) + 10);
      at +=
        46 +
        directory.readUInt16LE(at + 28) +
        directory.readUInt16LE(at + 30) +
        directory.readUInt16LE(at + 32);
    }
    await handle.write(directory, 0, length, start);
  } finally {
    await handle.close();
  }
}
