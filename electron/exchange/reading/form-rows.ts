import type { FormFacts } from '../../../shared/protocol/facts.ts';
import { takeFormPart } from '../sheets/form-parts.ts';
import { CellError } from '../sheets/take.ts';
import type { FoundTable } from './find-table.ts';
import type { KnownForms } from './known-forms.ts';
import type { Problems } from './problems.ts';
import { tableRows } from './table-rows.ts';

/** The form files on a sheet, in its order; one that is not whole, or not a form, is named and left out. */
export function formRows(table: FoundTable, known: KnownForms, problems: Problems): FormFacts[] {
  const parts = new Map<string, Map<number, string>>();
  for (const row of tableRows(table, problems, new Set())) {
    try {
      const { sha256, part, text } = takeFormPart(row.cells);
      parts.set(sha256, (parts.get(sha256) ?? new Map<number, string>()).set(part, text));
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      problems.add(table.sheet.name, { row: row.at }, 'cell-unreadable', { name: error.column });
    }
  }
  return [...parts].flatMap(([sha256, pieces]): FormFacts[] => {
    const json = [...pieces]
      .sort(([a], [b]) => a - b)
      .map(([, text]) => text)
      .join('');
    if (known.formOf({ sha256, json })) return [{ sha256, json }];
    problems.add(table.sheet.name, {}, 'form-damaged', { name: sha256.slice(0, 12) });
    return [];
  });
}
