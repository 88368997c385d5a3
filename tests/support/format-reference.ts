import { type Header, sheetNames, type TableName } from '../../electron/exchange/sheets/column.ts';
import { tableHeaders, tablesOf } from '../../electron/exchange/sheets/tables.ts';
import { EXPORT_FORMAT } from '../../electron/exchange/format.ts';
import { wordsOf } from '../../electron/exchange/words.ts';

/** What each sheet is. */
const sheets: Readonly<Record<TableName, string>> = {
  Protocols:
    'One row a copy of a protocol, that is one page of one picture: what counts of it, and where it comes from. After `station` stand the fields of the forms, their states (`<field>_state`) and the marks; a field whose id is the key of another column is called `field_<id>`.',
  Stations:
    'One row a station (election, region and number) of which a copy was entered. Of several pictures of one paper the leading one counts.',
  Flags: 'One row for each rule that an exported entry does not meet, with what an auditor said of it.',
  Entries:
    "One row an entry: each person's value per field, first and second ones, resolutions and corrections. After `station` stand the fields of the forms.",
  Standings:
    'One row for each workspace that has worked on a copy and whose word nothing later replaces: which entry counts there. Merging follows from these.',
  Closures: 'One row for each flag that an auditor has closed, by the standing in which it is in force.',
  Sources: 'One row for each file that brought a picture; none where people were left out.',
  Edits: 'One row for each cell that somebody changed in a spreadsheet before the entry came in from there.',
  Papers:
    'One row for each thing that was said of two pictures (whether they show one paper) or of a document about a protocol.',
  Forms: 'The form files that entries were typed under, in parts that a cell can hold.',
};

/** The exported files' reference, made from the lists that they are written and read by. */
export function formatReference(): string {
  const options = { language: 'en', withoutPeople: false } as const;
  const tables = tableHeaders(tablesOf([], options));
  const { columnHelp, about } = wordsOf('en');
  const head = `# The exported workbook, format ${EXPORT_FORMAT}

Sheets: ${sheetNames.map((name) => `\`${name}\``).join(', ')}. Every sheet but the last has two header rows: keys that never change, and names in the
language of the export. Nothing is an empty cell, zero is 0; numbers are whole numbers, times ISO 8601 in UTC. A CSV is the sheet \`Protocols\` with
the row of keys alone. Columns marked * may name people and are left out where that is asked for.

- **Row hashes.** The last column, \`row_hash\`: ${columnHelp.row_hash}. The hash is over the cells as they stand, numbers as digits.
- **All rows.** \`rows_hash\` on the sheet \`About\`: ${about.rows_hash}. The signed text \`seal_text\` holds it.
- **Texts.** ${about.text_escape}: control characters, line ends but LF, a line feed at either end. ${about.text_guard}.
- A field's value: ${columnHelp.value}. Its state: ${columnHelp.state}. A mark: ${columnHelp.mark}.
`;
  const sections = tables.map(
    ([name, headers]) => `\n## ${name}\n\n${sheets[name]}\n\n${tableText(headers)}\n`,
  );
  const lines = Object.entries(about).map(([key, meaning]) => `| \`${aboutKey(key)}\` | ${cell(meaning)} |`);
  return `${head}${sections.join('')}\n## About\n\nA key, its value, what it means; then the meaning of every column as \`<sheet>.<column>\`.\n\n| key | what |\n|---|---|\n${lines.join('\n')}\n`;
}

/** Keys of which there are several lines. */
function aboutKey(key: string): string {
  const several: Readonly<Record<string, string>> = {
    form: 'form.<sha256>',
    rows: 'rows.<sheet>',
    sum: 'sum.<column>',
  };
  return several[key] ?? key;
}

function tableText(headers: readonly Header[]): string {
  const rows = headers.map(({ key, kind, help, allowed, people }) => {
    const words = allowed ? ` (${allowed.map((word) => `\`${word}\``).join(' ')})` : '';
    return `| \`${key}\`${people ? ' *' : ''} | ${kind} | ${cell(help)}${words} |`;
  });
  return ['| column | kind | what |', '|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
