import type { FieldValue } from '../../../shared/protocol/values.ts';
import type { Speech } from './speech.ts';

/** A value with its state, as one text: `185`, `0 (dash)`, `Blank`; what was not entered is said so. */
export function valueText({ state, words }: Speech, value: FieldValue | undefined): string {
  if (!value) return words.values.notEntered;
  const said =
    value.state === 'number'
      ? String(value.value)
      : value.value === null
        ? state[value.state]
        : `${value.value} · ${state[value.state]}`;
  return value.corrected ? `${said} · ${words.values.corrected}` : said;
}
