import { languages } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { TableName } from '../sheets/column.ts';
import { tableHeaders, tablesOf } from '../sheets/tables.ts';
import { plainName } from './names.ts';

/** What the header rows of a table can look like. */
export interface Shape {
  name: TableName;
  /** Keys of all columns in their order, the row hash among them. */
  keys: readonly string[];
  /** By a name as `plainName` makes it, of any language: the keys of the columns that are called so. */
  byName: ReadonlyMap<string, readonly string[]>;
}

/** The shapes of all tables that are read; the columns of some follow from the forms. */
export function shapesOf(forms: readonly Form[]): Shape[] {
  const shapes = new Map<TableName, { keys: string[]; byName: Map<string, string[]> }>();
  for (const language of languages)
    for (const [name, headers] of tableHeaders(tablesOf(forms, { language, withoutPeople: false }))) {
      const shape = shapes.get(name) ?? {
        keys: headers.map(({ key }) => key),
        byName: new Map<string, string[]>(),
      };
      shapes.set(name, shape);
      for (const { key, heading } of headers)
        for (const called of new Set([plainName(key), plainName(heading)])) {
          const keys = shape.byName.get(called) ?? [];
          if (!keys.includes(key)) shape.byName.set(called, [...keys, key]);
        }
    }
  return [...shapes].map(([name, shape]) => ({ name, ...shape }));
}
