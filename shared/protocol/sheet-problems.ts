/** What a problem means for what a file brings: nothing of it is read, or not this row; a note hinders nothing. */
export type SheetProblemWeight = 'file' | 'row' | 'note';

/**
 * What is said of a spreadsheet or bundle that comes in, by code. The words stand under `sheetProblem.<code>` in the
 * language files; a code never changes its meaning.
 */
export const sheetProblems = {
  /** It cannot be opened at all. */
  unreadable: 'file',
  /** The bytes are those of something else. */
  'not-a-workbook': 'file',
  damaged: 'file',
  /** Document types, links, or names that lead out of it. */
  unsafe: 'file',
  'too-large': 'file',
  encrypted: 'file',
  /** No sheet of it is one of Hattama's. */
  'foreign-workbook': 'file',
  'older-format': 'file',
  'newer-format': 'file',
  /** A bundle without its workbook. */
  'no-workbook': 'file',

  'row-without-picture': 'row',
  'totals-row': 'row',
  'header-again': 'note',
  'rows-twice': 'note',
  'cell-missing': 'row',
  'cell-unreadable': 'row',
  'not-a-number': 'row',
  decimals: 'row',
  negative: 'row',
  'out-of-range': 'row',
  date: 'row',
  percent: 'row',
  boolean: 'row',
  error: 'row',
  merged: 'row',
  'unknown-state': 'row',
  'state-does-not-fit': 'row',
  'unknown-form': 'row',
  'form-changed': 'row',
  /** The row names an entry of another picture: some of its columns were sorted without the others. */
  'rows-mixed': 'row',
  /** A row of a sheet that is not edited by hand no longer fits its hash. */
  'row-changed': 'row',
  /** What an entry or a standing says does not fit its key. */
  'key-does-not-fit': 'row',
  /** The sheet of protocols has no row for the copy that this one is about. */
  'no-such-copy': 'row',
  'no-such-entry': 'row',
  'no-such-standing': 'row',
  'form-damaged': 'row',
  /** Numbers, states or marks that the form has no place for. */
  'values-do-not-fit': 'row',
  /** Nobody has confirmed or refused the copy, and its picture did not come along. */
  'not-confirmed': 'row',
  /** Of tables that the count takes in: neither a day with its time, nor one of the words of the column, nor a code of a person. */
  'not-a-time': 'row',
  'not-in-list': 'row',
  'not-a-code': 'row',
  'too-long': 'row',
  'uid-twice': 'row',
  /** An act of violation: here and in the table something else was made of the version that both had. */
  'changed-here-too': 'row',
  'version-missing': 'row',

  /** The table has what was told here before something else was. */
  'older-version': 'note',
  'looks-like-name': 'note',
  /** A number was written in a way that had to be understood. */
  'read-as': 'note',
  formula: 'note',
  /** A cell that follows from others was changed; it stays as exported. */
  'not-taken': 'note',
  'row-edited': 'note',
  /** Of a changed row of the sheet of entries only what its key vouches for came in. */
  'partly-taken': 'note',
  'hidden-rows': 'note',
  'hidden-columns': 'note',
  'hidden-sheet': 'note',
  'sheet-missing': 'note',
  'sheet-renamed': 'note',
  'sheet-twice': 'note',
  'column-renamed': 'note',
  'column-unknown': 'note',
  'column-missing': 'note',
  'column-twice': 'note',
  /** Rows were left out since it was exported. */
  'rows-missing': 'note',
  /** There is more of the same on that sheet. */
  'and-more': 'note',
  'picture-missing': 'note',
  /** Written anew without what its file carried: it shows the page, but is not the original. */
  'picture-anew': 'note',
  'picture-changed': 'note',
} as const satisfies Readonly<Record<string, SheetProblemWeight>>;

export type SheetProblemCode = keyof typeof sheetProblems;

/** One thing to say of a file that comes in. */
export interface SheetProblem {
  code: SheetProblemCode;
  /** Null where it concerns the whole file. */
  sheet: string | null;
  /** A cell like "C14", a row like "14" or a column like "C"; null where it concerns the whole sheet. */
  place: string | null;
  /** For the words. */
  params: Readonly<Record<string, string | number>>;
}

/** What a problem means for what the file brings. */
export function weightOf({ code }: Pick<SheetProblem, 'code'>): SheetProblemWeight {
  return sheetProblems[code];
}
