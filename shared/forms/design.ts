import { z } from 'zod';
import {
  type Box,
  type Form,
  type FormField,
  type FormFile,
  quantities,
  formRulesSchema,
  isNumeric,
} from './form.ts';

/** A text by language code; while a form is drawn, any of them may be missing or empty. */
const texts = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().max(500));
const name = z.string().max(100);
const mm = z.number().min(-2000).max(4000);
const size = z.number().min(0).max(2000);
const box = z.tuple([mm, mm, size, size]);

export const fieldKinds = ['cells', 'line', 'printed', 'words', 'text', 'mark'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A field as drawn: what its kind does not need is kept all the same, so that a change of kind can be taken back. */
const designFieldSchema = z.strictObject({
  id: name,
  kind: z.enum(fieldKinds),
  box,
  cells: z.array(box).max(12),
  label: texts,
  help: texts.optional(),
  row: name,
  quantity: z.enum(quantities).nullable(),
  candidate: name,
  time: name,
  digits: z.int().min(1).max(5),
  optional: z.boolean(),
  of: name,
  mark: z.enum(['stamp', 'signature']),
  required: z.boolean(),
  place: z.enum(['region', 'district', 'locality']).nullable(),
});
export type DesignField = z.infer<typeof designFieldSchema>;

/** A form of one page while it is being drawn: not yet, or not always, a form that can be used. */
export const designSchema = z.strictObject({
  id: name,
  election: name,
  country: name,
  title: texts,
  page: z.strictObject({ width: size, height: size }),
  /** Whether the picture shows the form empty or filled in. */
  reference: z.enum(['blank', 'filled']),
  candidates: z.array(z.strictObject({ id: name, name: texts })).max(100),
  fields: z.array(designFieldSchema).max(400),
  rules: formRulesSchema,
});
export type Design = z.infer<typeof designSchema>;

/** A form of which nothing is known but the size of its page, mm. */
export function emptyDesign(page: Design['page']): Design {
  return {
    id: '',
    election: '',
    country: '',
    title: {},
    page,
    reference: 'filled',
    candidates: [],
    fields: [],
    rules: formRulesSchema.parse({}),
  };
}

/** A field that was just drawn; `box` in mm. */
export function newField(id: string, box: Box): DesignField {
  return {
    id,
    kind: 'line',
    box: [...box],
    cells: [],
    label: {},
    row: '',
    quantity: null,
    candidate: '',
    time: '',
    digits: 5,
    optional: false,
    of: '',
    mark: 'stamp',
    required: false,
    place: null,
  };
}

/** A form as it was drawn. Null for a form of several pages: the designer shows one. */
export function designOf(form: Form): Design | null {
  const [page, ...others] = form.pages;
  const [reference] = form.reference;
  if (!page || others.length > 0 || !reference) return null;
  return {
    id: form.id,
    election: form.election,
    country: form.country ?? '',
    title: form.title,
    page,
    reference: reference.kind === 'blank' ? 'blank' : 'filled',
    candidates: form.candidates,
    fields: form.fields.map(drawnField),
    rules: form.rules,
  };
}

function drawnField(field: FormField): DesignField {
  const { id, kind, label, row = '' } = field;
  const drawn = { ...newField(id, field.box), kind, label, row, ...(field.help ? { help: field.help } : {}) };
  if (isNumeric(field)) {
    const { quantity = null, candidate = '', time = '', digits, optional } = field;
    const cells = field.kind === 'cells' ? field.cells : [];
    return { ...drawn, quantity, candidate, time, digits, optional, cells };
  }
  if (field.kind === 'words') return { ...drawn, of: field.of };
  if (field.kind === 'text') return { ...drawn, place: field.place ?? null };
  return { ...drawn, mark: field.mark, required: field.required };
}

/**
 * What a drawn form comes to as a form file; whether it can be used is for `checkForm` to say. A text that was given in
 * some language but not in English stands as English too, for that one a form file has to have.
 * @param image path of the page's picture beside the form file
 */
export function formFileOf(design: Design, version: number, image: string): FormFile {
  return {
    format: 1,
    id: design.id,
    version,
    title: filled(design.title),
    ...(design.country ? { country: design.country } : {}),
    election: design.election,
    pages: [design.page],
    candidates: design.candidates.map(({ id, name: names }) => ({ id, name: filled(names) })),
    fields: design.fields.map((field) => fieldFile(field, design)),
    rules: design.rules,
    reference: [{ page: 1, kind: design.reference, image }],
  };
}

type FieldFile = FormFile['fields'][number];

function fieldFile(field: DesignField, { candidates }: Design): FieldFile {
  const { id, kind, cells, of, mark, required, place, quantity, candidate, time, digits, optional } = field;
  const named = candidates.find((each) => each.id === candidate);
  const isVotes = quantity === 'votes';
  const common = {
    id,
    box: rounded(field.box),
    // A field of votes is called by its candidate.
    label: filled(isVotes && named && isEmpty(field.label) ? named.name : field.label),
    ...(field.row ? { row: field.row } : {}),
    ...(field.help && !isEmpty(field.help) ? { help: filled(field.help) } : {}),
  };
  const numeric = {
    ...common,
    ...(quantity ? { quantity } : {}),
    ...(isVotes ? { candidate } : {}),
    ...(quantity === 'turnout' ? { time } : {}),
    digits,
    optional,
  };
  switch (kind) {
    case 'cells':
      return { kind, ...numeric, cells: cells.map(rounded) };
    case 'line':
    case 'printed':
      return { kind, ...numeric };
    case 'words':
      return { kind, ...common, of };
    case 'text':
      return { kind, ...common, ...(place ? { place } : {}) };
    case 'mark':
      return { kind, ...common, mark, required };
  }
}

function isEmpty(text: Readonly<Record<string, string>>): boolean {
  return Object.values(text).every((each) => each.trim() === '');
}

function filled(text: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries(text).flatMap(([language, each]) =>
    each.trim() === '' ? [] : [[language, each.trim()] as const],
  );
  const first = given[0]?.[1];
  const byLanguage = Object.fromEntries(given);
  return first === undefined || 'en' in byLanguage ? byLanguage : { ...byLanguage, en: first };
}

/** Places to a hundredth of a millimetre: finer than print is placed. */
function rounded([x, y, width, height]: Box): [number, number, number, number] {
  const round = (value: number) => Math.round(value * 100) / 100;
  return [round(x), round(y), round(width), round(height)];
}
