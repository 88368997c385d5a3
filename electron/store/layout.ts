import path from 'node:path';

/** The files of a workspace folder. All paths absolute. */
export interface Layout {
  database: string;
  /** Held locked by the one process that may write. */
  lock: string;
  /** Pictures as they came, under their SHA-256, read-only. */
  originals: string;
  /** Other files that came, published tables and attachments, under their SHA-256, read-only. */
  files: string;
  /** Straightened pages for the screen; can be made again, no evidence. */
  pages: string;
  backups: string;
  /** Who the senders' codes stand for; in no export and no backup. */
  keyList: string;
  /** Private key that heads of the log are signed with; read by its owner alone. */
  key: string;
  /** Files under way. */
  temp: string;
}

/** Names of the files in the workspace folder `folder`. */
export function layoutOf(folder: string): Layout {
  const at = (...parts: string[]) => path.resolve(folder, ...parts);
  return {
    database: at('workspace.sqlite'),
    lock: at('workspace.lock.sqlite'),
    originals: at('originals'),
    files: at('files'),
    pages: at('pages'),
    backups: at('backups'),
    keyList: at('people.key.json'),
    key: at('signing.key'),
    temp: at('temp'),
  };
}

/** Path of a kept original: `originals/ab/abcd....jpg`. */
export function originalPath(folder: string, sha256: string, extension: string): string {
  return path.join(layoutOf(folder).originals, sha256.slice(0, 2), `${sha256}.${extension}`);
}

/** Path of a kept file that is no picture of a protocol: `files/ab/abcd....csv`. */
export function keptFilePath(folder: string, sha256: string, extension: string): string {
  return path.join(layoutOf(folder).files, sha256.slice(0, 2), `${sha256}.${extension}`);
}

/** Path of a scan's straightened page. */
export function pagePath(folder: string, scan: number): string {
  return path.join(layoutOf(folder).pages, `${scan}.jpg`);
}
