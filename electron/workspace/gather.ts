import { amongForm } from '../../shared/forms/among.ts';
import type { ElectionFile } from '../../shared/forms/election.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import { gatherElection } from '../count/index.ts';
import { protocolsAmong } from '../review/among.ts';
import { annulledScans } from '../review/annulled.ts';
import type { FormBook } from '../review/form-book.ts';
import type { Reader } from '../store/connection.ts';

/** The election that is gathered, and what is known of it beside the database. */
export interface AskedElection {
  election: string;
  forms: FormBook;
  /** Null where no file of the election is here. */
  file: ElectionFile | null;
}

/**
 * Gathers an election for counting. Forms of the election that are known now go first, then those under which protocols were typed
 * once.
 */
export function gather(db: Reader, { election, forms, file }: AskedElection): CountedElection {
  const protocols = protocolsAmong(db, forms);
  const known = [...forms.values()].map(({ form }) => form);
  const typed = new Set(protocols.map(({ form }) => form));
  return gatherElection(db, {
    election,
    protocols: protocols.map(({ among }) => among),
    annulled: annulledScans(db, forms),
    forms: [...known, ...typed]
      .filter((form) => form.election === election)
      .map((form) => ({
        among: amongForm(form),
        candidates: form.candidates.map(({ id }) => id),
        absenteeInRegister: form.rules.absentee_in_register,
      })),
    file,
  });
}
