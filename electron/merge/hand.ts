import type { Form } from '../../shared/forms/form.ts';
import { keptForm } from '../review/kept-form.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { personFrom } from '../store/origins.ts';
import { findPerson, putPerson } from '../store/people.ts';

/** What bringing facts in needs to know all along. */
export interface MergeHand {
  /** Id of this workspace. */
  own: string;
  merge: number;
  batch: number;
  /** The merge's time. */
  at: string;
  /** SHA-256 of the originals whose bytes lie in this workspace now. */
  kept: ReadonlySet<string>;
  /** A kept form, parsed once. */
  form(db: Reader, sha256: string): Form;
  /** The code that a person of a workspace has here. */
  person(db: Writer, workspace: string, person: string | null): string;
}

/** A hand for one merge. */
export function mergeHand(known: Pick<MergeHand, 'own' | 'merge' | 'batch' | 'at' | 'kept'>): MergeHand {
  const forms = new Map<string, Form>();
  const people = new Map<string, string>();
  return {
    ...known,
    form: (db, sha256) => {
      const form = forms.get(sha256) ?? keptForm(db, sha256);
      forms.set(sha256, form);
      return form;
    },
    person: (db, workspace, person) => {
      const name = JSON.stringify([workspace, person]);
      const code = people.get(name) ?? codeOf(db, known, workspace, person);
      people.set(name, code);
      return code;
    },
  };
}

function codeOf(
  db: Writer,
  { own, at }: Pick<MergeHand, 'own' | 'at'>,
  workspace: string,
  person: string | null,
): string {
  if (workspace !== own || person === null) return personFrom(db, workspace, person, at);
  // One of ours whom this workspace has lost: it was brought back from an older backup.
  if (!findPerson(db, person)) putPerson(db, { code: person, role: 'volunteer' }, at);
  return person;
}
