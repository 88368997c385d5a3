/** What calls that write protocols and evidence to files answer. */

export interface Exported {
  rows: number;
  /** Where the file lies; in browser mode a name, with `download` the address to fetch it from. */
  path: string;
  download: string | null;
}

export interface EvidenceWritten {
  /** Copies of the station's protocol that it tells of. */
  copies: number;
  /** As of `Exported`. */
  path: string;
  download: string | null;
}
