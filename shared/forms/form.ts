import { z } from 'zod';

/** Languages of the workstation; a form's labels may add others (the form's own). English is always there. */
const text = z
  .record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1))
  .refine((labels) => 'en' in labels, { message: 'add an "en" text' })
  .meta({ description: 'A text by language code (ISO 639); "en" is required', required: ['en'] });

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'use 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit');

const mm = z.number().min(0).max(2000);
const size = z.number().positive().max(2000);

/** x, y, width, height in mm from the top left corner of the page. */
const box = z
  .tuple([mm, mm, size, size])
  .meta({ description: "x, y, width, height in mm from the page's top left corner" });

/** Which quantity of rules.md a field holds. Several fields of one quantity are added up (Georgia 2012: registered = 1 + 2). */
export const quantities = [
  'station',
  'registered',
  'received',
  'issued',
  'unused',
  'spoiled',
  'voted',
  'voted_outside',
  'voted_absentee',
  'invalid',
  'votes',
  'against_all',
  'valid_total',
  'turnout',
] as const;
const quantity = z.enum(quantities);
export type Quantity = z.infer<typeof quantity>;

const common = {
  id,
  page: z.int().min(1).max(20).default(1).meta({ description: 'Page of the form, from 1' }),
  box: box.meta({ description: 'The whole field, in mm' }),
  label: text,
  row: z.string().max(12).optional().meta({ description: 'The row\'s number as printed, e.g. "9.1"' }),
  help: text.optional(),
};

const numeric = {
  ...common,
  quantity: quantity.optional().meta({ description: 'Which quantity of the rules the field holds' }),
  candidate: id.optional().meta({ description: 'With quantity "votes": the candidate\'s id' }),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as HH:MM')
    .optional()
    .meta({ description: 'With quantity "turnout": the hour of the reading' }),
  digits: z.int().min(1).max(5).default(5).meta({ description: 'Most digits that a number here can have' }),
  optional: z
    .boolean()
    .default(false)
    .meta({ description: 'True if a commission may leave the field empty' }),
};

const cellsField = z.strictObject({
  ...numeric,
  kind: z.literal('cells'),
  cells: z
    .array(box)
    .min(1)
    .max(12)
    .meta({ description: "Each digit's box (inside of its lines), left to right, in mm" }),
});
const lineField = z.strictObject({ ...numeric, kind: z.literal('line') });
const printedField = z.strictObject({ ...numeric, kind: z.literal('printed') });
const wordsField = z.strictObject({
  ...common,
  kind: z.literal('words'),
  of: id.meta({ description: 'The field whose number stands here in words' }),
});
const textField = z.strictObject({
  ...common,
  kind: z.literal('text'),
  place: z.enum(['region', 'district', 'locality']).optional(),
});
const markField = z.strictObject({
  ...common,
  kind: z.literal('mark'),
  mark: z.enum(['stamp', 'signature']),
  required: z
    .boolean()
    .default(false)
    .meta({ description: 'True if a copy without it is not certified (W104)' }),
});

export const fieldSchema = z.discriminatedUnion('kind', [
  cellsField,
  lineField,
  printedField,
  wordsField,
  textField,
  markField,
]);

export const formRulesSchema = z.strictObject({
  has_spoiled: z.enum(['none', 'separate', 'inside_unused']).default('none'),
  absentee_in_register: z.boolean().default(true),
  has_against_all: z.boolean().default(false),
  has_words: z.boolean().default(false),
  has_valid_total: z.boolean().default(false),
  ballot_reserve_pct: z.number().min(0).max(100).nullable().default(null),
  off: z
    .array(z.string().regex(/^[FW]\d{3}$/, 'a rule\'s code, like "F401"'))
    .default([])
    .meta({ description: 'Codes of rules that do not apply to this form' }),
  tolerance: z
    .record(z.string().regex(/^[FW]\d{3}$/), z.number().min(0))
    .default({})
    .meta({
      description:
        "Tolerance or threshold by rule code (of W106, W208, W401, W402, W404, W405 in percent, of W214 in votes a minute), in place of the rule's own: 0 for identities and comparisons",
    }),
});

const file = z
  .string()
  .regex(/^[^/\\:][^\\:]*$/, 'a path relative to the form file, with forward slashes')
  .refine((path) => !path.split('/').includes('..'), 'stay within the form file\'s folder: no ".."');

/**
 * What a page is laid over. `blank`: a picture of the empty form; `filled`: a picture of a filled one (its ink is left out
 * of registration: `corners` names where the page's corners lie in the picture); `features`: lines and features as data.
 */
const referenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['blank', 'filled']),
    page: z.int().min(1).max(20).default(1),
    image: file,
    corners: z
      .tuple([
        z.tuple([z.number(), z.number()]),
        z.tuple([z.number(), z.number()]),
        z.tuple([z.number(), z.number()]),
        z.tuple([z.number(), z.number()]),
      ])
      .optional()
      .meta({
        description:
          'Top left, top right, bottom right, bottom left corner of the page in the picture, in px; the whole picture where absent',
      }),
  }),
  z.strictObject({ kind: z.literal('features'), page: z.int().min(1).max(20).default(1), file }),
]);

const shape = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1).meta({ description: 'Version of this file format' }),
  id,
  version: z.int().min(1).default(1),
  title: text,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters (ISO 3166)')
    .optional(),
  election: id.meta({ description: "The election; part of a station's identity" }),
  pages: z
    .array(z.strictObject({ width: size, height: size }))
    .min(1)
    .max(20)
    .meta({ description: 'Page sizes in mm' }),
  candidates: z.array(z.strictObject({ id, name: text })).default([]),
  fields: z.array(fieldSchema).min(1).max(400),
  rules: formRulesSchema.prefault({}),
  reference: z.array(referenceSchema).min(1).max(20).meta({ description: 'One entry a page' }),
});

/** The file format of a form, as checked at run time; `resources/forms/form.schema.json` is made from it. */
export const formSchema = shape.superRefine((form, context) => {
  const problem = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const fields = new Map<string, FormField>();
  const candidates = new Set(form.candidates.map((candidate) => candidate.id));
  form.fields.forEach((field, index) => {
    const at = ['fields', index];
    if (fields.has(field.id)) problem([...at, 'id'], `"${field.id}" is taken: give each field its own id`);
    fields.set(field.id, field);
    const page = form.pages[field.page - 1];
    if (!page)
      return problem([...at, 'page'], `there is no page ${field.page}: add it to "pages" or change it`);
    const inside = (where: Box) =>
      where[0] + where[2] <= page.width + 0.01 && where[1] + where[3] <= page.height + 0.01;
    if (!inside(field.box))
      problem(
        [...at, 'box'],
        `reaches beyond the page of ${page.width} x ${page.height} mm: move or shrink it`,
      );
    if (field.kind === 'cells')
      field.cells.forEach((cell, n) => {
        if (!inside(cell))
          problem(
            [...at, 'cells', n],
            `reaches beyond the page of ${page.width} x ${page.height} mm: move or shrink it`,
          );
        const before = field.cells[n - 1];
        if (before && cell[0] <= before[0]) problem([...at, 'cells', n], 'list the cells from left to right');
      });
    if ('quantity' in field) {
      if (field.quantity === 'votes' && !(field.candidate && candidates.has(field.candidate)))
        problem([...at, 'candidate'], 'name one of "candidates" by its id');
      if (field.quantity === 'turnout' && !field.time)
        problem([...at, 'time'], 'add the hour of the reading as HH:MM');
    }
  });
  form.fields.forEach((field, index) => {
    if (field.kind !== 'words') return;
    const of = fields.get(field.of);
    if (!of || !isNumeric(of))
      problem(['fields', index, 'of'], `"${field.of}" is no numeric field of this form`);
  });
  const names = form.candidates.map((candidate) => candidate.id);
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index)
      problem(['candidates', index, 'id'], `"${name}" is taken: give each candidate its own id`);
  });
  form.pages.forEach((_, index) => {
    const count = form.reference.filter((reference) => reference.page === index + 1).length;
    if (count !== 1) problem(['reference'], `page ${index + 1} has ${count} references: give it exactly one`);
  });
});

export type Form = z.infer<typeof formSchema>;
/** A form as written in its file, defaults left out. */
export type FormFile = z.input<typeof formSchema>;
export type FormField = z.infer<typeof fieldSchema>;
export type NumericField = Extract<FormField, { kind: 'cells' | 'line' | 'printed' }>;
export type CellsField = Extract<FormField, { kind: 'cells' }>;
export type MarkField = Extract<FormField, { kind: 'mark' }>;
export type FormReference = Form['reference'][number];
export type FormRules = Form['rules'];
/** x, y, width, height in mm. */
export type Box = readonly [number, number, number, number];
export type LocalText = Readonly<Record<string, string>>;

/** True for the fields that hold a number. */
export function isNumeric(field: FormField): field is NumericField {
  return field.kind === 'cells' || field.kind === 'line' || field.kind === 'printed';
}
