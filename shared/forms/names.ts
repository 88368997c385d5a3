import { type Form, type FormField, type LocalText } from './form.ts';

/** A text of a form in a language, else in English, else in any it has. */
export function localText(text: LocalText, language: string): string {
  return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}

/** How a field is called in a sentence: the row's number as printed where it has one, else its label. */
export function rowName(form: Form, fieldId: string, language: string): string {
  const field = fieldOf(form, fieldId);
  return field ? (field.row ?? localText(field.label, language)) : fieldId;
}

/** A field's label in a language; a field of votes is called by its candidate. */
export function fieldLabel(form: Form, fieldId: string, language: string): string {
  const field = fieldOf(form, fieldId);
  if (!field) return fieldId;
  const candidate =
    'candidate' in field ? form.candidates.find(({ id }) => id === field.candidate) : undefined;
  return localText(candidate?.name ?? field.label, language);
}

function fieldOf(form: Form, fieldId: string): FormField | undefined {
  return form.fields.find((field) => field.id === fieldId);
}
