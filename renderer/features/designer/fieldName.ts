import type { Design, DesignField } from '../../../shared/forms/design.ts';
import { localText } from '../../../shared/forms/names.ts';

/** How a field is called on the screen: its row, and its label, its candidate or its id, whichever there is. */
export function fieldName(
  field: DesignField,
  { candidates }: Pick<Design, 'candidates'>,
  language: string,
): string {
  const candidate = candidates.find(({ id }) => field.quantity === 'votes' && id === field.candidate);
  const named =
    localText(field.label, language) || (candidate && localText(candidate.name, language)) || field.id;
  return field.row ? `${field.row} ${named}` : named;
}
