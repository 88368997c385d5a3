import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { worded } from '../../shared/forms/checks.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import { differences } from '../../shared/protocol/compare.ts';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import { type Actor, enterSecond } from '../../shared/protocol/transitions.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import type { Audit } from '../audit/change.ts';
import { marksOf, valuesOf } from '../store/entries.ts';
import { flagsOf } from '../store/flags.ts';
import { actOnScan } from './act.ts';
import { isFailed } from './check.ts';
import { type FormBook, formById } from './form-book.ts';
import { flagsFor, keepEntry } from './keep-entry.ts';
import { allowed, needed } from './state.ts';

/**
 * Saves another person's blind entry of a protocol. If it says the same, the first entry stands, confirmed by both; else
 * the scan is `differing` until a third person resolves it (rule F501). Marks are not asked twice: the first entry's count.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`, `invalid-input`.
 */
export function saveSecond(
  audit: Audit,
  forms: FormBook,
  actor: Actor,
  input: Valid<'review.second'>,
): Saved {
  return actOnScan(audit, actor, 'entry.second', input, (db, scan, state, { at }) => {
    const booked = formById(forms, input.form);
    // Compared only where it may be: of another status there is no first entry to go by.
    const compared = state.status === 'second-entry' ? needed(scan, scan.entry) : null;
    const apart = compared === null ? [] : differing(booked.form, valuesOf(db, compared), input.values);
    const flags = compared === null ? [] : flagsOf(db, compared);
    const outcome = { form: input.form, failed: flags.some(isFailed), same: apart.length === 0 };
    const next = allowed(scan, enterSecond(state, actor, outcome));
    const first = needed(scan, compared);

    const entered = {
      ...input,
      person: actor.code,
      region: scan.region,
      marks: marksOf(db, first),
      ticked: [],
      stage: 'second',
      other: first,
      asPaper: null,
    } as const;
    const own = flagsFor(db, scan, booked.form, entered);
    const found = apart.length > 0 ? [entriesDiffer(booked.form, apart), ...own] : own;
    const entry = keepEntry(db, scan, booked, entered, found, at);
    return {
      next,
      columns: apart.length > 0 ? { entry } : {},
      flags: apart.length > 0 ? found : flags.map((flag) => worded(booked.form, flag, 'en')),
      tell: { entry, differs: apart },
    };
  });
}

/** Numeric fields of a form in which two entries differ, in paper order. */
export function differing(form: Form, first: FieldValues, second: FieldValues): string[] {
  const fields = form.fields.filter(isNumeric).map(({ id }) => id);
  return differences(fields, first, second);
}

/** F501, as kept with the second entry. */
function entriesDiffer(form: Form, fields: readonly string[]): CheckResult {
  return worded(
    form,
    {
      code: 'F501',
      severity: 'error',
      ok: false,
      fields,
      params: { k: fields.length },
      formula: '',
      difference: null,
    },
    'en',
  );
}
