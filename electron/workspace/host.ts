/** What a host can do for the core. Tests pass a double. */
export interface Host {
  kind: 'window' | 'browser' | 'cli';
  /** Opens a dialog for files or a folder; null when closed or when the host has none. */
  chooseFiles?(what: 'files' | 'folder'): Promise<string[] | null>;
  /**
   * Where an export is written: a path, and what `finish` makes of it once written (browser mode: a download address).
   * Null when the person closed the dialog.
   */
  chooseTarget?(
    suggestedName: string,
  ): Promise<{ path: string; finish(): Promise<{ download: string | null }> } | null>;
  /** Prints a page of HTML that carries all it shows, and answers the PDF; absent: an installed browser is looked for. */
  printPdf?(page: string): Promise<Uint8Array>;
  /** Shows a written file in the file manager. */
  reveal?(path: string): void;
}
