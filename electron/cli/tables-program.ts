import { type Command, InvalidArgumentError, Option } from 'commander';
import { publicationKinds } from '../../shared/protocol/count/counted.ts';
import { collect, type End, examples } from './program-parts.ts';
import { importTable, type ImportTableOptions } from './tables-commands.ts';
import type { Terminal } from './terminal.ts';

/** Declares `stations import` and `official import`. */
export function addTableCommands(program: Command, terminal: Terminal, end: End): void {
  const shared = (command: Command) =>
    command
      .option('--person <code>', 'code of the person who does this', 'cli')
      .option('--election <id>', 'the election; the one with most protocols unless given')
      .option('--source <source>', 'who published it; the name of the file unless given')
      .option('--published <day>', 'day of publication, YYYY-MM-DD; today unless given')
      .option('--sheet <name>', 'sheet of a workbook')
      .option('--header <row>', 'row with the names of columns, from 1', rowNumber)
      .option('--region <region>', 'region of rows that name none')
      .option(
        '--map <column=meaning>',
        'what a column, by letter or name, is taken for: region, district, station, place, candidate, votes_of_candidate, votes, votes:<candidate>, turnout:<HH:MM>, registered, stations, observed, protocols, head_count, name, address, latitude, longitude, was_observed, reason, left_out ...; may be given again',
        collect,
        [],
      )
      .option(
        '--place <name=what>',
        'what a name is that the election does not know: own, same:<region> or part:<region>; may be given again',
        collect,
        [],
      )
      .option('--dry-run', 'only say how it is understood')
      .option('--json', 'print the result as JSON');
  const declare = (group: string, what: string) => program.command(group).description(what);
  shared(
    declare('stations', 'the register of stations')
      .command('import <workspace> <file>')
      .description('take in a register of stations: XLSX, ODS, CSV, TSV'),
  )
    .addHelpText(
      'after',
      examples('stations import ./almaty register.xlsx --source CEC --region "Almaty city"'),
    )
    .action(async (workspace: string, file: string, options: Omit<ImportTableOptions, 'kind'>) =>
      end(await importTable(terminal, workspace, file, { ...options, kind: 'stations' })),
    );
  shared(
    declare('official', 'official results and other published figures')
      .command('import <workspace> <file>')
      .description(
        'take in a table of figures at any level; a later one of the same source is its next version',
      )
      .addOption(
        new Option(
          '--kind <kind>',
          "official results; independent: sums and coverage from elsewhere; turnout: by the hour, observers' counts",
        )
          .choices(publicationKinds.filter((kind) => kind !== 'stations'))
          .default('official'),
      ),
  )
    .addHelpText(
      'after',
      examples(
        'official import ./almaty results.csv --source CEC --published 2019-06-10',
        'official import ./almaty counts.csv --kind independent --map "note=left_out"',
      ),
    )
    .action(async (workspace: string, file: string, options: ImportTableOptions) =>
      end(await importTable(terminal, workspace, file, options)),
    );
}

function rowNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('a row from 1 to 9999 is needed');
  return Number(text);
}
