import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { readAgain } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import { queueJob } from '../store/jobs.ts';
import { insertPlacing } from '../store/placings.ts';
import { updateScan } from '../store/scans.ts';
import { type FormBook, formById } from './form-book.ts';
import { allowed, columnsOf, scanAt, stateOf } from './state.ts';

/**
 * A person marks a page's corners in its picture: the machine reads it again from there. It is put right by marking anew,
 * so it is no step that undo would take back.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`.
 */
export function placePage(
  audit: Audit,
  forms: FormBook,
  person: string,
  input: Valid<'review.place'>,
): Saved {
  return audit.change({ person, act: 'scan.placed' }, (db, event) => {
    const scan = scanAt(db, input.scan, input.version);
    const { form } = formById(forms, input.form);
    const next = allowed(scan, readAgain(stateOf(db, scan)));
    insertPlacing(db, scan.id, { form: form.id, corners: input.corners }, { person, at: event.at });
    updateScan(db, scan.id, columnsOf(next));
    queueJob(db, scan.id);
    event.tell({ status: next.status, form: form.id });
    return { scan: scan.id, version: scan.version + 1, status: next.status, flags: [] };
  });
}
