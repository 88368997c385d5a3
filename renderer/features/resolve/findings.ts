import { liveRules } from '../../../shared/protocol/check-protocol.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import { checkValues } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { Differences } from '../../../shared/api/reviewing.ts';
import { type Resolution, resolvedValues } from './resolution.ts';

/**
 * The rules that the protocol would not meet, errors first, with what is chosen so far. The core evaluates the same on saving.
 */
export function findingsOf(
  form: Form,
  { first }: Differences,
  resolution: Resolution,
  reading: PageExtraction | null,
): CheckResult[] {
  const machine = reading?.form === form.id ? { machine: reading.fields } : {};
  const values = resolvedValues(resolution, first.values);
  const failed = checkValues(form, { values, marks: first.marks, ...machine }).filter(
    ({ ok }) => ok === false,
  );
  return [
    ...failed.filter(({ severity }) => severity === 'error'),
    ...failed.filter(({ severity }) => severity === 'warning'),
  ];
}

/** Of those the ones that are told while choosing: a rule speaks once all its rows are chosen, never of one that is open. */
export function liveFindingsOf(found: readonly CheckResult[]): CheckResult[] {
  return found.filter(({ code }) => liveRules.has(code));
}
