import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { protocolInput } from '../../../shared/forms/quantities.ts';
import { identitiesOf } from '../../../shared/protocol/check-protocol.ts';
import { findSlips, type Slips } from '../../../shared/protocol/slip.ts';
import { type Desk, valuesOf } from './desk/desk.ts';

/** Where slips may lie among the rows that the person has confirmed: before that, nothing is said. */
export function slipsOf(form: Form, desk: Desk, reading: PageExtraction | null): Slips {
  const entered = valuesOf(desk);
  const values: Record<string, number> = {};
  const secondReadings: Record<string, number> = {};
  for (const [field, { value }] of Object.entries(entered)) {
    if (value === null) continue;
    values[field] = value;
    const other = (reading?.fields[field]?.alternatives ?? [])
      .map(([number]) => number)
      .find((number) => typeof number === 'number' && number !== value);
    if (typeof other === 'number') secondReadings[field] = other;
  }
  return findSlips({
    identities: identitiesOf(protocolInput(form, { values: entered })),
    values,
    secondReadings,
  });
}
