import { checkForm } from '../../../../shared/forms/check.ts';
import { type Design, formFileOf } from '../../../../shared/forms/design.ts';

/** What can be wrong, as keys under `designer.problem.` */
export const problemKinds = [
  'id',
  'election',
  'country',
  'title',
  'candidates',
  'fields',
  'fieldId',
  'label',
  'box',
  'cells',
  'candidate',
  'time',
  'of',
  'row',
  'other',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** One thing to mend before the form can be used. */
export interface Problem {
  kind: ProblemKind;
  /** Place of the field in the design; null for the form as a whole. */
  field: number | null;
  /** In English, as `hattama form check` says it. */
  detail: string;
}

const ofFields: Readonly<Record<string, ProblemKind>> = {
  id: 'fieldId',
  label: 'label',
  box: 'box',
  cells: 'cells',
  candidate: 'candidate',
  time: 'time',
  of: 'of',
  row: 'row',
};
const ofForms: Readonly<Record<string, ProblemKind>> = {
  id: 'id',
  election: 'election',
  country: 'country',
  title: 'title',
  candidates: 'candidates',
  fields: 'fields',
};

/** Everything that keeps a design from being a form; each kind of problem is told once a field. */
export function problemsOf(design: Design): Problem[] {
  const checked = checkForm(formFileOf(design, 1, 'page.jpg'));
  if (checked.ok) return [];
  const problems = checked.problems.map(({ path, message }): Problem => {
    const inField = /^fields\[(\d+)\]\.?(\w*)/.exec(path);
    const detail = `${path}: ${message}`;
    if (inField) return { kind: ofFields[inField[2] ?? ''] ?? 'other', field: Number(inField[1]), detail };
    return { kind: ofForms[/^\w+/.exec(path)?.[0] ?? ''] ?? 'other', field: null, detail };
  });
  return problems.filter(
    ({ kind, field }, n) => problems.findIndex((each) => each.kind === kind && each.field === field) === n,
  );
}
