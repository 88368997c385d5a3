import { z } from 'zod';
import { type Form, formSchema } from './form.ts';

/** One thing wrong with a form file: where, what, and how to mend it. */
export interface FormProblem {
  /** Path in the file, like `fields[3].cells[0]`; empty for the file as a whole. */
  path: string;
  message: string;
}

export type FormCheck = { ok: true; form: Form } | { ok: false; problems: FormProblem[] };

/**
 * Checks the parsed contents of a form file against the schema and the form's own sense.
 * Never throws; `input` may be anything.
 */
export function checkForm(input: unknown): FormCheck {
  const result = formSchema.safeParse(input);
  if (result.success) return { ok: true, form: result.data };
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message })),
  };
}

/** Parses the text of a form file and checks it; a text that is no JSON is one problem of the whole file. */
export function parseForm(source: string): FormCheck {
  let input: unknown;
  try {
    input = JSON.parse(source);
  } catch (error) {
    return {
      ok: false,
      problems: [
        { path: '', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` },
      ],
    };
  }
  return checkForm(input);
}

/** The published JSON Schema (draft 2020-12) of a form file. */
export function formJsonSchema(): unknown {
  return z.toJSONSchema(formSchema, { io: 'input', target: 'draft-2020-12' });
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step),
    '',
  );
}
