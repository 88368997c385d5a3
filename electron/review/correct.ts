import type { Valid } from '../../shared/api/contract.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { HattamaError } from '../../shared/api/result.ts';
import { quantityOf } from '../../shared/forms/quantities.ts';
import { betweenRules } from '../../shared/protocol/check-between.ts';
import type { CheckResult } from '../../shared/protocol/rules.ts';
import { type Actor, closeFlag, correct as corrected } from '../../shared/protocol/transitions.ts';
import type { Audit } from '../audit/change.ts';
import { closedCodes, insertClosure } from '../store/closures.ts';
import type { Reader } from '../store/connection.ts';
import { flagsOf, tickedOf } from '../store/flags.ts';
import { actOnScan } from './act.ts';
import { isFailed } from './check.ts';
import { type FormBook, formById } from './form-book.ts';
import { flagsFor, keepEntry } from './keep-entry.ts';
import { allowed, needed } from './state.ts';

/**
 * Saves what an auditor finds on the paper of a confirmed protocol as a new entry; flags that the old entry had and the
 * new one has not are closed as fixed.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`, `invalid-input`.
 */
export function correct(audit: Audit, forms: FormBook, actor: Actor, input: Valid<'review.correct'>): Saved {
  return actOnScan(audit, actor, 'entry.corrected', input, (db, scan, state, { at }) => {
    const booked = formById(forms, input.form);
    const { form } = booked;
    const { region, values } = input;
    const flags = flagsFor(db, scan, form, input);
    const next = allowed(scan, corrected(state, actor, { form: form.id, failed: flags.some(isFailed) }));

    const before = needed(scan, scan.entry);
    const ticked = [...input.ticked, ...stillTicked(db, before, flags)];
    const entered = { ...input, ticked, person: actor.code, stage: 'correction', other: before } as const;
    const entry = keepEntry(db, scan, booked, entered, flags, at);
    const open = new Set(flags.map(({ code }) => code));
    const closed = closedCodes(db, before);
    const fixed = flagsOf(db, before).filter(({ code }) => !open.has(code) && !closed.has(code));
    for (const { code } of fixed)
      insertClosure(db, scan.id, {
        entry: before,
        code,
        outcome: 'fixed',
        reason: input.note,
        person: actor.code,
        at,
      });
    return {
      next,
      columns: { entry, region, station: quantityOf(form, 'station', values) },
      flags,
      tell: { entry, fixed: fixed.map(({ code }) => code), flags: [...open] },
    };
  });
}

/** Warnings that were ticked on the entry before and say the same of the new one: nobody needs to look at them again. */
function stillTicked(db: Reader, before: number, flags: readonly CheckResult[]): string[] {
  const ticked = tickedOf(db, before);
  const said = new Map(flagsOf(db, before).map(({ code, params }) => [code, JSON.stringify(params)]));
  return flags.flatMap(({ code, params }) =>
    ticked.has(code) && said.get(code) === JSON.stringify(params) ? [code] : [],
  );
}

/**
 * An auditor closes a flag of a confirmed protocol without another entry; the scan is `final` once no error is open.
 * Flags between protocols are not kept with an entry and may be closed by their code all the same.
 * Throws `not-found`, `changed-meanwhile`, `wrong-status`; `invalid-input` when there is no such flag, when it is closed
 * already or, as on paper, without a reason.
 */
export function close(audit: Audit, actor: Actor, input: Valid<'audit.close'>): Saved {
  return actOnScan(audit, actor, 'flag.closed', input, (db, scan, state, { at }) => {
    const { code, outcome, reason } = input;
    const refuse = (why: string) => {
      throw new HattamaError('invalid-input', `Flag ${code} of scan ${scan.id}: ${why}`, {
        params: { code },
      });
    };
    if (outcome === 'as-on-paper' && reason === '') refuse('it stands on paper so for a reason');
    const entry = scan.entry ?? 0;
    const closed = closedCodes(db, entry);
    if (closed.has(code)) refuse('it is closed already');
    const flags = flagsOf(db, entry);
    const flagged =
      flags.some((flag) => flag.code === code) || betweenRules.some((rule) => rule.code === code);
    if (!flagged) refuse('there is no such flag');
    const open = flags.filter((flag) => isFailed(flag) && !closed.has(flag.code) && flag.code !== code);
    const next = allowed(scan, closeFlag(state, actor, { outcome, othersOpen: open.length > 0 }));
    insertClosure(db, scan.id, { entry, code, outcome, reason, person: actor.code, at });
    return { next, tell: { entry, code, outcome } };
  });
}
