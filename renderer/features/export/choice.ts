import type { Input } from '../../../shared/api/contract.ts';
import type { Language } from '../../../shared/forms/checks.ts';

export const formats = ['xlsx', 'zip', 'ods', 'csv'] as const;
export const pictureWays = ['as-they-came', 'without-traces'] as const;

/** What a person wants exported, and how. */
export interface ExportChoice {
  format: (typeof formats)[number];
  language: Language;
  /** Every scan, also those that nobody has entered. */
  all: boolean;
  withoutPeople: boolean;
  /** Of a bundle: how its pictures leave. */
  pictures: (typeof pictureWays)[number];
}

/** How pictures leave: where people are left out, never with what a camera wrote into them; null where none do. */
export function picturesOf({
  format,
  withoutPeople,
  pictures,
}: ExportChoice): ExportChoice['pictures'] | null {
  if (format !== 'zip') return null;
  return withoutPeople ? 'without-traces' : pictures;
}

/** A choice as the call takes it. */
export function inputOf(choice: ExportChoice): Input<'exchange.export'> {
  const { format, language, all, withoutPeople } = choice;
  const pictures = picturesOf(choice);
  return { format, language, all, withoutPeople, ...(pictures ? { pictures } : {}) };
}
