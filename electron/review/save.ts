import { createHash } from 'node:crypto';
import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { quantityOf } from '../../shared/forms/quantities.ts';
import { needsSecondEntry } from '../../shared/protocol/double-entry.ts';
import { type Actor, confirm } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader } from '../store/connection.ts';
import { readMeta } from '../store/meta.ts';
import type { Scan } from '../store/scans.ts';
import { actOnScan } from './act.ts';
import { isFailed } from './check.ts';
import { type FormBook, formById } from './form-book.ts';
import { flagsFor, keepEntry } from './keep-entry.ts';
import { allowed } from './state.ts';

/**
 * Saves what a person confirmed as a new entry; earlier entries stay. Rules that are not met are kept with it and never
 * keep it from being saved. Where the workspace's plan asks for it the scan goes on to a second person, else it is
 * `flagged` with an error and `final` without.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`, `invalid-input`.
 */
export function save(audit: Audit, forms: FormBook, actor: Actor, input: Valid<'review.save'>): Saved {
  return actOnScan(audit, actor, 'entry.saved', input, (db, scan, state, { at }) => {
    const booked = formById(forms, input.form);
    const { form } = booked;
    const { region, values } = input;
    const flags = flagsFor(db, scan, form, input);
    const failed = flags.some(isFailed);
    const twice = isEnteredTwice(db, scan, failed);
    const next = allowed(scan, confirm(state, actor, { form: form.id, failed, twice }));

    const entered = { ...input, person: actor.code, stage: 'first', other: null } as const;
    const entry = keepEntry(db, scan, booked, entered, flags, at);
    return {
      next,
      columns: { entry, region, station: quantityOf(form, 'station', values) },
      flags,
      tell: { entry, flags: flags.map(({ code }) => code) },
    };
  });
}

function isEnteredTwice(db: Reader, scan: Scan, failed: boolean): boolean {
  const { id = '', entry: plan } = readMeta(db);
  return plan !== undefined && needsSecondEntry(plan, { failed, draw: drawOf(id, scan) });
}

/** A scan's lot, 0 <= lot < 1: fixed for good, open to recalculation, and nothing that a person could steer. */
function drawOf(workspace: string, { original, page }: Scan): number {
  return createHash('sha256').update(`${workspace} ${original} ${page}`).digest().readUInt32BE() / 2 ** 32;
}
