/** A report that was written. */
export interface ReportWritten {
  path: string;
  /** Address to fetch it from, in browser mode. */
  download: string | null;
  sha256: string;
}

/** A site that was written: a folder, or in browser mode a ZIP file of it. */
export interface SiteWritten {
  path: string;
  download: string | null;
  files: number;
  /** SHA-256 of `SHA256SUMS`, the list of all its files' hashes. */
  sums: string;
}
