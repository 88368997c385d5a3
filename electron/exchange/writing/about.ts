import type { Form } from '../../../shared/forms/form.ts';
import type { FormFacts } from '../../../shared/protocol/facts.ts';
import { EXPORT_FORMAT } from '../format.ts';
import { aboutHash } from '../sheets/about-hash.ts';
import { fitCell, toCellText } from '../sheets/cell-text.ts';
import type { SheetOptions } from '../sheets/column.ts';
import { tableHeaders, type Tables } from '../sheets/tables.ts';
import { wordsOf } from '../words.ts';
import type { AboutLine } from './book.ts';
import type { ExportOrigin } from './content.ts';
import type { Tally } from './write-book.ts';

/** What an exported workbook is made of, as the sheet about it says. */
export interface AboutContent {
  origin: ExportOrigin;
  files: readonly FormFacts[];
  /** The parsed files, in their order. */
  forms: readonly Form[];
  tables: Tables;
  tally: Tally;
}

/** Names in the seal of an export, beside those of every seal. */
const sealed = {
  format: 'export-format',
  rows: 'export-rows',
  rowsHash: 'export-rows-hash',
  aboutHash: 'export-about-hash',
} as const;

/**
 * The sheet about a workbook: a key that never changes, its value, what it means. Origin, counts, control sums, hashes, the
 * signed head of the log, and the meaning of every column.
 */
export function aboutLines(content: AboutContent, options: SheetOptions): AboutLine[] {
  const { about: words } = wordsOf(options.language);
  const { origin, tally } = content;
  const said = fitted(saidLines(content, options));
  const meanings = fitted(meaningLines(content, options));
  const seal = origin.seal({
    [sealed.format]: String(EXPORT_FORMAT),
    [sealed.rows]: String([...tally.rows.values()].reduce((sum, count) => sum + count, 0)),
    [sealed.rowsHash]: tally.rowsHash,
    [sealed.aboutHash]: aboutHash([...said, ...meanings]),
  });
  return [
    ...said,
    ...fitted([
      ['seal_text', toCellText(seal.text), words.seal_text],
      ['seal_signature', seal.signature, words.seal_signature],
      ['seal_key', seal.publicKey, words.seal_key],
    ]),
    ...meanings,
  ];
}

function saidLines({ origin, tally, files, forms }: AboutContent, options: SheetOptions): AboutLine[] {
  const { about: words } = wordsOf(options.language);
  const { attention } = origin;
  return [
    ['format', EXPORT_FORMAT, words.format],
    ['workspace', toCellText(origin.workspace), words.workspace],
    ['name', toCellText(origin.name), words.name],
    ['language', options.language, words.language],
    ['people', options.withoutPeople ? 'left-out' : 'included', words.people],
    ['statuses', origin.statuses.join(' '), words.statuses],
    ['as_of', origin.asOf, words.as_of],
    ['audit_head', origin.auditHead, words.audit_head],
    ['attention', attention.on ? 'on' : 'off', words.attention],
    ['attention_caught', attention.caught, words.attention_caught],
    ['attention_missed', attention.missed, words.attention_missed],
    ...files.map((file, index): [string, string, string] => {
      const form = forms[index];
      return [`form.${file.sha256}`, `${form?.id} ${form?.version}`, words.form];
    }),
    ...[...tally.rows].map(([name, count]): [string, number, string] => [`rows.${name}`, count, words.rows]),
    ...[...tally.sums].map(([key, sum]): [string, number, string] => [`sum.${key}`, sum, words.sum]),
    ['rows_hash', tally.rowsHash, words.rows_hash],
  ];
}

function meaningLines({ tables }: AboutContent, options: SheetOptions): AboutLine[] {
  const { about: words } = wordsOf(options.language);
  return [
    ['text_guard', null, words.text_guard],
    ['text_escape', null, words.text_escape],
    ...tableHeaders(tables).flatMap(([name, headers]) =>
      headers.map(({ key, heading, help }): [string, string, string] => [
        `${name}.${key}`,
        toCellText(heading),
        help,
      ]),
    ),
  ];
}

/** Lines whose texts a cell can hold. */
function fitted(lines: readonly AboutLine[]): AboutLine[] {
  return lines.map(([key, value, meaning]) => [
    key,
    typeof value === 'string' ? fitCell(value) : value,
    fitCell(meaning),
  ]);
}
