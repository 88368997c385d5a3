import type { CheckResult } from '../../../shared/protocol/rules.ts';
import { checkValues, type Language } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { liveRules } from '../../../shared/protocol/check-protocol.ts';
import { type Desk, valuesOf } from './desk/desk.ts';

/** Rules over what the person has confirmed so far: an identity says nothing until its last row is entered. */
export function liveChecks(form: Form, desk: Desk, language: Language): CheckResult[] {
  return checkValues(form, { values: valuesOf(desk) }, language).filter(
    ({ code, ok }) => liveRules.has(code) && ok !== null,
  );
}

/** What the summary says of the whole protocol: everything that is flagged, errors first. */
export function findings(
  form: Form,
  desk: Desk,
  reading: PageExtraction | null,
  language: Language,
): CheckResult[] {
  const evidence = {
    values: valuesOf(desk),
    marks: desk.marks,
    ...(reading ? { machine: reading.fields } : {}),
  };
  const flagged = checkValues(form, evidence, language).filter(({ ok }) => ok === false);
  return [
    ...flagged.filter(({ severity }) => severity === 'error'),
    ...flagged.filter(({ severity }) => severity === 'warning'),
  ];
}

/** What Enter does on the summary. */
export type SummaryStep =
  /** Goes to the first row of an error that the person has not yet gone back to. */
  | { does: 'look'; row: number; codes: readonly string[]; code: string }
  /** Saves; `asIs` when errors stay because the paper says so. */
  | { does: 'save'; asIs: boolean };

export function summaryStep(desk: Desk, found: readonly CheckResult[]): SummaryStep {
  const errors = found.filter(({ severity }) => severity === 'error');
  const fresh = errors.find(({ code }) => !desk.looked.includes(code));
  const row = fresh ? firstRow(desk, fresh) : null;
  if (fresh && row !== null)
    return { does: 'look', row, code: fresh.code, codes: [...desk.looked, fresh.code] };
  return { does: 'save', asIs: errors.length > 0 };
}

/** The first row of the desk that a result is about, in the result's own order; null when it names none. */
export function firstRow(desk: Desk, { fields }: Pick<CheckResult, 'fields'>): number | null {
  const rows = fields.map((field) => desk.rows.indexOf(field)).filter((row) => row >= 0);
  return rows[0] ?? null;
}
