import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/outputs.ts';
import { quantityOf } from '../../shared/forms/quantities.ts';
import { RULE_SET_VERSION } from '../../shared/protocol/rules.ts';
import { confirm } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import type { Reader } from '../store/connection.ts';
import { insertEntry } from '../store/entries.ts';
import { insertFlags } from '../store/flags.ts';
import { findReading } from '../store/readings.ts';
import { type Scan, updateScan } from '../store/scans.ts';
import { checkEntry, isFailed } from './check.ts';
import { type FormBook, formById, keepForm } from './form-book.ts';
import { allowed, columnsOf, scanAt, stateOf } from './state.ts';

/**
 * Saves what a person confirmed as a new entry; earlier entries stay. Rules that are not met are kept with it and never
 * keep it from being saved: with an error the scan is `flagged`, otherwise `final`.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`, `invalid-input`.
 */
export function save(audit: Audit, forms: FormBook, person: string, input: Valid<'review.save'>): Saved {
  return audit.change({ person, act: 'entry.saved' }, (db, event) => {
    const scan = scanAt(db, input.scan, input.version);
    const booked = formById(forms, input.form);
    const { form } = booked;
    const machine = readingOn(db, scan, form.id)?.fields;
    const { values, marks } = input;
    const flags = checkEntry(form, { values, marks, ...(machine ? { machine } : {}) }).filter(
      ({ ok }) => ok === false,
    );
    const next = allowed(scan, confirm(stateOf(scan), form.id, flags.some(isFailed)));

    keepForm(db, booked, event.at);
    const { region, note } = input;
    const reading = scan.reading;
    const entry = insertEntry(
      db,
      {
        scan: scan.id,
        person,
        form: form.id,
        formSha256: booked.sha256,
        region,
        note,
        ruleSet: RULE_SET_VERSION,
        reading,
        values,
        marks,
      },
      event.at,
    );
    insertFlags(db, entry, flags, new Set(input.ticked));
    updateScan(db, scan.id, {
      ...columnsOf(next),
      entry,
      region,
      station: quantityOf(form, 'station', values),
    });

    event.tell({ status: next.status, entry, flags: flags.map(({ code }) => code) });
    return { scan: scan.id, version: scan.version + 1, status: next.status, flags };
  });
}

/** The machine's reading that a person had before them, if it was of this form. */
function readingOn(db: Reader, scan: Scan, form: string) {
  const reading = scan.reading === null ? undefined : findReading(db, scan.reading);
  return reading?.form === form ? reading : undefined;
}
