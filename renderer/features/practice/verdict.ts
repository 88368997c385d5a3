import { differences } from '../../../shared/protocol/compare.ts';
import type { FieldValue, FieldValues } from '../../../shared/protocol/values.ts';
import type { Lesson, PracticeProtocol } from './protocols.ts';

/** A row entered otherwise than it stands on the paper. */
export interface WrongRow {
  field: string;
  paper: FieldValue;
  /** Undefined where nothing was entered. */
  entered: FieldValue | undefined;
}

/** What was right and wrong about one practice protocol. */
export interface Verdict {
  /** Number of the protocol, from 1. */
  scan: number;
  lesson: Lesson;
  form: string;
  /** Numeric rows of the protocol. */
  rows: number;
  wrong: readonly WrongRow[];
  /** Stamp or signatures said to be there or not, otherwise than on the paper. */
  wrongMarks: number;
  /** It was said that it cannot be entered, and it can. */
  refused: boolean;
}

/** What a person saved of a practice protocol. */
export interface Saving {
  values: FieldValues;
  marks: Readonly<Record<string, boolean>>;
}

/**
 * Holds what was saved against the paper. What counts is the number, or that there is none; in what way a zero is written does not.
 * That a figure was corrected counts where one was.
 * @param saving null: the person said that it cannot be entered.
 */
export function judge(
  scan: number,
  { lesson, reading, paper }: PracticeProtocol,
  saving: Saving | null,
): Verdict {
  const fields = Object.keys(paper.values);
  const common = { scan, lesson, form: reading.form, rows: fields.length };
  if (saving === null) return { ...common, wrong: [], wrongMarks: 0, refused: true };
  const apart = new Set(differences(fields, paper.values, saving.values));
  const unmarked = (field: string) =>
    paper.values[field]?.corrected === true && saving.values[field]?.corrected !== true;
  const wrong = fields.flatMap((field): WrongRow[] => {
    const stands = paper.values[field];
    return stands && (apart.has(field) || unmarked(field))
      ? [{ field, paper: stands, entered: saving.values[field] }]
      : [];
  });
  const wrongMarks = Object.entries(paper.marks).filter(
    ([mark, there]) => saving.marks[mark] !== there,
  ).length;
  return { ...common, wrong, wrongMarks, refused: false };
}

/** How many mistakes a verdict counts; that a protocol was not entered is one. */
export function mistakesIn({ wrong, wrongMarks, refused }: Verdict): number {
  return wrong.length + wrongMarks + Number(refused);
}
