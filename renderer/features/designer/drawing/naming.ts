import type { Design, DesignField } from '../../../../shared/forms/design.ts';

/** An id that no field of the form has: the wish itself, else with a number after it. */
export function freeId(wish: string, fields: readonly Pick<DesignField, 'id'>[]): string {
  const taken = new Set(fields.map(({ id }) => id));
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n++) if (!taken.has(`${wish}_${n}`)) return `${wish}_${n}`;
}

/** What a field is called in files as long as nobody says otherwise: after its quantity, its mark, or just a field. */
export function givenId({ kind, quantity, candidate, mark, of, place }: DesignField): string {
  if (kind === 'mark') return mark;
  if (kind === 'words') return of ? `${of}_words` : 'words';
  if (kind === 'text') return place ?? 'text';
  if (quantity === 'votes' && candidate) return `votes_${candidate}`;
  return quantity ?? 'field';
}

/** True if the field's id is one that was given, so that it may follow the field's meaning. */
export function hasGivenId(field: DesignField): boolean {
  const given = givenId(field);
  return field.id === given || new RegExp(`^${given}_\\d+$`).test(field.id);
}

/** The design with a field's id changed, wherever the id stands. */
export function renamed(design: Design, index: number, id: string): Design {
  const before = design.fields[index]?.id;
  return {
    ...design,
    fields: design.fields.map((field, n) => ({
      ...field,
      id: n === index ? id : field.id,
      of: field.of === before ? id : field.of,
    })),
  };
}

/** The number of the row below: "4" -> "5", "9.1" -> "9.2"; what is no number stays empty. */
export function nextRow(row: string): string {
  const last = /^(.*?)(\d{1,4})$/.exec(row);
  return last ? `${last[1] ?? ''}${Number(last[2]) + 1}` : '';
}
