/** What is let in, so that one hostile ZIP file can take neither the memory nor the disk nor the day. */
export interface ZipLimits {
  /** Files and folders in it. */
  entries: number;
  /** Bytes of the list of them, which is held in memory: each may come with 192 KB of names and remarks. */
  listBytes: number;
  /** Bytes to which one file may unpack; a bigger one is refused when it is read, the others stay readable. */
  fileBytes: number;
  /** Bytes to which all of it together may unpack. */
  totalBytes: number;
  /** How many times its packed size a file may unpack to; deflate itself ends at 1032. */
  ratio: number;
  /** Bytes to which a file may unpack whatever its ratio: a blank page packs very well. */
  anyRatioBytes: number;
}

/** Room for the pictures and films of a whole region's chat; what is read into memory is bounded by `fileBytes`. */
export const zipLimits: Readonly<ZipLimits> = {
  entries: 50_000,
  listBytes: 64 * 1024 * 1024,
  fileBytes: 300 * 1024 * 1024,
  totalBytes: 20 * 1024 * 1024 * 1024,
  ratio: 200,
  anyRatioBytes: 16 * 1024 * 1024,
};
