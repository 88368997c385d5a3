import type { ActName } from '../protocol/acts.ts';
import type { CannotEnterReason, ScanStatus } from '../protocol/status.ts';
import type { Person } from './workspace.ts';

/** What calls on who does what answer. */

export interface MyWork {
  /** Protocols entered today, and how many of them show an error. */
  today: number;
  flagged: number;
  /** What waits for this person. */
  confirm: number;
  second: number;
  resolve: number;
  /** What Ctrl+Z would take back and Ctrl+Y do again. */
  undo: ActName | null;
  redo: ActName | null;
}

export interface TeamWork {
  /** What came of planted numbers, by person and in all; people to whom none was planted are absent. */
  attention: {
    on: boolean;
    caught: number;
    missed: number;
    people: { code: string; caught: number; missed: number }[];
  };
  /** The last practice of each person who practised. */
  practised: { code: string; mistakes: number; at: string }[];
  people: PersonWork[];
  batches: BatchWork[];
  /** Scans set aside as not enterable, by reason; reasons without one are absent. */
  refused: Partial<Record<CannotEnterReason, number>>;
}

export interface PersonWork extends Person {
  first: number;
  second: number;
  resolved: number;
  corrected: number;
  cannotEnter: number;
  /** Of the entries that a second one was compared with: how many, and in how many of them a field was resolved against this person. */
  compared: number;
  mistaken: number;
  lastAt: string | null;
}

export interface BatchWork {
  id: number;
  name: string;
  region: string;
  /** To whom it is handed; null: the common pool. */
  person: string | null;
  counts: Record<ScanStatus, number>;
  /** People who have a scan of it in hand now. */
  atWork: string[];
}
