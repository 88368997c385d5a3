import { z } from 'zod';
import type { Form } from '../../../shared/forms/form.ts';
import type { ClosureFacts, CopyFacts, EntryFacts, FlagFacts } from '../../../shared/protocol/facts.ts';
import { closureOutcomes } from '../../../shared/protocol/status.ts';
import { toCellText } from './cell-text.ts';
import { type Cells, columnMaker, type SheetOptions, type Table, tableOf } from './column.ts';
import { jsonText, listed, takeList } from './compact.ts';
import { needHash, stationOf } from './entries.ts';
import type { FieldColumns } from './field-keys.ts';
import { needNumber, needOneOf, needText, takeJson, takeNumber, takeText } from './take.ts';

/** A rule that an entry does not meet. */
export interface FlagRow {
  copy: CopyFacts;
  entry: EntryFacts;
  flag: FlagFacts;
  /** From 1, in the rules' order. */
  n: number;
  /** In force in the standing that counts, else in any. */
  closure: ClosureFacts | null;
}

const severities = ['error', 'warning'] as const;

/** The sheet of flags: a row for each rule that an exported entry does not meet. */
export function flagsTable(
  forms: readonly Form[],
  { fields }: FieldColumns,
  options: SheetOptions,
): Table<FlagRow> {
  const make = columnMaker(options.language);
  const columns = [
    make<FlagRow>('form', 'text', 12, ({ entry }) => entry.form),
    make<FlagRow>('region', 'text', 20, ({ entry }) => toCellText(entry.region)),
    make<FlagRow>('station', 'number', 10, ({ entry }) => stationOf(forms, fields, entry)),
    make<FlagRow>('code', 'text', 8, ({ flag }) => flag.code),
    make<FlagRow>('severity', 'text', 10, ({ flag }) => flag.severity, { allowed: severities }),
    make<FlagRow>('formula', 'text', 30, ({ flag }) => toCellText(flag.formula)),
    make<FlagRow>('difference', 'number', 10, ({ flag }) => flag.difference),
    make<FlagRow>('fields', 'text', 30, ({ flag }) => listed(flag.fields)),
    make<FlagRow>('params', 'text', 30, ({ flag }) => paramsText(flag)),
    make<FlagRow>('ticked', 'number', 8, ({ flag }) => Number(flag.ticked)),
    make<FlagRow>('outcome', 'text', 14, ({ closure }) => closure?.outcome ?? null, {
      allowed: closureOutcomes,
    }),
    make<FlagRow>('reason', 'text', 30, ({ closure }) => toCellText(closure?.reason ?? '')),
    make<FlagRow>('closed_by', 'text', 12, ({ closure }) => toCellText(closure?.person ?? ''), {
      people: true,
    }),
    make<FlagRow>('closed_in', 'text', 38, ({ closure }) => toCellText(closure?.workspace ?? '')),
    make<FlagRow>('closed_at', 'text', 25, ({ closure }) => closure?.at ?? null),
    make<FlagRow>('entry_key', 'text', 20, ({ entry }) => entry.key),
    make<FlagRow>('sha256', 'text', 20, ({ copy }) => copy.picture.sha256),
    make<FlagRow>('page', 'number', 7, ({ copy }) => copy.picture.page),
    make<FlagRow>('n', 'number', 5, ({ n }) => n),
  ];
  return tableOf('Flags', 4, columns, options);
}

function paramsText({ params }: FlagFacts): string | null {
  const text = jsonText(params);
  return text === null ? null : toCellText(text);
}

/** A flag as its row has it, with the key of its entry and its place among the entry's flags. Throws `CellError`. */
export function takeFlag(cells: Cells): { entry: string; n: number; flag: FlagFacts } {
  return {
    entry: needHash(cells, 'entry_key'),
    n: needNumber(cells, 'n'),
    flag: {
      code: needText(cells, 'code'),
      severity: needOneOf(cells, 'severity', severities),
      ok: false,
      fields: takeList(cells, 'fields'),
      params: takeJson(cells, 'params', paramsSchema, {}),
      formula: takeText(cells, 'formula'),
      difference: takeNumber(cells, 'difference'),
      ticked: needNumber(cells, 'ticked') === 1,
    },
  };
}

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
