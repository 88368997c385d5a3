import type { FieldState } from '../../../../shared/protocol/values.ts';
import { type Desk, MAX_DIGITS, type RowDraft } from './desk.ts';
import { holdsPlant, passPlant, stopAtPlant } from './plant.ts';

/** What a person does at the desk. */
export type DeskAction =
  | { do: 'digit'; digit: string }
  /** A whole number pasted or dictated; anything but one to five digits is ignored. */
  | { do: 'number'; text: string }
  | { do: 'erase' }
  /** Fills the row with what the machine reads in it, to be confirmed; only while the person is on that row. */
  | { do: 'suggest'; id: string; text: string; state: FieldState }
  /** Confirms the row and goes on; stays on a row in which nothing is entered. */
  | { do: 'accept' }
  /** Goes on, confirming the row if something is entered. */
  | { do: 'next' }
  | { do: 'back' }
  | { do: 'go'; to: number }
  | { do: 'state'; state: 'blank' | 'illegible' | 'dash' | 'filler' }
  | { do: 'corrected' }
  | { do: 'mark'; id: string }
  | { do: 'region'; region: string }
  | { do: 'note'; note: string }
  | { do: 'looked'; codes: readonly string[]; to: number };

/** The desk after an action. Pure; an action that means nothing here gives the same desk back. */
export function reduceDesk(desk: Desk, action: DeskAction): Desk {
  switch (action.do) {
    case 'digit':
      return changeRow(desk, (row) =>
        withDigits(row, row.replace || row.state !== 'number' ? action.digit : row.text + action.digit),
      );
    case 'number':
      return changeRow(desk, (row) => withDigits(row, action.text.trim()));
    case 'suggest':
      return desk.rows[desk.at] === action.id
        ? changeRow(desk, (row) => ({
            ...row,
            text: action.text,
            state: action.state,
            accepted: false,
            replace: true,
          }))
        : desk;
    case 'erase':
      return changeRow(desk, erased);
    case 'accept':
      return current(desk)?.state ? goOn(desk) : desk;
    case 'next':
      return goOn(desk);
    case 'back':
      return goTo(desk, desk.at - 1);
    case 'go':
      return goTo(desk, action.to);
    case 'state':
      return desk.at < desk.rows.length ? goOn(changeRow(desk, (row) => withState(row, action.state))) : desk;
    case 'corrected':
      return changeRow(desk, (row) => ({ ...row, corrected: !row.corrected, replace: true }));
    case 'mark':
      return action.id in desk.marks
        ? { ...desk, marks: { ...desk.marks, [action.id]: !desk.marks[action.id] } }
        : desk;
    case 'region':
      return { ...desk, region: action.region };
    case 'note':
      return { ...desk, note: action.note };
    case 'looked':
      return goTo({ ...desk, looked: action.codes }, action.to);
    default:
      return action satisfies never;
  }
}

function current(desk: Desk): RowDraft | undefined {
  const id = desk.rows[desk.at];
  return id === undefined ? undefined : desk.drafts[id];
}

/** Changes the row in focus; the summary has none. */
function changeRow(desk: Desk, change: (row: RowDraft) => RowDraft): Desk {
  const id = desk.rows[desk.at];
  const row = id === undefined ? undefined : desk.drafts[id];
  if (id === undefined || !row) return desk;
  const changed = change(row);
  return changed === row ? desk : { ...desk, drafts: { ...desk.drafts, [id]: changed } };
}

/** Figures as typed; too many, or anything else than ASCII digits, are not taken. */
function withDigits(row: RowDraft, text: string): RowDraft {
  if (!new RegExp(`^[0-9]{1,${MAX_DIGITS}}$`).test(text)) return row;
  return { ...row, text, state: 'number', accepted: false, replace: false };
}

function erased(row: RowDraft): RowDraft {
  const text = row.state === 'number' ? row.text.slice(0, -1) : '';
  return { ...row, text, state: text === '' ? null : 'number', accepted: false, replace: false };
}

/** An illegible row keeps the figures as the best guess: they go into the note, never into the value. */
function withState(row: RowDraft, state: 'blank' | 'illegible' | 'dash' | 'filler'): RowDraft {
  const text = state === 'illegible' ? row.text : state === 'blank' ? '' : '0';
  return { ...row, state, text, accepted: false, replace: true };
}

/**
 * Confirms the row in focus, if something is entered, and moves on; there is no way round at the end. On a row that holds what was planted
 * in it, it stops.
 */
function goOn(desk: Desk): Desk {
  const [id, row] = [desk.rows[desk.at] ?? '', current(desk)];
  if (row && holdsPlant(desk, id, row)) return stopAtPlant(desk);
  const confirmed = changeRow(desk, (row) =>
    row.state === null
      ? row
      : { ...row, accepted: true, text: row.state === 'number' ? String(Number(row.text)) : row.text },
  );
  return goTo(row?.state ? passPlant(confirmed, id) : confirmed, desk.at + 1);
}

function goTo(desk: Desk, to: number): Desk {
  const at = Math.max(0, Math.min(desk.rows.length, to));
  const id = desk.rows[at];
  const row = id === undefined ? undefined : desk.drafts[id];
  if (id === undefined || !row || row.replace) return at === desk.at ? desk : { ...desk, at };
  return { ...desk, at, drafts: { ...desk.drafts, [id]: { ...row, replace: true } } };
}
