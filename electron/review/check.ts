import { HattamaError } from '../../shared/api/result.ts';
import { checkValues } from '../../shared/forms/checks.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import type { ProtocolEvidence } from '../../shared/forms/quantities.ts';
import type { CheckResult, RuleResult } from '../../shared/protocol/rules.ts';
import { type FieldValues, isConsistent } from '../../shared/protocol/values.ts';

/**
 * Sees to it that values and marks belong to the form and make sense in themselves. A field that is left out is not
 * wrong here: it is rule F101's affair. Throws `invalid-input` that names the field.
 */
export function validateEntry(
  form: Form,
  values: FieldValues,
  marks: Readonly<Record<string, boolean>>,
): void {
  const refuse = (field: string, why: string) => {
    throw new HattamaError('invalid-input', `Field ${field} of ${form.id}: ${why}`, { params: { field } });
  };
  const numeric = new Set(form.fields.filter(isNumeric).map(({ id }) => id));
  const markIds = new Set(form.fields.filter(({ kind }) => kind === 'mark').map(({ id }) => id));
  for (const [field, value] of Object.entries(values)) {
    if (!numeric.has(field)) refuse(field, 'there is no such numeric field');
    if (!isConsistent(value)) refuse(field, `value ${value.value} does not go with state ${value.state}`);
  }
  for (const mark of Object.keys(marks)) if (!markIds.has(mark)) refuse(mark, 'there is no such mark');
}

/** The rules of a form over a protocol's values, worded in English; nothing is saved. Throws `invalid-input`. */
export function checkEntry(form: Form, evidence: ProtocolEvidence): CheckResult[] {
  validateEntry(form, evidence.values, evidence.marks ?? {});
  return checkValues(form, evidence);
}

/** True for a result that makes a protocol `flagged`: an error, and not merely one whose inputs are missing. */
export const isFailed = (result: RuleResult) => result.ok === false && result.severity === 'error';
