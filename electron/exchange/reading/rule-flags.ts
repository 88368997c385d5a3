import type { Form } from '../../../shared/forms/form.ts';
import { protocolInput } from '../../../shared/forms/quantities.ts';
import { checkProtocol } from '../../../shared/protocol/check-protocol.ts';
import type { EntryFacts, FlagFacts } from '../../../shared/protocol/facts.ts';

/** The rules that what an entry says does not meet, as they stand today. */
export function flagsOf(form: Form, { values, marks }: Pick<EntryFacts, 'values' | 'marks'>): FlagFacts[] {
  return checkProtocol(protocolInput(form, { values, marks }))
    .filter(({ ok }) => ok === false)
    .map((result) => ({ ...result, ticked: false }));
}

/** Flags of which only the codes are known: what the rules find today under these codes, else the code alone. */
export function flagsNamed(
  codes: readonly string[],
  form: Form,
  entry: Pick<EntryFacts, 'values' | 'marks'>,
): FlagFacts[] {
  const found = new Map(flagsOf(form, entry).map((flag) => [flag.code, flag]));
  return codes
    .filter((code) => /^[FW]\d{3}$/.test(code))
    .map(
      (code) =>
        found.get(code) ?? {
          code,
          severity: code.startsWith('F') ? 'error' : 'warning',
          ok: false,
          fields: [],
          params: {},
          formula: '',
          difference: null,
          ticked: false,
        },
    );
}
