import type { FormFacts } from '../../../shared/protocol/facts.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { needHash } from './entries.ts';
import { needNumber, takeText } from './take.ts';

/** A piece of a form file. */
export interface FormPart {
  sha256: string;
  form: string;
  formVersion: number;
  /** From 1. */
  part: number;
  text: string;
}

/** Most characters of a form file in a cell, as they are written: a spreadsheet's cell holds 32,767. */
const LONGEST = 30_000;

/** The sheet of form files that entries were typed under, in pieces that a cell can hold. */
export function formsTable(options: SheetOptions): Table<FormPart> {
  const make = columnMaker(options.language);
  const columns = [
    make<FormPart>('form_sha256', 'text', 20, ({ sha256 }) => sha256),
    make<FormPart>('form', 'text', 12, ({ form }) => form),
    make<FormPart>('form_version', 'number', 9, ({ formVersion }) => formVersion),
    make<FormPart>('part', 'number', 7, ({ part }) => part),
    make<FormPart>('json', 'text', 60, ({ text }) => toCellText(text)),
  ];
  return tableOf('Forms', 1, columns, options);
}

/** A form file in pieces. */
export function formParts(file: FormFacts, form: { id: string; version: number }): FormPart[] {
  const parts: FormPart[] = [];
  let rest = file.json;
  while (rest !== '' || parts.length === 0) {
    const text = beginningOf(rest);
    parts.push({
      sha256: file.sha256,
      form: form.id,
      formVersion: form.version,
      part: parts.length + 1,
      text,
    });
    rest = rest.slice(text.length);
  }
  return parts;
}

/** As much of a text as a cell holds. */
function beginningOf(text: string): string {
  let length = Math.min(text.length, LONGEST);
  while (toCellText(text.slice(0, length)).length > LONGEST) length = Math.floor(length / 2);
  return text.slice(0, length);
}

/** A piece of a form file as its row has it. Throws `CellError`. */
export function takeFormPart(cells: Cells): Pick<FormPart, 'sha256' | 'part' | 'text'> {
  return {
    sha256: needHash(cells, 'form_sha256'),
    part: needNumber(cells, 'part'),
    text: takeText(cells, 'json'),
  };
}
