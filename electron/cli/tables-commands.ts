import path from 'node:path';
import type { Output } from '../../shared/api/contract.ts';
import type { TableLook } from '../../shared/api/tables.ts';
import { cellName, columnLetters } from '../../shared/protocol/cell-name.ts';
import type { PublicationKind } from '../../shared/protocol/count/counted.ts';
import {
  isMeaning,
  LEFT_OUT,
  type NameSaid,
  type TableMapping,
} from '../../shared/protocol/count/mapping.ts';
import { foldWords } from '../../shared/protocol/count/tables/known.ts';
import type { Session } from '../workspace/core.ts';
import { type ExitCode, exitCodes, table, type Terminal } from './terminal.ts';
import { ask, withWorkspace } from './workspace-session.ts';

export interface ImportTableOptions {
  person: string;
  kind: PublicationKind;
  election?: string;
  source?: string;
  published?: string;
  sheet?: string;
  header?: number;
  region?: string;
  /** `<column>=<meaning>`. */
  map: readonly string[];
  /** `<name>=own`, `<name>=same:<region>`, `<name>=part:<region>`. */
  place: readonly string[];
  dryRun?: boolean;
  json?: boolean;
}

/** Cells and rows that are named one by one. */
const MOST_TOLD = 200;

/**
 * `stations import`, `official import`: reads a published table, says how it understood each column and what it leaves out, and takes
 * the rest. Exit code 1 where a row was left out.
 */
export async function importTable(
  terminal: Terminal,
  folder: string,
  file: string,
  options: ImportTableOptions,
): Promise<ExitCode> {
  return withWorkspace(folder, options.person, async (session) => {
    const { kind, election, source, published, dryRun } = options;
    const read = await ask(session, 'tables.look', {
      path: path.resolve(file),
      kind,
      ...(election === undefined ? {} : { election }),
    });
    if (read.refused) {
      terminal.say(`${file} is not read: ${read.refused.code}`);
      return exitCodes.couldNotRun;
    }
    const look = await understood(session, read, options);
    const taken = dryRun
      ? null
      : await ask(session, 'tables.take', {
          look: look.look,
          mapping: look.mapping,
          source: source ?? path.parse(file).name,
          published: published ?? new Date().toISOString().slice(0, 10),
        });
    terminal.print(options.json ? JSON.stringify({ look, taken }, null, 2) : described(look, taken));
    return look.taking.leftOut > 0 ? exitCodes.someFailed : exitCodes.done;
  });
}

/** The table as the options say that it is to be understood. */
async function understood(
  session: Session,
  first: TableLook,
  options: ImportTableOptions,
): Promise<TableLook> {
  const { sheet, header, region, map, place } = options;
  let look = first;
  const again = async (changed: Partial<TableMapping>) => {
    const mapping = { ...look.mapping, ...changed };
    look = await ask(session, 'tables.map', { look: look.look, mapping });
  };
  if (sheet !== undefined || header !== undefined)
    await again({ sheet: sheet ?? look.mapping.sheet, header: header ?? 0, columns: [] });
  if (map.length > 0 || place.length > 0 || region !== undefined)
    await again({
      columns: map.reduce((columns, each) => withColumn(look, columns, each), look.mapping.columns),
      names: { ...look.mapping.names, ...Object.fromEntries(place.map(nameSaid)) },
      ...(region === undefined ? {} : { region }),
    });
  return look;
}

/** Takes one column, by its letters or what it is called, for what is said; another one that was taken for it is left out. */
function withColumn({ columns: names }: TableLook, columns: readonly string[], said: string): string[] {
  const [, column = '', meaning = ''] = /^(.*)=(\S+)$/.exec(said) ?? [];
  if (!isMeaning(meaning)) throw new Error(`--map ${said}: a column can be taken for nothing like that`);
  const called = foldWords(column);
  const at = columns.findIndex(
    (_, index) =>
      columnLetters(index) === column || (called !== '' && foldWords(names[index] ?? '') === called),
  );
  if (at < 0) throw new Error(`--map ${said}: there is no column ${column}; there are ${names.join(', ')}`);
  return columns.map((each, index) => (index === at ? meaning : each === meaning ? LEFT_OUT : each));
}

function nameSaid(said: string): [string, NameSaid] {
  const [, name, is, region] = /^(.+)=(?:(same|part):(.+)|own)$/.exec(said) ?? [];
  if (name === undefined)
    throw new Error(`--place ${said}: write <name>=own, <name>=same:<region> or <name>=part:<region>`);
  return [name, (is === 'same' || is === 'part') && region ? { is, region } : { is: 'own' }];
}

function described(look: TableLook, taken: Output<'tables.take'> | null): string {
  const { mapping, columns, taking } = look;
  const { country, region, district, station } = taking.levels;
  const told = taking.problems.slice(0, MOST_TOLD);
  const more = taking.problemCount - told.length;
  const { hiddenRows = 0, hiddenColumns = 0 } = look.sheets.find(({ name }) => name === mapping.sheet) ?? {};
  return [
    `${[look.file, mapping.sheet].filter(Boolean).join(', ')}: ${look.kind}, ${look.election}${look.remembered ? ' (understood as before)' : ''}`,
    ...(hiddenRows + hiddenColumns > 0
      ? [`hidden, and read all the same: ${hiddenRows} rows, ${hiddenColumns} columns`]
      : []),
    table(mapping.columns.map((meaning, column) => [columnLetters(column), columns[column] ?? '', meaning])),
    `rows: ${country} on the country, ${region} on regions, ${district} on parts of regions, ${station} on stations; ${taking.leftOut} left out`,
    ...told.map(
      ({ row, column, text, why, leftOut }) =>
        `${column === null ? `row ${row}` : cellName(row - 1, column)}: ${why}${text === '' ? '' : ` "${text}"`} (${leftOut === 'nothing' ? 'counted once' : `${leftOut} left out`})`,
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(taken
      ? [
          `Taken in as table ${taken.id}: ${taken.source}, ${taken.published}, version ${taken.version} of ${taken.versions}`,
        ]
      : []),
  ].join('\n');
}
