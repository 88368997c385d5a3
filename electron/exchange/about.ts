import { fillMessage } from '../../shared/protocol/messages.ts';
import type { Column } from './columns.ts';
import { type AboutExport, EXPORT_FORMAT } from './protocol-row.ts';
import type { Words } from './words.ts';

/** One line of the About sheet: a key, its name or value, what it means. */
export type AboutLine = readonly [string, string | number | null, (string | null)?];

/** What an exported workbook says about itself: origin, counts, head of the audit log, meaning of every column. */
export function aboutLines(
  about: AboutExport,
  rows: number,
  columns: readonly Column[],
  words: Words,
): AboutLine[] {
  const withPeople = columns.some((column) => column.key === 'person');
  return [
    [words.about.format, EXPORT_FORMAT],
    [words.about.workspace, about.workspace],
    [words.about.as_of, about.asOf],
    [words.about.rows, rows],
    [words.about.audit_head, about.auditHead],
    [words.about.people, withPeople ? words.about.people_in : words.about.people_out],
    [words.about.attention, attentionOf(about.attention, words)],
    [words.about.text_guard, null],
    ['', null],
    [words.about.key, words.about.name, words.about.meaning],
    ...columns.map((column): AboutLine => [column.key, column.heading, column.help]),
  ];
}

function attentionOf({ on, caught, missed }: AboutExport['attention'], { about }: Words): string {
  return fillMessage(on ? about.attention_on : about.attention_off, { caught, missed }, 'en');
}
